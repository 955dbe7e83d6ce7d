// Reads one input report of a HID POS scanner by its layout. Pure, and never throws.

/** Where fields stand in a report. Positions count bytes from the first, which is the report id where there is one. */
export interface ReportLayout {
  /** Null where the device's reports have no id. */
  reportId: number | null;
  dataAt: number;
  dataLength: number;
  /** The byte that holds how many data bytes are used; null where there is none. */
  lengthAt: number | null;
  /** The three characters of the AIM identifier (ISO/IEC 15424). */
  aimAt: readonly number[] | null;
  /** The bit that is set where the next report continues the code. */
  continued: { at: number; mask: number } | null;
}

export interface ReportContent {
  data: Uint8Array;
  /** `]L0` and the like; null where the report has none. */
  aimId: string | null;
  /** Whether the next report continues the code; null where this one does not say. */
  continued: boolean | null;
}

/**
 * The content of a report by the layout that has its id; null where none has, or where the report ends before its data.
 *
 * Where the length byte is absent, zero or too large, the data ends before its trailing NULs.
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

/** `]`, a symbology's letter and a modifier (ISO/IEC 15424); null for anything else. */
export function aimIdOf(bytes: ArrayLike<number>): string | null {
  const text = String.fromCharCode(...Array.from(bytes));
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : null;
}
