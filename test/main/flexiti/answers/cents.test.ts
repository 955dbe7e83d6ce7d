import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsToNumber, largestCents, parseCents } from '../../../../main/flexiti/answers/cents';

const anyCents = fc.integer({ min: -largestCents, max: largestCents });

function asDecimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('parseCents', () => {
  it.each([
    ['659.51', 65951],
    ['1000.00', 100000],
    [5000, 500000],
    [10.5, 1050],
    [1.8, 180],
    [0.1 + 0.2, 30],
    [70.49000000000001, 7049],
    [3.5599999999999996, 356],
    ['.50', 50],
    ['-12.3', -1230],
    ['0', 0],
    ['-0', 0],
    [' 7 ', 700],
    ['10.500', 1050],
    ['000001000.00', 100000],
  ])('reads %j as %d cents', (value, cents) => {
    expect(parseCents(value)).toBe(cents);
  });

  it.each([
    NaN,
    Infinity,
    1e21,
    1e-9,
    '1e3',
    '1,000.00',
    '10.505',
    10.505,
    '',
    '.',
    '-',
    '$5',
    'NaN',
    '0x10',
    null,
    undefined,
    true,
    [5],
    { amount: 5 },
    '99999999999999.00',
  ])('refuses %j', (value) => {
    expect(parseCents(value)).toBeNull();
  });

  it('reads every amount exactly, as text and as a JSON number', () => {
    fc.assert(
      fc.property(anyCents, (cents) => {
        const text = asDecimal(cents);
        const expected = cents === 0 ? 0 : cents;
        expect(parseCents(text)).toBe(expected);
        expect(parseCents(JSON.parse(text))).toBe(expected);
      }),
    );
  });

  it('reads back what was written into a body', () => {
    fc.assert(
      fc.property(anyCents, (cents) => {
        const written = JSON.stringify(centsToNumber(cents));
        expect(written).toMatch(/^-?\d+(\.\d{1,2})?$/);
        expect(parseCents(JSON.parse(written))).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });

  it('never throws, and gives a whole number or null', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const cents = parseCents(value);
        expect(cents === null || Number.isSafeInteger(cents)).toBe(true);
      }),
    );
  });
});
