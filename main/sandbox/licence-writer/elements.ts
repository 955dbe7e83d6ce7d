// The elements of a subfile, in the order of each version's cards.
import { issuerOf } from './issuers';
import type { LicenceText } from './licence-text';
import { upperCase } from './upper-case';

type Version = Exclude<LicenceText['format'], 'bc'>;
type Element = [id: string, value: string];

function dateWriter(version: Version, country: 'CAN' | 'USA'): (date: string) => string {
  const yearFirst = version === 1 || (version > 2 && country === 'CAN');
  return (date) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return yearFirst ? year + month + day : month + day + year;
  };
}

const sexDigits = { M: '1', F: '2', X: '9' };

const paddedPostalCode = (licence: LicenceText, country: 'CAN' | 'USA'): string =>
  (country === 'CAN' ? `${licence.postalCode.slice(0, 3)} ${licence.postalCode.slice(3)}` : licence.postalCode).padEnd(
    11,
  );

function addressOf(licence: LicenceText, postalCode: string): Element[] {
  return [
    ['DAG', licence.address1],
    ['DAI', licence.city],
    ['DAJ', licence.province],
    ['DAK', postalCode],
  ];
}

function firstStandard(licence: LicenceText, date: (date: string) => string): Element[] {
  const name = [licence.lastName, licence.firstName, licence.middleName].filter((part) => part !== '').join(',');
  return [
    ['DAA', upperCase(name)],
    ...addressOf(licence, licence.postalCode),
    ['DAQ', licence.number],
    ['DAR', '5'],
    ['DBA', date(licence.expiry)],
    ['DBB', date(licence.birthDate)],
    ['DBC', licence.sex],
    ['DBD', date(licence.issued)],
  ];
}

function givenNamesTogether(version: Version, licence: LicenceText): Element[] {
  const between = version === 2 ? ' ' : ',';
  return [['DCT', [licence.firstName, licence.middleName].filter((part) => part !== '').join(between)]];
}

const givenNamesApart = (licence: LicenceText): Element[] => [
  ['DAC', licence.firstName],
  ['DAD', licence.middleName],
];

function truncationOf(licence: LicenceText): Element[] {
  return [
    ['DDE', licence.truncated ? 'T' : 'N'],
    ['DDF', 'N'],
    ['DDG', 'N'],
  ];
}

const classOf: Element[] = [
  ['DCA', '5'],
  ['DCB', 'NONE'],
  ['DCD', 'NONE'],
];

/** Pairs of id and value; the order of a date follows the version and the issuer's country. */
export function elementsOf(version: Version, licence: LicenceText): Element[] {
  const { country } = issuerOf(licence.issuedBy);
  const date = dateWriter(version, country);
  if (version === 1) return firstStandard(licence, date);
  const postalCode = paddedPostalCode(licence, country);
  const names = version < 4 ? givenNamesTogether(version, licence) : givenNamesApart(licence);
  const body: Element[] = [
    ['DBD', date(licence.issued)],
    ['DBB', date(licence.birthDate)],
    ['DBC', sexDigits[licence.sex]],
    ['DAY', 'BLU'],
    ['DAU', '165 cm'],
    ...addressOf(licence, postalCode),
  ];
  const document: Element[] = [
    ['DCF', `DOC${String(version).padStart(2, '0')}${licence.birthDate.replaceAll('-', '')}`],
    ['DCG', country === 'CAN' && version === 2 ? 'CDN' : country],
  ];
  const family: Element = ['DCS', licence.lastName];
  const expiry: Element = ['DBA', date(licence.expiry)];
  const number: Element = ['DAQ', licence.number];
  if (version < 4) return [...classOf, expiry, family, ...names, ...body, number, ...document];
  if (version < 8)
    return [...classOf, expiry, family, ...names, ...body, number, ...document, ...truncationOf(licence)];
  return [number, ...classOf, family, ...names, ...truncationOf(licence), expiry, ...body, ...document];
}
