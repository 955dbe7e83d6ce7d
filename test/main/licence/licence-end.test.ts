// A whole licence is never called broken off, however damaged; one that is cut always is, where its lengths are right.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, licenceEnd } from '../../../main/licence';
import { bcCard } from '../../fixtures/licence/bc-cards';
import { anyCard } from '../../fixtures/licence/cards';
import { damages } from '../../fixtures/licence/damage';
import { plainCard } from '../../fixtures/licence/plain-card';
import { documentedSample } from '../../fixtures/licence/documented-sample';

const card = fc.tuple(fc.nat(), fc.boolean()).map(([seed, tricky]) => anyCard(seed, tricky).payload);

describe('the end of a licence', () => {
  it('is seen in a clean card, with any suffix and any identifier in front', () => {
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('', '\r', '\r\n', '\t', '\0'),
        fc.constantFrom('', ']L0', ']L2'),
        (payload, suffix, aim) => {
          expect(licenceEnd(aim + payload + suffix)).toBe('seen');
        },
      ),
    );
    expect(licenceEnd(documentedSample)).toBe('seen');
  });

  it('is missing wherever a clean card is cut before its last three characters', () => {
    fc.assert(
      fc.property(card, fc.double({ min: 0, max: 1, noNaN: true }), (payload, part) => {
        const length = 1 + Math.floor(part * (payload.length - 4));
        expect([length, licenceEnd(payload.slice(0, length))]).toEqual([length, 'missing']);
      }),
      { numRuns: 300 },
    );
  });

  it.each(damages.map(({ name, apply }) => [name, apply] as const))(
    'is not missing in a whole card: %s',
    (_, apply) => {
      for (let seed = 0; seed < 30; seed += 1) {
        const { payload } = anyCard(seed);
        expect([seed, licenceEnd(apply(payload))]).not.toEqual([seed, 'missing']);
      }
    },
  );

  it.each(damages.map(({ name, apply }) => [name, apply] as const))('is missing in half a card: %s', (_, apply) => {
    for (let seed = 0; seed < 30; seed += 1) {
      const damaged = apply(anyCard(seed).payload);
      expect([seed, licenceEnd(damaged.slice(0, Math.floor(damaged.length / 2)))]).not.toEqual([seed, 'seen']);
      expect([seed, licenceEnd(damaged.slice(0, Math.floor(damaged.length / 3)))]).toEqual([seed, 'missing']);
    }
  });

  it('is not missing in a whole card with wrong lengths, and is missing in the same card cut in its names', () => {
    fc.assert(
      fc.property(card, fc.integer({ min: -9, max: 40 }), (payload, off) => {
        const wrong = payload.replace(
          /(DL|ID|EN)(\d{4})(\d{4})/,
          (_all, type: string, offset: string, length: string) =>
            [type, offset, String(Number(length) + off).padStart(4, '0')].join(''),
        );
        expect(licenceEnd(wrong)).not.toBe('missing');
      }),
    );
  });

  const withCrs = ['LF turned to CRLF', 'LF and CR turned to CRLF', 'LF and CR swapped'];

  it.each(damages.filter(({ name }) => withCrs.includes(name)).map(({ name, apply }) => [name, apply] as const))(
    'is not missing in a whole card with wrong lengths whose lines end with CR too: %s',
    (_, apply) => {
      for (const off of [-40, -9, 3, 9, 40]) {
        for (let seed = 0; seed < 30; seed += 1) {
          const wrong = anyCard(seed).payload.replace(/(?<=(?:DL|ID|EN)\d{4})\d{4}/, (length) =>
            String(Number(length) + off).padStart(4, '0'),
          );
          expect([seed, off, licenceEnd(apply(wrong))]).not.toEqual([seed, off, 'missing']);
        }
      }
      const cut = apply(plainCard());
      for (let length = cut.indexOf('DCS'); length < cut.indexOf('DAQ') + 3; length += 1) {
        expect([length, licenceEnd(cut.slice(0, length))]).toEqual([length, 'missing']);
      }
    },
  );

  it('is missing where an offset of zero says where the card ends, and wherever the decoder calls it incomplete', () => {
    const zero = plainCard().replace(/DL\d{4}/, 'DL0000');
    expect(licenceEnd(zero)).toBe('seen');
    for (let length = 40; length < zero.length - 3; length += 1) {
      expect([length, licenceEnd(zero.slice(0, length))]).toEqual([length, 'missing']);
    }
    fc.assert(
      fc.property(
        card,
        fc.constantFrom(...damages),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (payload, { apply }, part) => {
          const whole = apply(payload);
          const text = whole.slice(0, 40 + Math.floor(part * (whole.length - 40)));
          const decoded = decode(text, '2026-11-28');
          if (decoded.status === 'unreadable' && decoded.reason === 'incomplete')
            expect(licenceEnd(text)).toBe('missing');
        },
      ),
    );
  });

  it('of British Columbia is seen after the third track, and missing before', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, part) => {
        const { payload } = bcCard(seed);
        expect(licenceEnd(payload)).toBe('seen');
        const end = payload.lastIndexOf('_%') + 40;
        expect(licenceEnd(payload.slice(0, 4 + Math.floor(part * (end - 4))))).toBe('missing');
      }),
    );
  });
});
