// Finds the layout of a scanner's input reports in its HID report descriptor. Pure, and never throws.
//
// Format: Device Class Definition for HID 1.11, section 6.2.2. Usages: HID Point of Sale Usage Tables 1.02, page 0x8C.
import type { ReportLayout } from './report';

/** Usages, the page in the upper 16 bits. */
const decodedData = 0x8c00fe;
const decodeDataContinued = 0x8c00ff;
const symbologyIdentifiers = [0x8c00fb, 0x8c00fc, 0x8c00fd];
/** Generic desktop page; makers use it for the number of data bytes in use. */
const byteCount = 0x01003b;

/** Linux' limit for a report, in bytes. */
const longestReport = 16_384;

/** Consecutive elements of one size; `first` counts bits from the report's first byte. */
interface Field {
  reportId: number;
  first: number;
  bits: number;
  count: number;
  usages: readonly UsageRange[];
}

interface UsageRange {
  from: number;
  to: number;
}

/** Where a usage stands; `first` and `bits` as in `Field`. */
interface Place {
  first: number;
  bits: number;
  count: number;
}

/** The layouts of all input reports that hold decoded data; empty where there are none or the descriptor is broken. */
export function layoutsOf(descriptor: Uint8Array): ReportLayout[] {
  const { fields, numbered } = inputFields(descriptor);
  const ids = new Set(fields.map((field) => field.reportId));
  return [...ids].flatMap((id) => {
    const report = fields.filter((field) => field.reportId === id);
    return layoutOf(report, numbered ? id : null) ?? [];
  });
}

/** The ids of the feature reports that a device has, by which it is set. */
export function featureReportsOf(descriptor: Uint8Array): ReadonlySet<number> {
  const ids = new Set<number>();
  let reportId = 0;
  for (const { tag, value } of items(descriptor)) {
    if (tag === 0x84) reportId = value;
    if (tag === 0xb0) ids.add(reportId);
  }
  return ids;
}

function layoutOf(report: readonly Field[], reportId: number | null): ReportLayout | null {
  const offset = reportId === null ? 0 : 1;
  const at = ({ first }: Place): number => first / 8 + offset;
  const isBytes = (place: Place | null): place is Place => place !== null && place.bits === 8 && place.first % 8 === 0;

  const data = find(report, decodedData);
  if (!isBytes(data)) return null;
  const length = find(report, byteCount);
  const continued = find(report, decodeDataContinued);
  const aim = symbologyIdentifiers.map((usage) => find(report, usage));
  return {
    reportId,
    dataAt: at(data),
    dataLength: data.count,
    lengthAt: isBytes(length) ? at(length) : null,
    aimAt: aim.every(isBytes) ? aim.map(at) : null,
    continued:
      continued === null
        ? null
        : { at: Math.floor(continued.first / 8) + offset, mask: (1 << (continued.first % 8)) & 0xff },
  };
}

/** A field's last usage applies to all remaining elements (section 6.2.2.8). */
function find(report: readonly Field[], usage: number): Place | null {
  for (const { first, bits, count, usages } of report) {
    let element = 0;
    for (const [index, { from, to }] of usages.entries()) {
      const isLast = index === usages.length - 1;
      if (usage >= from && usage <= to) {
        const position = element + usage - from;
        if (position >= count) break;
        const repeats = isLast && usage === to ? count - position : 1;
        return { first: first + position * bits, bits, count: repeats };
      }
      element += to - from + 1;
    }
  }
  return null;
}

interface Globals {
  page: number;
  size: number;
  count: number;
  reportId: number;
}

function inputFields(descriptor: Uint8Array): { fields: Field[]; numbered: boolean } {
  const fields: Field[] = [];
  const ends = new Map<number, number>();
  const stack: Globals[] = [];
  let numbered = false;
  let globals: Globals = { page: 0, size: 0, count: 0, reportId: 0 };
  let usages: UsageRange[] = [];
  let minimum: number | null = null;

  for (const { tag, value, size } of items(descriptor)) {
    const usage = size === 4 ? value : globals.page * 0x10000 + value;
    switch (tag) {
      case 0x04:
        globals = { ...globals, page: value & 0xffff };
        break;
      case 0x74:
        globals = { ...globals, size: value };
        break;
      case 0x84:
        globals = { ...globals, reportId: value };
        numbered = true;
        break;
      case 0x94:
        globals = { ...globals, count: value };
        break;
      case 0xa4:
        stack.push(globals);
        break;
      case 0xb4:
        globals = stack.pop() ?? globals;
        break;
      case 0x08:
        usages.push({ from: usage, to: usage });
        break;
      case 0x18:
        minimum = usage;
        break;
      case 0x28:
        if (minimum !== null && usage >= minimum) usages.push({ from: minimum, to: usage });
        minimum = null;
        break;
      case 0x80: {
        const first = ends.get(globals.reportId) ?? 0;
        const end = first + globals.size * globals.count;
        if (end > longestReport * 8) return { fields: [], numbered };
        ends.set(globals.reportId, end);
        // Constant elements are padding.
        if ((value & 1) === 0) fields.push({ ...fieldOf(globals), first, usages });
        usages = [];
        break;
      }
      case 0x90: // output
      case 0xb0: // feature
      case 0xa0: // collection
      case 0xc0: // end of collection
        usages = [];
        break;
      default:
    }
  }
  return { fields, numbered };
}

function fieldOf({ reportId, size, count }: Globals): Omit<Field, 'first' | 'usages'> {
  return { reportId, bits: size, count };
}

interface Item {
  /** Tag and type, without the size. */
  tag: number;
  value: number;
  /** Bytes of the value. */
  size: number;
}

/** Leaves out an item that the descriptor's end truncates. */
function* items(descriptor: Uint8Array): Generator<Item> {
  const longItem = 0xfe;
  let at = 0;
  while (at < descriptor.length) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === longItem) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const size = [0, 1, 2, 4][prefix & 3] ?? 0;
    if (at + 1 + size > descriptor.length) return;
    let value = 0;
    for (let index = size; index > 0; index -= 1) value = value * 256 + (descriptor[at + index] ?? 0);
    yield { tag: prefix & 0xfc, value, size };
    at += 1 + size;
  }
}
