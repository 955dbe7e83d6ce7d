// Each field in each of the forms that occur on cards.
import { describe, expect, it } from 'vitest';
import type { LicenceField } from '../../../main/licence';
import { read } from '../../fixtures/licence/compare';
import { plainCard, type PlainCard } from '../../fixtures/licence/plain-card';

/** A card's fields as read, with their certainty. */
function fields(card: PlainCard, ...names: LicenceField[]): unknown[] {
  const { licence, certainty } = read(plainCard(card));
  return names.flatMap((name) => [licence[name], certainty[name]]);
}

const noNames = { DCS: null, DAC: null, DAD: null };
const names = ['lastName', 'firstName', 'middleName'] as const;

describe('names', () => {
  const certain = (last: string | null, first: string | null, middle: string | null): unknown[] =>
    [last, first, middle].flatMap((name) => [name, 'certain']);

  it.each([
    ['DAA with commas', 1, { ...noNames, DAA: 'DOE,JANE,ANN' }, certain('DOE', 'JANE', 'ANN')],
    ['DAA with a suffix', 1, { ...noNames, DAA: 'DOE,JOHN,LEE,JR' }, certain('DOE', 'JOHN', 'LEE')],
    ['DAA with an empty middle name', 1, { ...noNames, DAA: 'DOE,JACK,,3RD' }, certain('DOE', 'JACK', null)],
    ['DAA with a trailing comma', 1, { ...noNames, DAA: 'DOE,JANE,ANN,' }, certain('DOE', 'JANE', 'ANN')],
    ['DAA with $', 1, { ...noNames, DAA: 'DOE$JANE$ANN' }, certain('DOE', 'JANE', 'ANN')],
    ['DAA with @', 1, { ...noNames, DAA: 'DOE@JANE@ANN' }, certain('DOE', 'JANE', 'ANN')],
    ['DAA with ,$', 1, { ...noNames, DAA: 'DOE,$JANE,ANN' }, certain('DOE', 'JANE', 'ANN')],
    ['DAA with one given name', 1, { ...noNames, DAA: 'VAN DOE,JANE' }, certain('VAN DOE', 'JANE', null)],
    ['DAB, DAC, DAD', 1, { ...noNames, DAB: 'DOE', DAC: 'JANE', DAD: 'ANN' }, certain('DOE', 'JANE', 'ANN')],
    ['DCT with a comma', 3, { DAC: null, DAD: null, DCT: 'MARY ANN,LEE' }, certain('SAMPLE', 'MARY ANN', 'LEE')],
    ['DCT with a comma and a space', 3, { DAC: null, DAD: null, DCT: 'MARY, LEE' }, certain('SAMPLE', 'MARY', 'LEE')],
    ['DCT with $', 2, { DAC: null, DAD: null, DCT: 'MARY$LEE' }, certain('SAMPLE', 'MARY', 'LEE')],
    ['DCT with @', 2, { DAC: null, DAD: null, DCT: 'MARY@LEE' }, certain('SAMPLE', 'MARY', 'LEE')],
    ['DCT with three names', 3, { DAC: null, DAD: null, DCT: 'MARY,LEE,SUE' }, certain('SAMPLE', 'MARY', 'LEE SUE')],
    ['DCT with one name', 3, { DAC: null, DAD: null, DCT: 'MARY,' }, certain('SAMPLE', 'MARY', null)],
    ['a trailing comma', 9, { DCS: 'PUBLIC,' }, certain('PUBLIC', 'ORSON', 'LEE')],
    ['padding', 9, { DCS: 'PUBLIC'.padEnd(40) }, certain('PUBLIC', 'ORSON', 'LEE')],
    ['a suffix behind the family name', 9, { DCS: 'PUBLIC, JR' }, certain('PUBLIC', 'ORSON', 'LEE')],
    ['middle names behind the first', 9, { DAC: 'JANE,ANN', DAD: '' }, certain('SAMPLE', 'JANE', 'ANN')],
    ['no middle name', 9, { DAD: 'NONE' }, certain('SAMPLE', 'ORSON', null)],
    ['one name only', 9, { DAC: 'NONE', DAD: 'NONE' }, certain('SAMPLE', null, null)],
  ])('%s', (_, version, elements, expected) => {
    expect(fields({ version, elements }, ...names)).toEqual(expected);
  });

  const uncertain = (last: unknown[], first: string, middle: string | null): unknown[] => [
    ...last,
    first,
    'uncertain',
    middle,
    'uncertain',
  ];

  it.each([
    ['DCT', '636012', 3, { DAC: null, DAD: null, DCT: 'MARY LEE' }, uncertain(['SAMPLE', 'certain'], 'MARY', 'LEE')],
    ['DAA', '636012', 1, { ...noNames, DAA: 'DOE MARY LEE' }, uncertain(['DOE', 'uncertain'], 'MARY', 'LEE')],
    [
      'DAA behind a comma',
      '636012',
      1,
      { ...noNames, DAA: 'DOE,MARY LEE' },
      uncertain(['DOE', 'certain'], 'MARY', 'LEE'),
    ],
    [
      "Pennsylvania's DAA",
      '636025',
      1,
      { ...noNames, DAA: 'MARY LEE DOE' },
      uncertain(['DOE', 'uncertain'], 'MARY', 'LEE'),
    ],
  ])('%s separated by spaces is a guess, and uncertain', (_, iin, version, elements, expected) => {
    expect(fields({ iin, version, elements }, ...names)).toEqual(expected);
  });

  it('in characters that no card contains are in doubt', () => {
    expect(fields({ elements: { DCS: 'MU\ufffdOZ' } }, 'lastName')).toEqual(['MU\ufffdOZ', 'uncertain']);
  });

  it('read as UTF-8 in pieces are put together', () => {
    const { licence, repairs } = read(plainCard({ elements: { DCS: 'C\xc3\x94T\xc3\x89' } }));
    expect(licence.lastName).toBe('CÔTÉ');
    expect(repairs).toContain('utf8');
    expect(read(plainCard({ elements: { DCS: 'S\xc3O' } })).licence.lastName).toBe('S\xc3O');
  });

  it('keep nothing of what a scanner adds around subfiles', () => {
    const { licence, repairs } = read(plainCard().replace('DLDCA', '\x80DLDCA').replace(/\r$/, '\xc2\x9f\r'));
    expect(licence.middleName).toBe('LEE');
    expect(repairs).toContain('noise');
  });

  it('report which of them the card truncates', () => {
    const { licence, warnings } = read(plainCard({ elements: { DDE: 'T', DDF: 'U', DDG: 'T' } }));
    expect(licence.truncated).toEqual({ firstName: false, middleName: true, lastName: true });
    expect(warnings.filter(({ code }) => code === 'name_truncated').map(({ params }) => params['field'])).toEqual([
      'middleName',
      'lastName',
    ]);
  });
});

