// Which layout a device's reports are read by: its quirk's, its descriptor's, or one that its reports show, found once.
import { commonLayout, newlandLayout, quirkOf, quirks, shiftedLayout } from './quirks';
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
 * The layouts to read each report of one device by. Where neither a quirk nor a descriptor tells, the first report that holds
 * data does: by where the `]` of its AIM identifier stands, and for good; without one as most makers' or as Newland's, until
 * an identifier shows.
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
  if (quirk !== null) return () => quirk.layouts;
  let proven = found.of(device);
  let supposed: ReportLayout | null = null;
  return (report, isFirst) => {
    if (proven === null && isFirst && holdsData(report)) {
      proven = shownLayout(report);
      if (proven !== null) found.keep(device, proven);
      supposed ??= supposedLayout(report);
    }
    return [proven ?? supposed ?? commonLayout];
  };
}

function holdsData(report: Uint8Array): boolean {
  const length = report[1] ?? 0;
  return report[0] === commonLayout.reportId && length > 0 && length <= commonLayout.dataLength;
}

/** The layout in which an AIM identifier stands where it belongs, and as much data behind it as is declared; else null. */
function shownLayout(report: Uint8Array): ReportLayout | null {
  return [commonLayout, shiftedLayout].find((layout) => hasAimId(report, layout) && isFilled(report, layout)) ?? null;
}

function hasAimId(report: Uint8Array, { aimAt }: ReportLayout): boolean {
  return aimAt !== null && aimIdOf(aimAt.map((at) => report[at] ?? 0)) !== null;
}

/** No code ends in NULs: where the declared data does, the identifier is part of it, and stands at its start. */
function isFilled(report: Uint8Array, { dataAt }: ReportLayout): boolean {
  const end = dataAt + (report[1] ?? 0);
  return end > report.length || report[end - 1] !== 0 || report[1] === 1;
}

/** Anything but NULs where most makers put the identifier is data. */
function supposedLayout(report: Uint8Array): ReportLayout {
  return report.subarray(2, 5).every((byte) => byte === 0) ? commonLayout : newlandLayout;
}
