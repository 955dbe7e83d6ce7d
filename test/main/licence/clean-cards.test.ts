// What was written is what is read: every version, jurisdiction and kind of card, with plain and with tricky values.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aamvaCard } from '../../fixtures/licence/cards';
import { asExpected, differences, read } from '../../fixtures/licence/compare';
import { americanJurisdictions, canadianJurisdictions, jurisdictions } from '../../fixtures/licence/jurisdictions';

const versions = Array.from({ length: 12 }, (_, version) => version);

describe('clean AAMVA cards', () => {
  it('are written for all 13 Canadian and 56 American jurisdictions', () => {
    expect(canadianJurisdictions).toHaveLength(13);
    expect(americanJurisdictions).toHaveLength(56);
  });

  it.each(versions)('of version %i are read as written in every jurisdiction, every field certain', (version) => {
    let seed = version * 10_000;
    for (const jurisdiction of jurisdictions) {
      for (const kind of ['DL', 'ID', 'EN'] as const) {
        for (const tricky of [false, true]) {
          const card = aamvaCard({ seed: seed++, version, jurisdiction, kind, tricky });
          const decoded = read(card.payload);
          expect(asExpected(decoded)).toEqual(card.expected);
          expect(decoded.repairs).toEqual([]);
          expect(new Set(Object.values(decoded.certainty))).toEqual(new Set(['certain']));
        }
      }
    }
  });

  it.each(versions)(
    'of version %i with elements that few cards have, anywhere, are read as written, certain',
    (version) => {
      let seed = version * 20_000;
      for (const jurisdiction of jurisdictions) {
        for (let n = 0; n < 4; n++) {
          const card = aamvaCard({ seed: seed++, version, jurisdiction, kind: 'DL', tricky: n > 1, optional: true });
          const decoded = read(card.payload);
          expect(asExpected(decoded)).toEqual(card.expected);
          expect(decoded.repairs).toEqual([]);
          expect([card.payload, new Set(Object.values(decoded.certainty))]).toEqual([
            card.payload,
            new Set(['certain']),
          ]);
        }
      }
    },
  );

  it.each([0, 1])('with the header from before 2000 and version %i are read as written', (version) => {
    for (const jurisdiction of jurisdictions) {
      const card = aamvaCard({ seed: 77, version, jurisdiction, kind: 'DL', tricky: false, oldHeader: true });
      expect(card.payload).toContain('\rAAMVA6');
      expect(differences(card, card.payload).wrong).toEqual([]);
      expect(read(card.payload).repairs).toEqual([]);
    }
  });

  it('are read as written, for any person', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(...jurisdictions),
        fc.integer({ min: 0, max: 11 }),
        fc.boolean(),
        (seed, jurisdiction, version, tricky) => {
          const card = aamvaCard({ seed, version, jurisdiction, kind: 'DL', tricky });
          expect(differences(card, card.payload).wrong).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('an unknown version', () => {
  it('is read as the newest, with a warning', () => {
    const jurisdiction = canadianJurisdictions[0];
    if (jurisdiction === undefined) throw new Error('no jurisdiction');
    const card = aamvaCard({ seed: 4, version: 12, jurisdiction, kind: 'DL', tricky: false });
    expect(differences(card, card.payload).wrong).toEqual([]);
    expect(read(card.payload).warnings).toContainEqual({ code: 'unknown_version', params: { version: 12 } });
  });
});