describe('missing values', () => {
  it.each(['NONE', 'none', 'unavl', 'unavail', 'unavI', 'UNK', '', '   '])('%j is none', (value) => {
    const elements = { DCA: value, DAD: value, DAI: value, DBA: value };
    expect(fields({ elements }, 'licenceClass', 'middleName', 'city', 'expiry')).toEqual([
      null,
      'certain',
      null,
      'certain',
      null,
      'certain',
      null,
      'certain',
    ]);
  });
});

describe('dates', () => {
  const dated = (iin: string, version: number, DBB: string): unknown[] =>
    fields({ iin, version, elements: { DBB, DCG: null, DBA: null, DBD: null } }, 'birthDate');

  it.each([
    ['version 1, Canada', '636012', 1, '19740515'],
    ['version 1, United States', '636015', 1, '19740515'],
    ['version 2, Canada', '636012', 2, '05151974'],
    ['version 2, United States', '636015', 2, '05151974'],
    ['version 3, Canada', '636012', 3, '19740515'],
    ['version 3, United States', '636015', 3, '05151974'],
    ['version 11, Canada', '636012', 11, '19740515'],
    ['version 11, United States', '636015', 11, '05151974'],
    ['hyphens, Canada', '636012', 9, '1974-05-15'],
    ['hyphens, United States', '636015', 9, '05-15-1974'],
    ['slashes', '636015', 9, '05/15/1974'],
  ])('%s', (_, iin, version, written) => {
    expect(dated(iin, version, written)).toEqual(['1974-05-15', 'certain']);
  });

  it.each([
    ['636012', 9, '05151974'],
    ['636012', 2, '19740515'],
    ['636015', 9, '19740515'],
    ['636015', 1, '05151974'],
  ])('of %s, version %i, in the other order (%s) are repaired with a warning', (iin, version, written) => {
    expect(dated(iin, version, written)).toEqual(['1974-05-15', 'repaired']);
    const { warnings } = read(plainCard({ iin, version, elements: { DBB: written, DCG: null } }));
    expect(warnings).toContainEqual({ code: 'date_order', params: { field: 'birthDate' } });
  });

  it.each(['19740230', '13451974', '1974051', '197405155', 'MMDDCCYY', '15051974', '17991231'])(
    '%s is no date, and in doubt',
    (written) => {
      expect(dated('636012', 9, written)).toEqual([null, 'uncertain']);
    },
  );

  it('of zeros is none', () => {
    expect(dated('636012', 9, '00000000')).toEqual([null, 'certain']);
  });

  it('respect leap years', () => {
    expect(dated('636012', 9, '20000229')).toEqual(['2000-02-29', 'certain']);
    expect(dated('636012', 9, '19000229')).toEqual([null, 'uncertain']);
  });
});

