// A byte of another code page inside a value is mapped or in doubt, never dropped in silence.
import { describe, expect, it } from 'vitest';
import { read } from '../../../fixtures/licence/compare';
import { plainCard } from '../../../fixtures/licence/plain-card';

function name(elements: Record<string, string>): unknown[] {
  const { licence, certainty } = read(plainCard({ elements }));
  return [licence.lastName, certainty.lastName];
}

describe('a byte from 80 to 9F inside a value', () => {
  it.each([
    ['Windows-1252', 'LEC\x8cUR', 'LEC\u0152UR', 'repaired'],
    ['code page 850', 'L\x90VESQUE', 'LÉVESQUE', 'repaired'],
    ['code page 850, in small letters', 'L\x82vesque', 'Lévesque', 'repaired'],
    ['code page 850, at the end', 'COT\x90', 'COTÉ', 'repaired'],
    ['code page 850, at the start', '\x90THIER', 'ÉTHIER', 'repaired'],
    ['code page 850, with bytes that are letters in ISO 8859-1 too', 'C\xe2T\x90', 'CÔTÉ', 'repaired'],
    ['both code pages in one name', 'L\x90C\x8cUR', undefined, 'uncertain'],
    ['either code page', 'H\x8eRTEL', undefined, 'uncertain'],
    ['neither code page', 'L\x81\x8dVE', undefined, 'uncertain'],
    ['ISO 8859-1 beside it', 'L\x90V\xcaQUE', undefined, 'uncertain'],
  ])('of %s', (_, written, expected, certainty) => {
    const [last, sure] = name({ DCS: written });
    expect(sure).toBe(certainty);
    expect(String(last).length).toBe(written.length);
    if (expected !== undefined) expect(last).toBe(expected);
  });

  it.each([
    ['\xb5LVARO', 'ÁLVARO', 'repaired'],
    ['ILE-\xb7-NOIX', undefined, 'uncertain'],
    ['D\xd7NER', 'DÎNER', 'repaired'],
    ['Mu\xa4oz', 'Muñoz', 'repaired'],
  ])('or one that is no letter in ISO 8859-1: %j', (written, expected, certainty) => {
    const [last, sure] = name({ DCS: written });
    expect(sure).toBe(certainty);
    if (expected !== undefined) expect(last).toBe(expected);
  });

  it('makes every payload of one code page agree: what one value shows holds for the others', () => {
    const { licence, certainty, repairs } = read(plainCard({ elements: { DCS: 'L\x90VESQUE', DAC: 'ZO\xd3' } }));
    expect([licence.lastName, licence.firstName]).toEqual(['LÉVESQUE', 'ZOË']);
    expect([certainty.lastName, certainty.firstName, certainty.city]).toEqual(['repaired', 'repaired', 'certain']);
    expect(repairs).toContain('code_page');
  });

  it('is in doubt where a letter in ISO 8859-1 may as well be a commoner one of code page 850', () => {
    expect(name({ DCS: 'ZO\xd3' })).toEqual(['ZOÓ', 'uncertain']);
    expect(name({ DCS: 'C\xe2TE' })).toEqual(['CâTE', 'uncertain']);
    expect(name({ DCS: 'C\xd4T\xc9' })).toEqual(['CÔTÉ', 'certain']);
    expect(name({ DCS: 'Ren\xe9' })).toEqual(['René', 'certain']);
  });

  it.each([
    ['MAR\xa1A', 'MARÍA'],
    ['S\xa0NCHEZ', 'SÁNCHEZ'],
    ['NU\xa4EZ', 'NUÑEZ'],
    ['ST\xa2RO', 'STÓRO'],
    ['Z\xa3\xa5IGA', 'ZÚÑIGA'],
  ])('or a small letter of code page 850 among capitals is that letter, in doubt: %j', (written, expected) => {
    expect(name({ DCS: written })).toEqual([expected, 'uncertain']);
    expect(name({ DCS: written, DAC: 'REN\x90' })).toEqual([expected, 'uncertain']);
  });

  it('is in doubt where it may be the commoner letter of code page 850', () => {
    for (const written of ['GENEVI\xd4VE', 'MAR\xd6A', 'JO\xc7O', 'GUIMAR\xc7ES', 'JO\xc6O', 'Jo\xc6o', 'LUC\xdeA'])
      expect([written, name({ DCS: written })[1]]).toEqual([written, 'uncertain']);
    for (const written of ['C\xd4TE-DES-NEIGES', 'FRAN\xc7OIS', 'GEN\xc9VI\xd4VE'])
      expect([written, name({ DCS: written })[1]]).toEqual([written, 'certain']);
  });

  it('is no noise of the header where it stands in the first subfile’s letters too', () => {
    const payload = plainCard({ elements: { DCS: 'INVENT\x90E', DAI: 'KENDALL' } }).replace('DLDCAG', 'DLDC\x90AG');
    const { licence, certainty } = read(payload);
    expect([licence.lastName, certainty.lastName]).toEqual(['INVENTÉE', 'repaired']);
  });

  it('in a number is in doubt, and stays', () => {
    const { licence, certainty } = read(plainCard({ elements: { DAQ: 'S1234567\x80800115' } }));
    expect([licence.number, certainty.number]).toEqual(['S1234567\x80800115', 'uncertain']);
  });

  it('is put together where UTF-8 was encoded twice, or holds a letter beyond ISO 8859-1', () => {
    expect(name({ DCS: 'L\xc3\x83\xc2\x89VESQUE' })).toEqual(['LÉVESQUE', 'certain']);
    expect(name({ DCS: 'LEC\xc5\x92UR' })[0]).toBe('LEC\u0152UR');
  });
});

