// A character that no name has was another on the card.
import { describe, expect, it } from 'vitest';
import type { LicenceField } from '../../../../main/licence';
import { read } from '../../../fixtures/licence/compare';
import { plainCard } from '../../../fixtures/licence/plain-card';

function sure(id: string, field: LicenceField, value: string): string {
  return read(plainCard({ elements: { [id]: value } })).certainty[field];
}

const names = [
  ['DCS', 'lastName'],
  ['DAC', 'firstName'],
  ['DAD', 'middleName'],
  ['DAI', 'city'],
] as const;

describe('names and cities', () => {
  it.each(['?', '_', '|', '&#201;', '&eacute;', '\xef\xbf\xbd', '\ufffd', '#', '*', '=', '3', '\xd7', '\xf7'])(
    'with %j in a word are not certain',
    (odd) => {
      for (const [id, field] of names)
        expect([field, sure(id, field, `L${odd}VESQUE`)]).not.toEqual([field, 'certain']);
    },
  );

  it('with any symbol of ISO 8859-1 in a word are not certain', () => {
    for (let c = 0xa0; c <= 0xbf; c++) {
      for (const [id, field] of names) {
        for (const value of [
          `AB${String.fromCharCode(c)}C`,
          `Ab${String.fromCharCode(c)}c`,
          `-${String.fromCharCode(c)}-C`,
        ])
          expect([value, sure(id, field, value)]).not.toEqual([value, 'certain']);
      }
    }
  });

  it.each(["O'DAY", 'ST. JEAN', 'ANNE-MARIE', 'C\xd4T\xc9', 'N\xda\xd1EZ', 'Z\xfc\xdf'])('%s is certain', (value) => {
    expect(sure('DCS', 'lastName', value)).toBe('certain');
  });

  it('may have a number in a city’s name', () => {
    expect(sure('DAI', 'city', '100 MILE HOUSE')).toBe('certain');
  });

  it('in one element are in doubt in the same way', () => {
    const elements = { DCS: null, DAC: null, DAD: null, DAA: 'L?VESQUE,ORSON,LEE' };
    expect(read(plainCard({ version: 1, elements })).certainty.lastName).toBe('uncertain');
    expect(
      read(plainCard({ version: 3, elements: { DAC: null, DAD: null, DCT: 'L?O,LEE' } })).certainty.firstName,
    ).toBe('uncertain');
  });
});

describe('streets', () => {
  it.each(['#4 - 9 UNREAL & 1/2 RD', 'C/O A. B., 5 UNREAL RD (REAR)', '5\xbd UNREAL RD', "5, 1\xb0 RUE DE L'\xceLE"])(
    '%s is certain',
    (value) => {
      expect(sure('DAG', 'address1', value)).toBe('certain');
    },
  );

  it.each([
    '5 RUE L?VESQUE',
    '5 RUE L\xef\xbf\xbdVESQUE',
    '5 RUE L&#201;VESQUE',
    '5 RUE L\xa7VESQUE',
    '5 RUE L_VESQUE',
  ])('%s is in doubt', (value) => {
    expect(sure('DAG', 'address1', value)).toBe('uncertain');
  });
});

describe('numbers', () => {
  it.each(['S1234?5678', 'S1234|5678', 'S1234\xa75678', 'S1234\xc95678'])('%s is in doubt', (value) => {
    expect(sure('DAQ', 'number', value)).toBe('uncertain');
  });
});

describe('a control character', () => {
  it.each([...names, ['DAG', 'address1'], ['DAQ', 'number'], ['DCA', 'licenceClass']] as const)(
    'at either end of %s is one of its own, and not dropped in silence',
    (id, field) => {
      for (const value of ['\x05AMPLE', 'SAMPL\x0b', 'SAMPL\x01  '])
        expect([value, sure(id, field, value)]).toEqual([value, 'uncertain']);
    },
  );

  it('in the place of the sex, or another byte there, is no absent sex', () => {
    for (const value of ['\x05', '\xb1']) expect([value, sure('DBC', 'sex', value)]).toEqual([value, 'uncertain']);
  });
});

describe('padding inside a value', () => {
  it('shows that another stands behind it', () => {
    expect(sure('DCA', 'licenceClass', 'D   CBNONE')).toBe('uncertain');
    expect(sure('DCS', 'lastName', 'SAMPLE     ACORSON')).toBe('uncertain');
  });
});
