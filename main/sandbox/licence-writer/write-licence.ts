// Chooses the barcode format of a licence.
import { writeAamva } from './aamva';
import { writeBritishColumbia } from './british-columbia';
import type { LicenceText } from './licence-text';

/** The payload, one character for each byte (ISO 8859-1). */
export function writeLicence(licence: LicenceText): string {
  if (licence.verbatim !== undefined) return licence.verbatim;
  return licence.format === 'bc' ? writeBritishColumbia(licence) : writeAamva({ ...licence, format: licence.format });
}
