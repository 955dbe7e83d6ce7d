import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuityPayment, annuityRate } from '../../../main/quote/annuity';

const amounts = fc.integer({ min: 1000, max: 100_000_000 });
const rates = fc.double({ min: 0, max: 3, noNaN: true });
const months = fc.integer({ min: 1, max: 120 });

describe('the rate of equal payments', () => {
  it.each([
    // 10 % a month: 1,000.00 now is worth 576.19 after one and after two months.
    [100_000, 57_619.047619, 2, 1.2],
    [100_000, 110_000, 1, 1.2],
    [120_000, 10_000, 12, 0],
    [1050, 350, 3, 0],
    // Less than the amount is no interest.
    [10_000, 3333, 3, 0],
    // More each month than the whole amount.
    [100, 1_000_000, 6, 120_000],
  ])('of %d for %d a month over %d months is %d', (amount, payment, count, rate) => {
    expect(annuityRate(amount, payment, count)).toBeCloseTo(rate, 6);
  });

  it('comes back from generated annuities', () => {
    fc.assert(
      fc.property(amounts, rates, months, (amount, rate, count) => {
        expect(annuityRate(amount, annuityPayment(amount, rate, count), count)).toBeCloseTo(rate, 6);
      }),
    );
  });

  it('makes the payments worth the amount', () => {
    fc.assert(
      fc.property(amounts, rates, months, (amount, rate, count) => {
        const payment = Math.round(annuityPayment(amount, rate, count));
        const monthly = annuityRate(amount, payment, count) / 12;
        let worth = 0;
        for (let month = 1; month <= count; month++) worth += payment / (1 + monthly) ** month;
        // Rounded down, the payments may be worth less at any rate.
        expect(Math.abs(worth - amount)).toBeLessThanOrEqual(payment * count < amount ? count / 2 : amount * 1e-9);
      }),
    );
  });

  it('comes back to the cent at a rate of almost nothing', () => {
    expect(annuityPayment(120_000, 1e-9, 12)).toBeCloseTo(10_000, 2);
  });
});
