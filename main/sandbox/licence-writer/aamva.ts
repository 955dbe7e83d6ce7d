// AAMVA cards of versions 1 (2000) to 10 (2020): header, subfile designator, elements.
import { elementsOf } from './elements';
import { issuerOf } from './issuers';
import type { LicenceText } from './licence-text';

type Version = Exclude<LicenceText['format'], 'bc'>;

const designatorLength = 10;

const paddedNumber = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * The payload of one subfile, DL or ID. Offset counts from byte 0, length includes the type letters and the final CR
 * (AAMVA card design standard, annex D, subfile designator); with `zeroOffset` the designator says 0, as Ontario's do.
 */
export function writeAamva(licence: LicenceText & { format: Version }): string {
  const version = licence.format;
  const type = licence.identityCard ? 'ID' : 'DL';
  const elements = elementsOf(version, licence).map(([id, value]) => id + value);
  const subfile = `${type}${elements.join('\n')}\r`;
  const jurisdictionVersion = version === 1 ? '' : '01';
  const start = `@\n\u001e\rANSI ${issuerOf(licence.issuedBy).iin}${paddedNumber(version, 2)}${jurisdictionVersion}01`;
  const offset = licence.zeroOffset ? 0 : start.length + designatorLength;
  return `${start}${type}${paddedNumber(offset, 4)}${paddedNumber(subfile.length, 4)}${subfile}`;
}
