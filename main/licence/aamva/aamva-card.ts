// Turns an AAMVA card's elements into a licence: which element means what in which version.
import type { AamvaHeader } from './aamva-header';
import { readNames, readTruncation } from './aamva-names';
import {
  cleanValue,
  countryOfIin,
  isForeignIin,
  isMissing,
  issuerOf,
  jurisdictionOf,
  orderOf,
  provinceOf,
  readDate,
  readPostalCode,
  sexOf,
} from '../fields';
import type { DateOrder } from '../fields';
import type { GovIdType, LicenceField, Reading } from '../model';
import { emptyReading, lower, warn } from '../model';
import { slotAt, slotOf } from './element-slots';
import { certaintyOf, readText } from './element-text';
import type { Elements } from './elements';

/** The newest version; a higher number is read like it. */
const newestVersion = 11;

const street = slotOf('DAG');
const city = slotOf('DAI');
const province = slotOf('DAJ');
const postalCode = slotOf('DAK');
const oldStreet = slotOf('DAL');
const oldCity = slotOf('DAN');
const oldProvince = slotOf('DAO');
const oldPostalCode = slotOf('DAP');
const number = slotOf('DAQ');
const oldClass = slotOf('DAR');
const expiry = slotOf('DBA');
const birthDate = slotOf('DBB');
const sex = slotOf('DBC');
const issued = slotOf('DBD');
const licenceClass = slotOf('DCA');
const country = slotOf('DCG');

/** The first of two elements that has a value; if neither has, the first. */
function either(elements: Elements, slot: number, other: number): number {
  if (!elements.has(other) || (elements.has(slot) && cleanValue(elements.value(slot)) !== null)) return slot;
  return other;
}

/** The text of an element, or of the one that very old cards have in its place: on later ones that is an id with a wrong letter. */
function readEither(
  reading: Reading,
  field: LicenceField,
  elements: Elements,
  slot: number,
  old: number,
): string | null {
  const used = either(elements, slot, old);
  if (used === old && !elements.mayBeOld) lower(reading, field, 'uncertain');
  return readText(reading, field, elements, used);
}

function readAddress(reading: Reading, elements: Elements): void {
  const { licence } = reading;
  licence.address1 = readEither(reading, 'address1', elements, street, oldStreet);
  licence.city = readEither(reading, 'city', elements, city, oldCity);
  const where = readEither(reading, 'province', elements, province, oldProvince);
  if (where !== null) {
    licence.province = provinceOf(where);
    if (jurisdictionOf(licence.province) === null) lower(reading, 'province', 'uncertain');
    else if (licence.province !== where) lower(reading, 'province', 'repaired');
  }
  const postal = readEither(reading, 'postalCode', elements, postalCode, oldPostalCode);
  if (postal === null) return;
  licence.postalCode = readPostalCode(postal);
  if (licence.postalCode === null) lower(reading, 'postalCode', 'uncertain');
}

/** DCG: `USA`, `CAN`, and `CDN` in version 2; null for anything else. */
function countryIn(value: string): 'CAN' | 'USA' | null {
  switch (value) {
    case 'CAN':
    case 'CDN':
    case 'CA':
    case 'CANADA':
      return 'CAN';
    case 'USA':
    case 'US':
      return 'USA';
    default:
      return null;
  }
}

/** Whether the country is written, and is neither: three letters (DCG, ISO 3166). */
function isOtherCountry(written: string): boolean {
  return /^[A-Z]{3}$/.test(written) && !isMissing(written) && countryIn(written) === null;
}

/**
 * Whether a card is no Canadian or American one: its IIN is another country's, or no single issuer's and stands with another
 * country. Cards of several provinces have one IIN in common: there the province must be another country's too.
 */
export function isForeign(header: AamvaHeader, elements: Elements): boolean {
  if (isForeignIin(header.iin)) return true;
  if (issuerOf(header.iin) !== null || !isOtherCountry(elements.value(country))) return false;
  return countryOfIin(header.iin) === null || jurisdictionOf(provinceOf(elements.value(province))) === null;
}