describe('elements cut without separators', () => {
  const without = (payload: string): string => payload.replaceAll('\x1e', '').replace(/[\n\r]/g, '');

  it('have their encoding mended too: bytes on both sides of each line end', () => {
    const { licence, repairs } = read(plainCard().replaceAll('\n', '\x90\n\x90'));
    expect(licence).toMatchObject({ lastName: 'SAMPLE', firstName: 'ORSON', middleName: 'LEE', city: 'GUELPH' });
    expect(repairs).toContain('noise');
    expect(repairs).not.toContain('cut_by_ids');
  });

  it.each([
    ['C\xc3\x94T\xc3\x89', 'CÔTÉ'],
    ['L\x90VESQUE', 'LÉVESQUE'],
    ['LEC\x8cUR', 'LEC\u0152UR'],
  ])('have their encoding mended too: %j on one line', (written, expected) => {
    const { licence } = read(without(plainCard({ elements: { DCS: written } })));
    expect([licence.lastName, licence.firstName]).toEqual([expected, 'ORSON']);
  });

  it.each([
    [{ DAK: 'M6S 3B' }, 'postalCode'],
    [{ DBC: 'MALE' }, 'sex'],
    [{ DAC: '' }, 'firstName'],
    [{ DCS: '' }, 'lastName'],
    [{ DAI: '' }, 'city'],
    [{ DAG: '' }, 'address1'],
    [{ DAJ: '' }, 'province'],
    [{ DAJ: 'ONTARIO' }, 'province'],
    [{ DBB: '1980-1-5' }, 'birthDate'],
    [{ DBA: '' }, 'expiry'],
    [{ DBD: '2021' }, 'issued'],
    [{ DAK: '' }, 'postalCode'],
    [{ DAQ: '' }, 'number'],
    [{ DCG: 'CANADA' }, 'country'],
    [{ DBB: '198001155' }, 'birthDate'],
  ] as const)('lose one value that does not fit, not its neighbours: %j', (elements, field) => {
    const { licence: whole } = read(plainCard());
    const { licence } = read(without(plainCard({ elements })));
    const others = Object.entries(whole).filter(([key]) => key !== field && key !== 'issuedBy');
    expect(licence).toMatchObject(Object.fromEntries(others));
  });
});
