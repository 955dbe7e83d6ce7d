// A payload becomes an invented one of exactly the same structure and faults.
import { describe, expect, it } from 'vitest';
import { anonymise, decode } from '../../../../main/licence';
import { bcCard } from '../../../fixtures/licence/bc-cards';
import { aamvaCard, anyCard } from '../../../fixtures/licence/cards';
import { today } from '../../../fixtures/licence/compare';
import { documentedSample } from '../../../fixtures/licence/documented-sample';
import { canadianJurisdictions } from '../../../fixtures/licence/jurisdictions';
import { randomFrom } from '../../../fixtures/licence/random';
import { wrecks } from '../../../fixtures/licence/wrecks';
import { faultsOf } from './same-structure';

/** Chance that is the same for a seed. */
function chance(seed: number): (limit: number) => number {
  const random = randomFrom(seed);
  return (limit) => random.below(limit);
}

function invented(payload: string, seed = 1): string {
  const result = anonymise(payload, today, chance(seed));
  if ('kept' in result) throw new Error(`refused for ${result.kept.join(', ')}`);
  return result.payload;
}

const faultsOfInvented = (payload: string, seed = 1): string[] => faultsOf(payload, invented(payload, seed));

/** A card damaged in up to three ways, always the same for a seed. */
function wreck(seed: number): string {
  const random = randomFrom(seed);
  let payload = random.chance(12) ? bcCard(seed).payload : anyCard(random.below(1_000_000), random.chance(30)).payload;
  for (let n = random.below(4); n > 0; n--) payload = random.pick(wrecks).apply(payload, random, new Set());
  return payload;
}

describe('an anonymised payload has the same warnings and repairs, and no value has more than two characters in common', () => {
  it('whatever the damage; it is refused in less than one of a hundred', () => {
    const seeds = Array.from({ length: 100 }, (_, i) => 40_000 + i);
    const faults: unknown[] = [];
    let refused = 0;
    for (const seed of seeds) {
      const payload = wreck(seed);
      const result = anonymise(payload, today, chance(seed));
      if ('kept' in result) refused++;
      else faults.push(...faultsOf(payload, result.payload).map((fault) => [seed, fault]));
    }
    expect(faults).toEqual([]);
    expect(refused).toBeLessThan(2);
  });

  it.each(canadianJurisdictions.map((jurisdiction) => [jurisdiction.code, jurisdiction] as const))(
    "of %s, whose number's form holds as it did",
    (_, jurisdiction) => {
      for (const version of [1, 4, 10]) {
        const { payload } = aamvaCard({ seed: 7 * version, version, jurisdiction, kind: 'DL', tricky: false });
        expect(faultsOfInvented(payload)).toEqual([]);
      }
    },
  );

  it('where the number does not fit the name', () => {
    const jurisdiction = canadianJurisdictions.find(({ code }) => code === 'QC');
    if (jurisdiction === undefined) throw new Error('no Quebec');
    const { payload } = aamvaCard({ seed: 3, version: 4, jurisdiction, kind: 'DL', tricky: false });
    expect(faultsOfInvented(payload.replace(/DAQ[A-Z]/, 'DAQX'))).toEqual([]);
  });

  it("of British Columbia's tracks, health number included", () => {
    for (let seed = 0; seed < 10; seed++) {
      const { payload, healthNumber } = bcCard(seed);
      const other = invented(payload, seed);
      expect(faultsOf(payload, other)).toEqual([]);
      if (healthNumber.trim() !== '') expect(other).not.toContain(healthNumber);
    }
  });

  it.each([2, 3, 6])(
    'of these tracks without their first %i characters, which the city of the address tells',
    (lost) => {
      for (let seed = 0; seed < 6; seed++) expect(faultsOfInvented(bcCard(seed).payload.slice(lost), seed)).toEqual([]);
    },
  );

  it.each([
    ['the documented sample', documentedSample],
    ['a passport', 'P<CANSAMPLE<<JOHANNA<<<<<<<<<<<<<<<<<<<<<<<<'],
    ['a payment card', '%B4111111111111111^SAMPLE/JOHANNA^29121010000?'],
    ['a card number', '6363101170001234'],
    ['a web address', 'https://example.com/johanna'],
    ['a header that broke off', '@\n\x1e\rANSI 6360'],
    ['nothing', ''],
  ])('of %s', (_, payload) => {
    expect(faultsOfInvented(payload)).toEqual([]);
  });

  it('of an element that stands twice, with the same value and with another', () => {
    const { payload } = anyCard(5);
    const again = payload.replace(/\n(DAI[^\n]*)/, '\n$1\n$1');
    expect(faultsOfInvented(again)).toEqual([]);
    expect(faultsOfInvented(again.replace(/\nDAI/, '\nDAIX'))).toEqual([]);
  });
});

describe('an anonymised date', () => {
  const { payload } = anyCard(5);

  it.each([
    ['expired', 'DBA', '20240311'],
    ['of a minor', 'DBB', '20120311'],
    ['of somebody of 18', 'DBB', '20080311'],
    ['with months first', 'DBB', '03111970'],
    ['of no day', 'DBD', '20219999'],
  ])('%s keeps its warnings and is another day, month and year', (_, id, date) => {
    const real = payload.replace(new RegExp(`${id}\\d{8}`), id + date);
    const other = invented(real);
    expect(faultsOf(real, other)).toEqual([]);
    const written = new RegExp(`${id}(\\d{8})`).exec(other)?.[1] ?? '';
    expect(written.slice(0, 2) === date.slice(0, 2) && written.slice(2, 4) === date.slice(2, 4)).toBe(false);
    expect(written.slice(6)).not.toBe(date.slice(6));
  });
});

it('the same chance gives the same payload, another one another', () => {
  const { payload } = anyCard(5);
  expect(invented(payload, 1)).toBe(invented(payload, 1));
  expect(invented(payload, 2)).not.toBe(invented(payload, 1));
  expect(decode(invented(payload), today).status).toBe('ok');
});

it('refuses, and says which values, where the rule leaves no other date', () => {
  const jurisdiction = canadianJurisdictions.find(({ code }) => code === 'ON');
  if (jurisdiction === undefined) throw new Error('no Ontario');
  const { payload } = aamvaCard({ seed: 1, version: 4, jurisdiction, kind: 'DL', tricky: false });
  // Whoever is 18 was born in one of two years, and the number says so too.
  const real = payload
    .replace(/DBB\d{8}\nDBC\d/, 'DBB20080719\nDBC1')
    .replace(/(DAQ[A-Z]\d{8})\d{6}/, (_, front: string) => `${front}080719`);
  const result = anonymise(real, today, chance(1));
  expect('kept' in result && result.kept).toContain('number');
});
