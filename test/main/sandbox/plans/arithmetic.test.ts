import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annuityPaymentCents, termAmountCents } from '../../../../main/sandbox/plans/arithmetic';

test.each([
  [1050, 3, 356],
  [6050, 6, 1038],
  [6049, 12, 532],
  [1050, 6, 180],
])('%i cents at 9.99 %% over %i months is %i', (principal, months, payment) => {
  expect(annuityPaymentCents(principal, 0.0999, months)).toBe(payment);
});

const cents = fc.integer({ min: 0, max: 100_000_000 });
const rate = fc.integer({ min: 0, max: 3999 }).map((basis) => basis / 10_000);
const months = fc.integer({ min: 1, max: 84 });

test('payments are whole cents and pay the principal back, but for the rounding', () => {
  fc.assert(
    fc.property(cents, rate, months, (principal, annualRate, count) => {
      const payment = annuityPaymentCents(principal, annualRate, count);
      expect(Number.isInteger(payment)).toBe(true);
      expect(payment * count).toBeGreaterThanOrEqual(principal - count / 2);
    }),
  );
});

test('the exact payment runs the balance down to zero month by month', () => {
  fc.assert(
    fc.property(cents, rate, months, (principal, annualRate, count) => {
      const payment = annuityPaymentCents(principal, annualRate, count);
      let balance = principal;
      for (let month = 0; month < count; month += 1) balance += (balance * annualRate) / 12 - payment;
      // Half a cent of rounding in each payment, with interest on it.
      expect(Math.abs(balance)).toBeLessThanOrEqual(0.5 * count * (1 + annualRate / 12) ** count + 0.01);
    }),
  );
});

test('a total fee is financed, a monthly one is added to each payment, and a deferred plan is paid once', () => {
  fc.assert(
    fc.property(cents, rate, months, fc.nat(10_000), (amountCents, annualRate, count, fee) => {
      const term = { amountCents, annualRate, months: count, totalFeeCents: 0, monthlyFeeCents: 0 };
      const annuity = { ...term, rule: 'annuity' as const };
      expect(termAmountCents({ ...annuity, totalFeeCents: fee })).toBe(
        annuityPaymentCents(amountCents + fee, annualRate, count),
      );
      expect(termAmountCents({ ...annuity, monthlyFeeCents: fee })).toBe(termAmountCents(annuity) + fee);
      expect(termAmountCents({ ...term, rule: 'deferred', totalFeeCents: fee })).toBe(amountCents + fee);
    }),
  );
});
