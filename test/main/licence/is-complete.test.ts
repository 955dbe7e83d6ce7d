// A payload is complete never before its last character, and not with a wrong header.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete } from '../../../main/licence';
import { bcCard } from '../../fixtures/licence/bc-cards';
import { anyCard } from '../../fixtures/licence/cards';
import { damages } from '../../fixtures/licence/damage';

function prefixesCalledComplete(payload: string): number[] {
  const lengths: number[] = [];
  for (let length = 0; length < payload.length; length++)
    if (isComplete(payload.slice(0, length))) lengths.push(length);
  return lengths;
}

describe('isComplete', () => {
  it('is true for a clean card and false for everything before its end', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, tricky) => {
        const { payload } = anyCard(seed, tricky);
        expect(isComplete(payload)).toBe(true);
        expect(prefixesCalledComplete(payload)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("is true for British Columbia's tracks and false for everything before their end", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { payload } = bcCard(seed);
        expect(isComplete(payload)).toBe(true);
        expect(prefixesCalledComplete(payload)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['\r', '\r\n', '\t', '\n'])("stays true with a scanner's suffix %j", (suffix) => {
    expect(isComplete(anyCard(3).payload + suffix)).toBe(true);
    expect(isComplete(bcCard(3).payload + suffix)).toBe(true);
  });

  it('is false when more follows than the header declares', () => {
    const { payload } = anyCard(3);
    expect(isComplete(`${payload}ZXZXAMORE\r`)).toBe(false);
    expect(isComplete(`${bcCard(3).payload}X`)).toBe(false);
  });

  it.each(damages.filter(({ name }) => !name.endsWith(' behind')).map((damage) => [damage.name, damage] as const))(
    'is false when a repair is needed: %s',
    (_, damage) => {
      for (let seed = 0; seed < 20; seed++) expect(isComplete(damage.apply(anyCard(seed).payload))).toBe(false);
    },
  );

  it('is false for anything else', () => {
    for (const text of ['', '@', '\r', '%', '%BC', '?', '@\n\x1e\rANSI ', 'hello'])
      expect(isComplete(text)).toBe(false);
  });

  it('is cheap while bytes arrive', () => {
    const { payload } = anyCard(3);
    const start = performance.now();
    for (let round = 0; round < 200; round++) prefixesCalledComplete(payload);
    const each = (performance.now() - start) / (200 * payload.length);
    expect(each).toBeLessThan(0.05);
  });
});
