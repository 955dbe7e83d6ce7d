// Values that look like element ids, subfile types or missing values are values.
import { describe, expect, it } from 'vitest';
import { assemble } from '../../fixtures/licence/cards';
import { read } from '../../fixtures/licence/compare';

/** A Manitoba card of version 9 with these elements instead of its own. */
function card(changes: Record<string, string>): string {
  const elements = {
    DAQ: 'ABCDEF123GHI',
    DCS: 'SAMPLE',
    DAC: 'ORSON',
    DAD: 'LEE',
    DBD: '20210101',
    DBB: '19800101',
    DBA: '20300101',
    DBC: '1',
    DAG: '5 UNREAL RD',
    DAI: 'BRANDON',
    DAJ: 'MB',
    DAK: 'R7A 1A1    ',
    DCF: 'X1',
    DCG: 'CAN',
    DDE: 'N',
    DDF: 'N',
    DDG: 'N',
    ...changes,
  };
  const lines = Object.entries(elements).map(([id, value]) => id + value);
  return assemble('@\n\x1e\rANSI 6360480900', [{ type: 'DL', text: `DL${lines.join('\n')}\r` }]);
}

/** The same card with a header that confirms nothing. */
function withLyingHeader(payload: string): string {
  return payload.replace(/DL\d{8}/, 'DL00000367');
}

const values: [
  string,
  Record<string, string>,
  Partial<Record<'lastName' | 'firstName' | 'middleName' | 'address1' | 'city', string>>,
][] = [
  ['a family name DAD', { DCS: 'DAD' }, { lastName: 'DAD' }],
  ['a street 17 DAAL RD', { DAG: '17 DAAL RD' }, { address1: '17 DAAL RD' }],
  ['a family name that starts with its own id', { DCS: 'DCSERA' }, { lastName: 'DCSERA' }],
  ['a family name DLDAQ', { DCS: 'DLDAQ' }, { lastName: 'DLDAQ' }],
  ['a street that holds a subfile', { DAG: '9 ZMZMA ST' }, { address1: '9 ZMZMA ST' }],
  ['a street that holds a birth date', { DAG: '1 DBB19991231 RD' }, { address1: '1 DBB19991231 RD' }],
  ['a first name ANSI', { DAC: 'ANSI' }, { firstName: 'ANSI' }],
  ['a city DAJ', { DAI: 'DAJ' }, { city: 'DAJ' }],
  ['a family name NONESUCH', { DCS: 'NONESUCH' }, { lastName: 'NONESUCH' }],
  ['a family name of two letters', { DCS: 'LO' }, { lastName: 'LO' }],
  ['an apostrophe and a hyphen', { DCS: "O'DAQ-DBA" }, { lastName: "O'DAQ-DBA" }],
  ['accents', { DCS: 'C\xd4T\xc9', DAC: 'ZO\xcb' }, { lastName: 'CÔTÉ', firstName: 'ZOË' }],
];

describe('a value that looks like something else', () => {
  it.each(values)('%s is read as it stands and is certain', (_, changes, expected) => {
    const { licence, certainty, repairs } = read(card(changes));
    expect(licence).toMatchObject(expected);
    expect(new Set(Object.values(certainty))).toEqual(new Set(['certain']));
    expect(repairs).toEqual([]);
  });

  it.each(values)('%s is read as it stands under a header with wrong lengths', (_, changes, expected) => {
    const { licence, repairs } = read(withLyingHeader(card(changes)));
    expect(licence).toMatchObject(expected);
    expect(repairs).toEqual(['header_lengths']);
  });

  it('is in doubt when nothing confirms it and the element it names is missing', () => {
    const payload = withLyingHeader(card({ DCS: 'MCDADE' }).replace('DADLEE\n', ''));
    const { licence, certainty } = read(payload);
    expect([licence.lastName, certainty.lastName]).toEqual(['MCDADE', 'uncertain']);
  });
});

describe('an element that comes twice', () => {
  it('is certain when both are equal, in doubt when they differ, and the first counts', () => {
    const same = read(card({}).replace('DADLEE\n', 'DADLEE\nDCSSAMPLE\n'));
    expect(same.certainty.lastName).toBe('certain');
    const other = read(card({}).replace('DADLEE\n', 'DADLEE\nDCSEXEMPLE\n'));
    expect([other.licence.lastName, other.certainty.lastName]).toEqual(['SAMPLE', 'uncertain']);
  });
});

describe('a value with a line end in it', () => {
  it('is in doubt', () => {
    const { licence, certainty } = read(card({ DCS: 'SAM\nPLE' }));
    expect([licence.lastName, certainty.lastName]).toEqual(['SAM', 'uncertain']);
  });
});
