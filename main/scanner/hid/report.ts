// What a HID POS scanner's report holds. Pure, and never throws: what makes no sense is null, what is cut off is missing.

/** Where things stand in a report as it is read. All positions count bytes from its first one, which is its id if it has one. */
export interface ReportLayout {
  /** Null where the device's reports have no id. */
  reportId: number | null;
  dataAt: number;
  dataLength: number;
  /** How many bytes of the data are meant. */
  lengthAt: number | null;
  /** The three characters of the AIM identifier (ISO/IEC 15424). */
  aimAt: readonly number[] | null;
  /** The bit that says that the next report goes on with this code. */
  continued: { at: number; mask: number } | null;
}

/** What one report brought of a code. */
export interface ReportContent {
  data: Uint8Array;
  /** `]L0` and the like; null where the report has none. */
  aimId: string | null;
  /** Whether the next report goes on with this code; null where this one does not say. */
  continued: boolean | null;
}

/** The example of the HID Point of Sale Usage Tables 1.02 as Honeywell filled it in, and most makers after it. */
export const commonLayout: ReportLayout = {
  reportId: 2,
  dataAt: 5,
  dataLength: 56,
  lengthAt: 1,
  aimAt: [2, 3, 4],
  continued: { at: 63, mask: 1 },
};

/** Newland's integration guides: no AIM identifier, a symbology number of its own at 62. */
export const newlandLayout: ReportLayout = { ...commonLayout, dataAt: 2, aimAt: null };

const newland = 0x1eab;

/**
 * The layout of a report whose descriptor cannot be had. Newland's scanners have their own; of others it is told by where
 * the AIM identifier would stand: what is neither one nor empty is data.
 */
export function guessLayout(report: Uint8Array, vendorId: number | null): ReportLayout {
  if (vendorId === newland) return newlandLayout;
  const identifier = report.subarray(2, 5);
  const isCommon = aimIdOf(identifier) !== null || identifier.every((byte) => byte === 0);
  return isCommon ? commonLayout : newlandLayout;
}

/**
 * What a report holds; null where it is no report of decoded data, or ends before its data begins.
 *
 * Its length byte says how much of the data is meant. Where that is zero or more than there is, or where there is none,
 * the data ends before its trailing NULs.
 */
export function readReport(report: Uint8Array, layouts: readonly ReportLayout[]): ReportContent | null {
  const layout = layouts.find(({ reportId }) => reportId === null || reportId === report[0]);
  if (layout === undefined || report.length <= layout.dataAt) return null;
  const { dataAt, dataLength, lengthAt, aimAt, continued } = layout;
  const field = report.subarray(dataAt, dataAt + dataLength);
  const declared = lengthAt === null ? 0 : (report[lengthAt] ?? 0);
  const flags = continued === null ? undefined : report[continued.at];
  return {
    data: declared > 0 && declared <= field.length ? field.subarray(0, declared) : withoutTrailingNuls(field),
    aimId: aimAt === null ? null : aimIdOf(aimAt.map((at) => report[at] ?? 0)),
    continued: continued === null || flags === undefined ? null : (flags & continued.mask) !== 0,
  };
}

function withoutTrailingNuls(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** `]`, the letter of a symbology, and a modifier; anything else is none. */
function aimIdOf(bytes: ArrayLike<number>): string | null {
  const text = String.fromCharCode(...Array.from(bytes));
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : null;
}
