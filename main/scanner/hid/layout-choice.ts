// Which layout a device's reports are read by: its quirk's, its descriptor's, or one that its reports show, found once.
import { commonLayout, quirkOf, quirks } from './quirks';
import type { Quirk, UsbId } from './quirks';
import { aimIdOf } from './report';
import type { ReportLayout } from './report';

/** Layouts that reports have shown, by USB numbers: kept from plug to plug. */
export interface FoundLayouts {
  of(device: UsbId | null): ReportLayout | null;
  keep(device: UsbId | null, layout: ReportLayout): void;
}

export function createFoundLayouts(): FoundLayouts {
  const found = new Map<string, ReportLayout>();
  return {
    of: (device) => (device === null ? null : (found.get(keyOf(device)) ?? null)),
    keep(device, layout) {
      if (device !== null) found.set(keyOf(device), layout);
    },
  };
}

function keyOf({ vendorId, productId }: UsbId): string {
  return `${vendorId}:${productId}`;
}

/** The layouts to read a report by. @param isFirst whether it begins a code, and does not continue one */
export type LayoutChoice = (report: Uint8Array, isFirst: boolean) => readonly ReportLayout[];

/**
 * The layouts to read each report of one device by. Where no descriptor tells, the first report that shows it does, and for
 * good: by where the `]` of an AIM identifier stands, as far as a length before it fits; until then by its maker's, and where
 * that is not known either, by where as many characters stand as are declared. While nothing is certain a report's data is
 * taken whole, so that no number is ever cut from a longer one.
 *
 * @param device null where the system does not tell its numbers
 * @param described the layouts of its report descriptor; none where that cannot be had
 */
export function layoutsFor(
  device: UsbId | null,
  described: readonly ReportLayout[],
  entries: readonly Quirk[] = quirks,
  found: FoundLayouts = createFoundLayouts(),
): LayoutChoice {
  const quirk = device === null ? null : quirkOf(device, entries);
  if (quirk?.applies === 'always') return () => quirk.layouts;
  if (described.length > 0) return () => described;
  let proven = found.of(device);
  let filled: ReportLayout | null = null;
  let uncertain: readonly ReportLayout[] = quirk?.layouts ?? [commonLayout];
  return (report, isFirst) => {
    const holdsData = isFirst && report[0] === commonLayout.reportId;
    if (proven === null && holdsData) {
      proven = shownLayout(report);
      if (proven !== null) found.keep(device, proven);
    }
    if (proven !== null) return [proven];
    if (holdsData) {
      filled ??= quirk?.layouts.find((layout) => isExact(report, layout)) ?? filledLayout(report);
      uncertain = quirk?.layouts.some((layout) => beginsWithData(report, layout)) ? quirk.layouts : [wholeOf(report)];
    }
    return filled === null ? uncertain : [filled];
  };
}

/** The last byte of a report is a flag. */
const longestData = 63;
/** From here on makers put numbers of their own. */
const dataEnd = 61;
/** Bytes that stand between a report's id and its data: as far as the identifier may stand. */
const furthestAim = 9;

function layoutAt(dataAt: number, lengthAt: number, aimAt: number | null): ReportLayout {
  const dataLength = Math.min(commonLayout.dataLength, longestData - dataAt);
  return {
    ...commonLayout,
    dataAt,
    dataLength,
    lengthAt,
    aimAt: aimAt === null ? null : [aimAt, aimAt + 1, aimAt + 2],
  };
}

/**
 * The layout in which an AIM identifier stands in front of the data, or as its beginning, and a length before it fits; else
 * null. A length that ends where NULs begin goes before one behind which a longer code may have left something.
 */
function shownLayout(report: Uint8Array): ReportLayout | null {
  const layouts = Array.from({ length: furthestAim - 1 }, (_, index) => index + 2)
    .filter((at) => aimIdOf(report.subarray(at, at + 3)) !== null)
    .flatMap((at) => lengthsBefore(at).flatMap((from) => [layoutAt(at + 3, from, at), layoutAt(at, from, null)]));
  return (
    layouts.find((layout) => isExact(report, layout)) ?? layouts.find((layout) => isFilled(report, layout)) ?? null
  );
}

/** Where a length may stand: most makers put it first. */
function lengthsBefore(at: number): number[] {
  return Array.from({ length: at - 1 }, (_, index) => index + 1);
}

/** As many bytes as are declared where a layout has its data; null where that cannot be. */
function declaredData(report: Uint8Array, { dataAt, dataLength, lengthAt }: ReportLayout): Uint8Array | null {
  const length = report[lengthAt ?? 0] ?? 0;
  return length === 0 || length > dataLength ? null : report.subarray(dataAt, dataAt + length);
}

/** Whether the data is as long as declared: no code ends in NULs, and behind it is nothing. */
function isExact(report: Uint8Array, layout: ReportLayout): boolean {
  const data = declaredData(report, layout);
  if (data === null || data.length < (report[layout.lengthAt ?? 0] ?? 0) || data[0] === 0 || data.at(-1) === 0)
    return false;
  return report.subarray(layout.dataAt + data.length, dataEnd).every((byte) => byte === 0);
}

/** Whether the data does not end before what is declared, where a longer code, or a truncated report, hides its end. */
function isFilled(report: Uint8Array, layout: ReportLayout): boolean {
  const data = declaredData(report, layout);
  if (data === null || layout.lengthAt !== 1) return false;
  return data.length < (report[1] ?? 0) || data.at(-1) !== 0 || data.length === 1;
}

/**
 * Without an identifier: the layout in which exactly as many characters stand as are declared, with nothing else before or
 * behind them; else null.
 */
function filledLayout(report: Uint8Array): ReportLayout | null {
  for (let at = 2; at <= furthestAim; at += 1) {
    const layout = at === commonLayout.dataAt ? commonLayout : layoutAt(at, 1, null);
    const hasText = report.subarray(2, at).some((byte) => byte >= 0x20);
    if (!hasText && isExact(report, layout) && !declaredData(report, layout)?.includes(0)) return layout;
  }
  return null;
}

function beginsWithData(report: Uint8Array, { dataAt }: ReportLayout): boolean {
  return (report[dataAt] ?? 0) !== 0;
}

/** All that a report holds, without NULs in front. */
function wholeOf(report: Uint8Array): ReportLayout {
  const first = report.findIndex((byte, index) => index >= 2 && byte !== 0);
  const dataAt = Math.min(Math.max(first, 2), furthestAim);
  return { ...commonLayout, dataAt, dataLength: longestData - dataAt, lengthAt: null, aimAt: null };
}
