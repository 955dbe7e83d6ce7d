// Where a separator is lost or turned into another character, two elements are one value: it is never certain.
import { describe, expect, it } from 'vitest';
import { fuzzCertainty } from '../../../bench/certain-fuzzer';
import type { LicenceField } from '../../../../main/licence';
import { read } from '../../../fixtures/licence/compare';
import { plainCard } from '../../../fixtures/licence/plain-card';

const optional = {
  DAH: 'APT 4',
  DAW: '180',
  DAX: '080',
  DAZ: 'BRO',
  DBG: 'ROSE',
  DBN: 'ROY',
  DBS: 'JR',
  DCE: '4',
  DCI: 'QC,CANADA',
  DCJ: 'A1',
  DCK: '0012345',
  DCL: 'W',
  DCM: 'C',
  DCN: 'M',
  DCO: 'A',
  DCP: 'ANY',
  DCQ: '',
  DCR: 'LENSES',
  DCU: 'JR',
  DDA: 'F',
  DDB: '20120601',
  DDC: '20290101',
  DDD: '0',
  DDH: '20000115',
  DDI: '20010115',
  DDJ: '20030115',
  DDK: '1',
  DDL: '1',
};

const before: [string, LicenceField][] = [
  ['DCS', 'lastName'],
  ['DAC', 'firstName'],
  ['DAD', 'middleName'],
  ['DAG', 'address1'],
  ['DAI', 'city'],
  ['DAQ', 'number'],
];

/** A card with an optional element right behind another, and what stands between the two. */
function glued(version: number, id: string, next: string, value: string, between: string): string {
  const card = plainCard({ version, elements: { [next]: value } });
  const line = `\n${next}${value}`;
  const without = card.replace(line, '');
  return without.replace(new RegExp(`(?<=\n)(${id}[^\n\r]*)`), `$1${between}${next}${value}`);
}

describe('an optional element', () => {
  for (const version of [3, 4, 8, 10]) {
    it.each(['', ' ', '|', ';', 'J'])(
      `behind another in version ${version}, with %j between, leaves it no value that is certain`,
      (between) => {
        const wrong: string[] = [];
        for (const [id, field] of before) {
          for (const [next, value] of Object.entries(optional)) {
            const { certainty, licence } = read(glued(version, id, next, value, between));
            if (certainty[field] === 'certain') wrong.push(`${id}: ${licence[field]}`);
          }
        }
        expect(wrong).toEqual([]);
      },
    );
  }

  it('in the middle of the whole name of the standard of 2000 is in doubt', () => {
    const elements = { DCS: null, DAC: null, DAD: null, DAA: 'SAMPLE,ORSON,LEEDAEJR' };
    const { certainty } = read(plainCard({ version: 1, elements }).replace(/DL\d{8}/, 'DL00000367'));
    expect([certainty.lastName, certainty.middleName]).toEqual(['uncertain', 'uncertain']);
  });
});

describe('an optional element behind a comma', () => {
  it('is none of the names of an element that holds several', () => {
    const shared = { DAC: null, DAD: null, DCT: 'ORSON,DDAF' };
    expect(read(plainCard({ version: 3, elements: shared })).certainty.middleName).toBe('uncertain');
    const whole = { DCS: null, DAC: null, DAD: null, DAA: 'SAMPLE@ORSON@LEE,DAEJR' };
    expect(read(plainCard({ version: 1, elements: whole })).certainty.lastName).toBe('uncertain');
  });

  it('is a name where it begins like many', () => {
    const whole = { DCS: null, DAC: null, DAD: null, DCG: null, DAA: 'SAMPLE,ORSON,DANIEL' };
    expect(read(plainCard({ version: 1, elements: whole })).certainty.middleName).toBe('certain');
  });
});

describe('a mandatory element', () => {
  it.each(['', ' ', '|', ';', 'J', 'X'])(
    'behind another, with %j between, leaves it no value that is certain',
    (between) => {
      const payload = plainCard({ elements: { DDE: null } }).replace('DCSSAMPLE', `DCSSAMPLE${between}DDEN`);
      expect(read(payload).certainty.lastName).toBe('uncertain');
    },
  );
});

describe('a name that holds the letters of an element', () => {
  const names = ['LADDAH', 'HADDAD', 'EL-DAHER', 'MADDEN', 'WOODCOCK', 'EDDA', 'DAHLIA', 'DAWSON', 'JORDAN', 'DAX'];

  it.each(names)('%s is certain where the lengths are right', (name) => {
    for (const id of ['DCS', 'DAC', 'DAD']) {
      const { licence, certainty } = read(plainCard({ elements: { [id]: name } }));
      expect(Object.values(licence)).toContain(name);
      expect(new Set(Object.values(certainty))).toEqual(new Set(['certain']));
    }
  });

  it.each(['HADDAD', 'DANIELLE', 'DAVID', 'DAHLIA', 'DAWSON', 'JORDAN', 'GODDARD', 'FREDDIE', 'SIDDHARTH'])(
    '%s is certain where they lie too',
    (name) => {
      for (const id of ['DCS', 'DAC']) {
        const payload = plainCard({ elements: { [id]: name } }).replace(/DL\d{8}/, 'DL00000367');
        expect(read(payload).certainty[id === 'DCS' ? 'lastName' : 'firstName']).toBe('certain');
      }
    },
  );
});

describe('cards with optional elements anywhere', () => {
  it('have nothing certain that is wrong, however they are damaged', () => {
    expect(fuzzCertainty(20_261_129, 3000)).toEqual([]);
  });
});
