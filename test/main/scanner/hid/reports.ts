// Report descriptors and reports as HID POS scanners have them: written for the tests of their driver.
import { Buffer } from 'node:buffer';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');

/** After Honeywell's: byte count, AIM identifier, 56 bytes, a flag of one bit. */
export const commonDescriptor = bytes(`
  05 8c 09 02 a1 01   09 12 a1 02 85 02   15 00 26 ff 00 75 08 95 01
  05 01 09 3b 81 02   05 8c 95 03 09 fb 09 fc 09 fd 81 02   95 38 09 fe 82 02 01
  95 02 06 66 ff 09 04 09 05 81 02   05 8c 15 00 25 01 75 01 95 01 09 ff 81 02
  95 07 81 03   c0 c0`);

/** The same reports, described as makers do it too: eight flags of which only the first has a meaning, and outputs. */
export const flagsDescriptor = bytes(`
  05 8c 09 02 a1 01   09 12 a1 02 85 02   15 00 26 ff 00 75 08 95 01
  05 01 09 3b 81 02   95 03 05 8c 09 fb 09 fc 09 fd 81 02   95 38 09 fe 82 02 01
  06 66 ff 95 02 09 04 09 00 81 02   05 8c 25 01 75 01 95 08 09 ff 81 02   c0
  09 14 a1 02 85 04 15 00 25 01 75 01 95 08 09 00 09 5f 09 60 09 00 09 00 09 85 09 86 91 86 c0
  06 66 ff 75 08 26 ff 00 09 03 a1 02 85 fe 95 01 09 03 b2 82 01 c0   c0`);

/** Newland's: no identifier, four reserved bytes, a symbology of its own. */
export const newlandDescriptor = bytes(`
  05 8c 09 02 a1 01   85 02 15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02
  05 8c 95 38 09 fe 82 02 01   95 04 81 03   06 00 ff 95 01 09 01 81 02
  05 8c 25 01 75 01 95 01 09 ff 81 02 95 07 81 03   c0`);

/** A keyboard's, which is no scanner's. */
export const keyboardDescriptor = bytes(`
  05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03
  95 06 75 08 15 00 26 ff 00 05 07 19 00 2a ff 00 81 00 c0`);

/** One report in the common layout. */
export function commonReport(data: string, { aimId = ']L0', continued = false, length = data.length } = {}): Buffer {
  const report = Buffer.alloc(64);
  report[0] = 2;
  report[1] = length;
  report.write(aimId, 2, 3, 'latin1');
  report.write(data, 5, 56, 'latin1');
  report[63] = continued ? 1 : 0;
  return report;
}

/** One report in the layout of Zebra, Datalogic and others: one byte before the identifier. */
export function shiftedReport(data: string, { aimId = ']L0', continued = false, length = data.length } = {}): Buffer {
  const report = Buffer.alloc(64);
  report[0] = 2;
  report[1] = length;
  report[2] = 0x0b;
  report.write(aimId, 3, 3, 'latin1');
  report.write(data, 6, 56, 'latin1');
  report[63] = continued ? 1 : 0;
  return report;
}

/** One report in Newland's layout. */
export function newlandReport(data: string, { continued = false, length = data.length } = {}): Buffer {
  const report = Buffer.alloc(64);
  report[0] = 2;
  report[1] = length;
  report.write(data, 2, 56, 'latin1');
  report[62] = 0x72;
  report[63] = continued ? 1 : 0;
  return report;
}

/** A code as a scanner splits it over reports. */
export function reportsOf(
  payload: string,
  report: (data: string, about: { continued: boolean }) => Buffer = commonReport,
): Buffer[] {
  const reports: Buffer[] = [];
  for (let at = 0; at < payload.length || reports.length === 0; at += 56) {
    reports.push(report(payload.slice(at, at + 56), { continued: at + 56 < payload.length }));
  }
  return reports;
}
