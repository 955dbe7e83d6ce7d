// A field whose absence another element or line may explain is not certainly absent.
import { describe, expect, it } from 'vitest';
import type { LicenceField } from '../../../../main/licence';
import { read } from '../../../fixtures/licence/compare';
import { plainCard } from '../../../fixtures/licence/plain-card';

const fieldsOf: [string, LicenceField][] = [
  ['DCS', 'lastName'],
  ['DAC', 'firstName'],
  ['DAD', 'middleName'],
  ['DAG', 'address1'],
  ['DAI', 'city'],
  ['DAJ', 'province'],
  ['DAK', 'postalCode'],
  ['DAQ', 'number'],
  ['DBB', 'birthDate'],
  ['DBA', 'expiry'],
  ['DBD', 'issued'],
  ['DBC', 'sex'],
];

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

describe('a wrong letter in an id', () => {
  it.each(fieldsOf)('%s makes no absence certain, on a card that has few others', (id, field) => {
    const wrong: string[] = [];
    for (const lost of [null, 'DAD', 'DBC', 'DBD', 'DCA', 'DCG']) {
      const card = plainCard(lost === null || lost === id ? {} : { elements: { [lost]: null } });
      const whole = read(card).licence;
      const line = new RegExp(`(?<=\n)${id}`);
      for (const at of [1, 2]) {
        for (const letter of letters) {
          const damaged = id.slice(0, at) + letter + id.slice(at + 1);
          if (damaged === id) continue;
          const { licence, certainty } = read(card.replace(line, damaged));
          for (const key of [field, 'sex', 'issued', 'middleName', 'licenceClass', 'country'] as const)
            if (licence[key] !== whole[key] && certainty[key] === 'certain')
              wrong.push(`${damaged} without ${lost}: ${key}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['DAY', 'ZOE'],
    ['DAY', 'LEE'],
    ['DCD', 'LEE'],
    ['DAU', 'LEE'],
  ])('that makes a middle name %s%s is seen', (id, value) => {
    const payload = plainCard({ elements: { DAD: value } }).replace('DAD', id);
    expect(read(payload).certainty.middleName).toBe('uncertain');
  });

  it('that makes a first name the sex is seen', () => {
    const payload = plainCard({ elements: { DAC: 'M', DBC: null } }).replace('DACM', 'DBCM');
    expect([read(payload).certainty.firstName, read(payload).certainty.sex]).toEqual(['uncertain', 'uncertain']);
  });
});

describe('a line break behind an id', () => {
  it.each(['\r\n', '\n', '\r'])('%j makes no absence certain', (lineEnd) => {
    const names = ['DANIELLE', 'DAHLIA', 'DAYTON', 'DAQUINO', 'DAISY', 'DAVID', 'ORSON', 'DAN', 'DALE MAY'];
    for (const [id, field] of [
      ['DCS', 'lastName'],
      ['DAC', 'firstName'],
      ['DAD', 'middleName'],
      ['DAI', 'city'],
    ] as const) {
      for (const name of names) {
        const payload = plainCard({ elements: { [id]: name } }).replace(`${id}${name}`, `${id}${lineEnd}${name}`);
        expect([id, name, read(payload).certainty[field]]).toEqual([id, name, 'uncertain']);
      }
    }
  });

  it.each(['\r\n', '\n', '\r'])('%j inside a name is seen where the rest begins like an id', (lineEnd) => {
    for (const between of [' ', '']) {
      const payload = plainCard({ elements: { DAC: `MARIE${between}DANIELLE` } });
      const { certainty } = read(payload.replace(`MARIE${between}DANIELLE`, `MARIE${lineEnd}DANIELLE`));
      expect(certainty.firstName).toBe('uncertain');
    }
  });

  it.each([
    ['THA\rDDEUS', 'DAC', 'firstName'],
    ['VAN\n DAKEN', 'DCS', 'lastName'],
    ['EN\r\nID', 'DAI', 'city'],
    ['3 \nDAQ ST', 'DAG', 'address1'],
    ['\rDCS AVENUE 9', 'DAG', 'address1'],
  ] as const)('inside %j is seen', (value, id, field) => {
    expect(read(plainCard({ elements: { [id]: value } })).certainty[field]).toBe('uncertain');
  });

  it('is none where the element is empty', () => {
    expect(read(plainCard({ elements: { DAD: '', DAY: 'BRO' } })).certainty.middleName).toBe('certain');
    const lying = plainCard({ elements: { DAD: '' } }).replace(/DL\d{8}/, 'DL00000367');
    expect(read(lying).certainty.middleName).toBe('certain');
  });
});
