import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../main/licence';
import { faultSchema } from '../../../main/sandbox/control/fault';
import { faultKinds } from './fault';
import { readOptions, type ChaosOptions } from './options';
import { planLane } from './plan';

const anyLane = fc
  .tuple(fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: 1000 }))
  .map(([seed, number]) => planLane(seed, number));

describe('a planned lane', () => {
  it('is reproducible, and different under another number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: 1000 }), (seed, number) => {
        expect(planLane(seed, number)).toEqual(planLane(seed, number));
        expect(planLane(seed, number)).not.toEqual(planLane(seed, number + 1));
      }),
    );
  });

  it('has three to five customers who cannot be confused', () => {
    fc.assert(
      fc.property(anyLane, ({ guests }) => {
        expect(guests.length).toBeGreaterThanOrEqual(3);
        expect(guests.length).toBeLessThanOrEqual(5);
        const marks = [
          guests.map(({ customer }) => customer.accountNumber.slice(-4)),
          guests.map(({ customer }) => customer.customerId),
          guests.map(({ customer }) => customer.birthDate),
          guests.map(({ customer }) => customer.lastName),
          guests.map(({ amountCents }) => amountCents),
        ];
        for (const mark of marks) expect(new Set<string | number>(mark).size).toBe(guests.length);
      }),
    );
  });

  it('has no amount above the open to buy, and only readable licences', () => {
    fc.assert(
      fc.property(anyLane, ({ guests }) => {
        for (const { customer, amountCents } of guests) {
          expect(amountCents).toBeGreaterThan(0);
          expect(amountCents).toBeLessThanOrEqual(customer.openToBuyCents);
          expect(decode(customer.payload(), '2026-06-01').status).toBe('ok');
        }
      }),
    );
  });

  it('has faults that the sandbox accepts, in order of their turns', () => {
    fc.assert(
      fc.property(anyLane, ({ strikes }) => {
        const turns = strikes.map(({ turn }) => turn);
        expect(turns).toEqual(turns.toSorted((a, b) => a - b));
        for (const { what } of strikes) {
          if ('put' in what) expect(faultSchema.safeParse(what.put).success).toBe(true);
        }
      }),
    );
  });
});

const options = (...args: string[]): ChaosOptions => {
  const read = readOptions(args, () => 77);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

describe('a run', () => {
  it('is 200 lanes of a random seed, or as requested', () => {
    expect(options().lanes).toHaveLength(200);
    expect(options().lanes[199]).toEqual({ seed: 77, number: 200 });
    expect(options('--seed', '5', '--lane', '12').lanes).toEqual([{ seed: 5, number: 12 }]);
    expect(options('--lanes', '3', '--seed', '5', '--workers', '1')).toMatchObject({
      workers: 1,
      lanes: { length: 3 },
    });
  });

  it('refuses invalid arguments', () => {
    expect(readOptions(['--lanes', 'many'], () => 1)).toContain('--lanes');
    expect(readOptions(['--line', '3'], () => 1)).toContain('--line');
  });

  it('is short in `npm test`, with every fault all the same', () => {
    const { lanes } = options('--short');
    expect(lanes).toHaveLength(8);
    expect(lanes.filter(({ seed }) => seed === 77)).toHaveLength(1);
    const fixed = lanes.filter(({ seed }) => seed !== 77).map(({ seed, number }) => planLane(seed, number));
    const kinds = fixed.flatMap(({ strikes }) => strikes.map(({ what }) => what.kind));
    for (const kind of faultKinds) expect(kinds).toContain(kind);
  });

  it('of 200 lanes has each fault often', () => {
    const strikes = options()
      .lanes.map(({ seed, number }) => planLane(seed, number))
      .flatMap((lane) => lane.strikes);
    for (const kind of faultKinds) expect(strikes.filter(({ what }) => what.kind === kind).length).toBeGreaterThan(20);
  });
});
