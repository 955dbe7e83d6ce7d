// Whatever stands before a licence, and with its first characters lost, it is the licence.
import { describe, expect, it } from 'vitest';
import { licenceStart } from '../../../main/licence';
import { anyCard } from '../../fixtures/licence/cards';
import { bcCard } from '../../fixtures/licence/bc-cards';
import { asExpected, read } from '../../fixtures/licence/compare';
import { plainCard } from '../../fixtures/licence/plain-card';

const prefixes = [
  'X',
  'LANE-4:',
  '12345678',
  '6363101170001234',
  '@@',
  '@12345678 ',
  'a@b.ca ',
  ']C1',
  '\x02',
  '\x00\xff',
  '%B',
  'ANSI',
  'J6M',
  'D'.repeat(64),
];

describe('a licence behind a prefix', () => {
  it.each(prefixes)('%j: is read, with its repair', (prefix) => {
    for (let seed = 0; seed < 40; seed++) {
      const card = anyCard(seed);
      const decoded = read(prefix + card.payload);
      expect(asExpected(decoded)).toEqual(card.expected);
      expect(new Set(Object.values(decoded.certainty))).toEqual(new Set(['certain']));
      expect(decoded.repairs).toContain('leading_rubbish');
    }
  });

  it.each(['X', 'LANE-4:', '6363101170001234'])("%j: British Columbia's too", (prefix) => {
    const { payload } = bcCard(3);
    expect(read(prefix + payload).licence).toEqual(read(payload).licence);
  });
});

describe('a licence without its first characters', () => {
  it.each([1, 2, 3, 4])('%i: is read, with its repair', (count) => {
    for (let seed = 0; seed < 40; seed++) {
      const card = anyCard(seed);
      const decoded = read(card.payload.slice(count));
      expect(asExpected(decoded)).toEqual(card.expected);
      expect(decoded.repairs).toContain('header_start');
    }
  });
});

describe('the place where a licence starts', () => {
  it.each([
    ['', plainCard(), 0],
    ['a prefix', `12345678${plainCard()}`, 8],
    ['a card before it', `6363101170001234\r${plainCard()}`, 17],
    ['an AIM identifier', `\r]L0${plainCard()}`, 1],
    ['its first character lost', plainCard().slice(1), 0],
    ['a prefix, and its first four characters lost', `X${plainCard().slice(4)}`, 1],
    ['typed separators', plainCard().replace('\n\x1e\r', 'J6M'), 0],
    ['British Columbia', `X${bcCard(1).payload}`, 1],
    ['none', 'hello', -1],
    ['a mail address', 'ansi@636012.ca', -1],
    ['a number', '6363101170001234', -1],
  ])('%s', (_, text, expected) => {
    expect(licenceStart(text)).toBe(expected);
  });
});

describe('an ECI sequence', () => {
  it.each([
    ['behind the AIM identifier', `]L1\\000003${plainCard()}`],
    ['without one', `\\000003${plainCard()}`],
    ['for UTF-8', `]L1\\000026${plainCard()}`],
    ['at the end too', `]L1\\000003${plainCard()}\\000003`],
    ['twice', `]L1\\000003\\000026${plainCard()}`],
  ])('%s is removed, with its repair', (_, payload) => {
    const decoded = read(payload);
    expect(decoded.licence).toEqual(read(plainCard()).licence);
    expect(decoded.repairs).toContain('eci');
  });

  it('that is data, its backslash doubled, is data', () => {
    expect(read(`]L1${plainCard({ elements: { DAG: '5\\\\000003 RD' } })}`).licence.address1).toBe('5\\000003 RD');
  });
});

describe('a letter in place of a separator', () => {
  it.each(['@\nx\rANSI 604428', '@\n\x1eQANSI 604428', '@k\x1e\rANSI 604428', '@|\rANSI 604428'])(
    '%j begins a licence at its @',
    (text) => {
      expect(licenceStart(text)).toBe(0);
      expect(licenceStart(`S01${text}`)).toBe(3);
    },
  );
});
