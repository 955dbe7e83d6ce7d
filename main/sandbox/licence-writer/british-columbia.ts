// British Columbia's cards: three magnetic stripe tracks in one barcode, no AAMVA elements.
import { issuerOf } from './issuers';
import type { LicenceText } from './licence-text';
import { upperCase } from './upper-case';

/** A stripe field: with a caret at its end if it is shorter than the limit. */
const limited = (text: string, most: number): string => (text.length < most ? `${text}^` : text.slice(0, most));

const spaced = (postalCode: string): string => `${postalCode.slice(0, 3)} ${postalCode.slice(3)}`;

const digits = (date: string): string => date.replaceAll('-', '');

const sexLetters = { M: 'M', F: 'F', X: 'X' };

/** The three tracks. The health number is blank: it has no place in a store. */
export function writeBritishColumbia(licence: LicenceText): string {
  const given = [licence.firstName, licence.middleName].filter((name) => name !== '').join(' ');
  const city = upperCase(licence.city);
  const name = upperCase(`${licence.lastName},$${given}`);
  const address = upperCase(`${licence.address1}$${city} BC  ${spaced(licence.postalCode)}`);
  const first = `%BC${limited(city, 13)}${limited(name, 35)}${address}^?`;
  const expiry = digits(licence.expiry).slice(2, 6);
  const second = `;${issuerOf('BC').iin}${licence.number}=${expiry}${digits(licence.birthDate)}=?`;
  const body = `${sexLetters[licence.sex]}165 62BRNBLU`;
  const blankHealthNumber = ' '.repeat(10);
  const third = `_%0A${licence.postalCode.padEnd(11)}${'5'.padEnd(2)}${' '.repeat(10)}${' '.repeat(4)}${body}${blankHealthNumber}${' '.repeat(16)}?`;
  return first + second + third;
}
