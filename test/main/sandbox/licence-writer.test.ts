// The payloads that the sandbox writes, read here by offsets alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LicenceText } from '../../../main/sandbox/licence-writer';
import { writeLicence } from '../../../main/sandbox/licence-writer';

const name = fc.stringMatching(/^[A-Z][a-zÀ-ÖØ-öø-ÿ' -]{0,40}$/);
const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10));

const versions = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

const licences: fc.Arbitrary<LicenceText> = fc.record({
  format: fc.constantFrom(...versions),
  firstName: name,
  middleName: fc.oneof(name, fc.constant('')),
  lastName: name,
  birthDate: date,
  sex: fc.constantFrom('M', 'F', 'X'),
  address1: name,
  city: name,
  province: fc.constantFrom('ON', 'QC', 'NY'),
  postalCode: fc.constantFrom('M5J2H7', 'H2X1Y4', '142010000'),
  issuedBy: fc.constantFrom('ON', 'QC', 'PE', 'AB', 'NU', 'NY'),
  number: fc.stringMatching(/^[A-Z]\d{14}$/),
  issued: date,
  expiry: date,
  identityCard: fc.boolean(),
  truncated: fc.boolean(),
  zeroOffset: fc.constant(false),
});

/** Upper case, except for the one letter whose capital is not in Latin-1. */
const capitals = (text: string): string => text.toUpperCase().replaceAll('Ÿ', 'ÿ');

function readByOffsets(payload: string, version: number): { header: string; elements: Map<string, string> } {
  const entries = version === 1 ? 17 : 19;
  const designator = payload.slice(entries + 2, entries + 12);
  const offset = Number(designator.slice(2, 6));
  const length = Number(designator.slice(6, 10));
  const subfile = payload.slice(offset, offset + length);
  expect(offset).toBe(entries + 12);
  expect(offset + length).toBe(payload.length);
  expect(subfile.slice(0, 2)).toBe(designator.slice(0, 2));
  expect(subfile.endsWith('\r')).toBe(true);
  expect(subfile.indexOf('\r')).toBe(subfile.length - 1);
  const elements = subfile.slice(2, -1).split('\n');
  return {
    header: payload.slice(0, entries + 2),
    elements: new Map(elements.map((it) => [it.slice(0, 3), it.slice(3)])),
  };
}

test('header offsets and lengths are exact, and the characters are Latin-1', () => {
  fc.assert(
    fc.property(licences, (licence) => {
      const version = Number(licence.format);
      const payload = writeLicence(licence);
      const { header, elements } = readByOffsets(payload, version);
      const iins: Record<string, string> = {
        ON: '636012',
        QC: '604428',
        PE: '604426',
        AB: '604432',
        NU: '604433',
        NY: '636001',
      };
      const start = `@\n\u001e\rANSI ${iins[licence.issuedBy] ?? ''}${String(version).padStart(2, '0')}`;
      expect(header).toBe(`${start}${version === 1 ? '' : '01'}01`);
      expect(Buffer.from(payload, 'latin1').toString('latin1')).toBe(payload);
      expect(payload.slice(header.length, header.length + 2)).toBe(licence.identityCard ? 'ID' : 'DL');
      expect(elements.get('DAQ')).toBe(licence.number);
      expect(elements.get('DAG')).toBe(licence.address1);
    }),
  );
});

test('dates are year first in version 1 and in Canada from version 3, month first otherwise', () => {
  fc.assert(
    fc.property(licences, (licence) => {
      const { elements } = readByOffsets(writeLicence(licence), Number(licence.format));
      const [year = '', month = '', day = ''] = licence.birthDate.split('-');
      const american = licence.format === 2 || (licence.format !== 1 && licence.issuedBy === 'NY');
      expect(elements.get('DBB')).toBe(american ? month + day + year : year + month + day);
    }),
  );
});

test('names are in the elements of their version', () => {
  fc.assert(
    fc.property(licences, (licence) => {
      const { elements } = readByOffsets(writeLicence(licence), Number(licence.format));
      const version = Number(licence.format);
      const given = [licence.firstName, licence.middleName].filter((it) => it !== '');
      if (version === 1) {
        expect(elements.get('DAA')).toBe(capitals([licence.lastName, ...given].join(',')));
        return;
      }
      expect(elements.get('DCS')).toBe(licence.lastName);
      expect(elements.get('DAK')?.length).toBe(11);
      if (version < 4) expect(elements.get('DCT')).toBe(given.join(version === 2 ? ' ' : ','));
      else {
        expect([elements.get('DAC'), elements.get('DAD')]).toEqual([licence.firstName, licence.middleName]);
        expect(elements.get('DDE')).toBe(licence.truncated ? 'T' : 'N');
      }
    }),
  );
});

const sample: LicenceText = {
  format: 'bc',
  firstName: 'Harriet',
  middleName: 'June',
  lastName: 'Quillfeather',
  birthDate: '1988-07-19',
  sex: 'F',
  address1: '1408 Cedar Hollow Rd',
  city: 'Victoria',
  province: 'BC',
  postalCode: 'V8V1A1',
  issuedBy: 'BC',
  number: '7012345',
  issued: '2021-07-19',
  expiry: '2031-07-31',
  identityCard: false,
  truncated: false,
  zeroOffset: false,
};

test('British Columbia’s card is three stripe tracks', () => {
  expect(writeLicence(sample)).toMatch(
    /^%BCVICTORIA\^QUILLFEATHER,\$HARRIET JUNE\^1408 CEDAR HOLLOW RD\$VICTORIA BC {2}V8V 1A1\^\?;6360287012345=310719880719=\?_%0AV8V1A1 {5}5 {15}F165 62BRNBLU {26}\?$/,
  );
  const long = { ...sample, city: 'North Vancouver', lastName: 'Q'.repeat(40) };
  expect(writeLicence(long)).toMatch(/^%BCNORTH VANCOUVQ{35}1408 CEDAR/);
  expect(writeLicence({ ...sample, firstName: '', middleName: '' })).toContain('QUILLFEATHER,$^1408');
});

test('Ontario’s form has offset zero', () => {
  const licence: LicenceText = { ...sample, format: 3, province: 'ON', issuedBy: 'ON', zeroOffset: true };
  const payload = writeLicence(licence);
  const subfile = payload.slice(31);
  expect(payload.slice(21, 31)).toBe(`DL0000${String(subfile.length).padStart(4, '0')}`);
});