describe('postal codes', () => {
  it.each([
    ['N1H 1A1', 'N1H1A1'],
    ['N1H1A1', 'N1H1A1'],
    ['N1H 1A1    ', 'N1H1A1'],
    ['N1H1A1     ', 'N1H1A1'],
    ['N1H-1A1', 'N1H1A1'],
    ['n1h 1a1', 'N1H1A1'],
    ['12345', '12345'],
    ['12345      ', '12345'],
    ['123450000', '12345'],
    ['123450000  ', '12345'],
    ['123456789', '12345-6789'],
    ['12345-6789 ', '12345-6789'],
    ['12345 6789', '12345-6789'],
    ['12345678900', '12345-6789'],
    ['12345     0', '12345'],
  ])('%j is %s', (written, expected) => {
    expect(fields({ elements: { DAK: written } }, 'postalCode')).toEqual([expected, 'certain']);
  });

  it.each(['N1H', '1234', 'NIHIAI', '1234567', 'N1H 1A1 XYZ', '000000000'])('%j is none, and in doubt', (written) => {
    expect(fields({ elements: { DAK: written } }, 'postalCode')).toEqual([null, 'uncertain']);
  });
});

describe('the address', () => {
  it('loses trailing commas', () => {
    const elements = { DAG: '789 E OAK AVE, ', DAI: 'GUELPH,' };
    expect(fields({ elements }, 'address1', 'city')).toEqual(['789 E OAK AVE', 'certain', 'GUELPH', 'certain']);
  });

  it('is in very old cards’ own elements', () => {
    const elements = {
      DAG: null,
      DAI: null,
      DAJ: null,
      DAK: null,
      DAL: '5 OLD RD',
      DAN: 'TRURO',
      DAO: 'NS',
      DAP: 'B2N 1A1',
    };
    const found = fields({ version: 1, iin: '636013', elements }, 'address1', 'city', 'province', 'postalCode');
    expect(found.filter((_, i) => i % 2 === 0)).toEqual(['5 OLD RD', 'TRURO', 'NS', 'B2N1A1']);
  });

  it('has today’s code for a province with an older code, or written out', () => {
    expect(fields({ elements: { DAJ: 'NF' } }, 'province')).toEqual(['NL', 'repaired']);
    expect(fields({ elements: { DAJ: 'PQ' } }, 'province')).toEqual(['QC', 'repaired']);
    expect(fields({ elements: { DAJ: 'ZZ' } }, 'province')).toEqual(['ZZ', 'uncertain']);
  });
});

describe('the country', () => {
  it.each([
    ['CAN', '636012', 'CAN', 'certain'],
    ['CDN', '636012', 'CAN', 'certain'],
    ['USA', '636015', 'USA', 'certain'],
    [null, '990876', 'CAN', 'certain'],
    [null, '636015', 'USA', 'certain'],
    [null, '999999', 'CAN', 'uncertain'],
    ['USA', '636012', 'USA', 'uncertain'],
  ])('of DCG %s and IIN %s is %s, %s', (DCG, iin, country, certainty) => {
    expect(fields({ iin, elements: { DCG } }, 'country')).toEqual([country, certainty]);
  });
});

describe('sex', () => {
  it.each([
    ['1', 'M'],
    ['2', 'F'],
    ['9', 'X'],
    ['M', 'M'],
    ['F', 'F'],
    ['X', 'X'],
    ['Z', null],
    ['0', null],
    ['', null],
  ])('%j is %s', (written, expected) => {
    expect(read(plainCard({ elements: { DBC: written } })).licence.sex).toBe(expected);
  });
});

describe('the number', () => {
  it('is the holder’s, never the document’s', () => {
    expect(fields({ elements: { DAQ: null } }, 'number')).toEqual([null, 'uncertain']);
    expect(fields({ elements: { DAQ: 'S1234-56788-00115' } }, 'number')).toEqual(['S1234-56788-00115', 'certain']);
  });
});

describe('the kind of card', () => {
  it.each([
    ['636012', 'DL', 'CADL'],
    ['636012', 'ID', 'CAPID'],
    ['636012', 'EN', 'CADL'],
    ['636015', 'DL', 'USDL'],
    ['636015', 'ID', 'USID'],
    ['636015', 'EN', 'USDL'],
  ])('of %s %s is %s', (iin, kind, idType) => {
    expect(read(plainCard({ iin, kind })).licence.idType).toBe(idType);
  });
});