/** The issuer by IIN; the country by DCG, else by IIN, else by the address. */
function readIssuer(reading: Reading, header: AamvaHeader, elements: Elements): void {
  const { licence } = reading;
  const issuer = issuerOf(header.iin);
  licence.idType = idTypeOf(elements, issuer?.country ?? null);
  const home = licence.province === null ? null : jurisdictionOf(licence.province)?.country;
  const value = elements.value(country);
  const written = countryIn(value);
  if (elements.has(country)) certaintyOf(reading, 'country', elements, country);
  const issuedIn = countryOfIin(header.iin);
  licence.country = written ?? issuedIn ?? home ?? null;
  // A country that is not the issuer's: one of the two is damaged.
  if (issuedIn !== null && !isMissing(value) && written !== issuedIn) {
    lower(reading, 'country', 'uncertain');
    lower(reading, 'issuedBy', 'uncertain');
  }
  if (issuer === null) {
    licence.issuedBy = licence.province;
    lower(reading, 'issuedBy', 'uncertain');
    if (issuedIn === null && written === null) lower(reading, 'country', 'uncertain');
    licence.idType = idTypeOf(elements, licence.country);
    warn(reading, 'unknown_issuer', { iin: header.iin });
    return;
  }
  licence.issuedBy = issuer.code;
  // The digits that the header lost may be the issuer's.
  if (elements.isVersionGuessed && licence.province !== issuer.code) {
    lower(reading, 'issuedBy', 'uncertain');
    lower(reading, 'country', 'uncertain');
    licence.idType = idTypeOf(elements, written ?? home ?? issuer.country);
  }
}

/** Versions 0 and 1 have years first, version 2 months first, later ones their country's order. */
function dateOrder(version: number, country: 'CAN' | 'USA' | null): DateOrder {
  if (version <= 1) return 'year-first';
  if (version === 2) return 'month-first';
  return country === 'USA' ? 'month-first' : 'year-first';
}

type DateField = 'birthDate' | 'expiry' | 'issued';

/** The date in an element, or null; warns when its order is not the version's. */
function readCardDate(
  reading: Reading,
  field: DateField,
  elements: Elements,
  slot: number,
  order: DateOrder,
): string | null {
  certaintyOf(reading, field, elements, slot);
  const value = elements.value(slot);
  if (isMissing(value) || value === '00000000') return null;
  const date = readDate(value);
  if (date === null) lower(reading, field, 'uncertain');
  else if (orderOf(value) !== order) {
    lower(reading, field, 'repaired');
    warn(reading, 'date_order', { field });
  }
  return date;
}

/** An identity card has its subfile and no licence's; DL and EN (enhanced) are licences. */
function idTypeOf({ subfiles }: Elements, issuedIn: 'CAN' | 'USA' | null): GovIdType {
  const first = subfiles.find(({ type }) => type === 'DL' || type === 'ID' || type === 'EN');
  if (issuedIn === 'USA') return first?.type === 'ID' ? 'USID' : 'USDL';
  return first?.type === 'ID' ? 'CAPID' : 'CADL';
}

/** Whether an id stands behind the start of a class: the separator was lost, whichever version the id is of. */
function holdsId(value: string | null): boolean {
  for (let i = 1; value !== null && i + 3 <= value.length; i++) if (slotAt(value, i) >= 0) return true;
  return false;
}

/** Reads a licence from an AAMVA card's elements (DL/ID card design standards 2000 to 2025, data element tables). */
export function readCard(header: AamvaHeader, elements: Elements): Reading {
  const reading = emptyReading();
  const { licence } = reading;
  readAddress(reading, elements);
  readIssuer(reading, header, elements);
  readNames(reading, elements, licence.issuedBy);
  readTruncation(reading, elements);
  if (header.version > newestVersion) warn(reading, 'unknown_version', { version: header.version });
  const order = dateOrder(header.version, licence.country);
  licence.birthDate = readCardDate(reading, 'birthDate', elements, birthDate, order);
  licence.expiry = readCardDate(reading, 'expiry', elements, expiry, order);
  licence.issued = readCardDate(reading, 'issued', elements, issued, order);
  licence.number = readText(reading, 'number', elements, number);
  const sexWritten = elements.value(sex);
  licence.sex = sexOf(sexWritten);
  certaintyOf(reading, 'sex', elements, sex);
  if (licence.sex === null) {
    if (!/^[A-Z\d]?$/i.test(sexWritten) && !isMissing(sexWritten)) lower(reading, 'sex', 'uncertain');
    readText(reading, 'sex', elements, sex);
  }
  licence.licenceClass =
    header.version <= 1
      ? readText(reading, 'licenceClass', elements, either(elements, oldClass, licenceClass))
      : readEither(reading, 'licenceClass', elements, licenceClass, oldClass);
  if (holdsId(licence.licenceClass)) lower(reading, 'licenceClass', 'uncertain');
  return reading;
}
