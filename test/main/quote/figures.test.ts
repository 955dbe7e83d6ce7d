import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuityPayment } from '../../../main/quote/annuity';
import { figuresOf, largestAmount } from '../../../main/quote/figures';
import { feeOf, rateOf, termOf } from './quotes';

const deferred = { annualRates: [rateOf(0.3099)] };

describe('total and cost', () => {
  it.each([
    ['equal payments', termOf(), 'equal_billing', 1068, 18],
    [
      'a fee in equal payments',
      termOf({ months: 6, paymentCents: 1038, fees: [feeOf(5000)] }),
      'equal_billing',
      6228,
      5178,
    ],
    ['another', termOf({ months: 12, paymentCents: 532, fees: [feeOf(4999)] }), 'equal_billing', 6384, 5334],
    ['one payment', termOf({ ...deferred, paymentCents: 1050 }), 'deferred_payment', 1050, 0],
    [
      'one payment with a fee',
      termOf({ ...deferred, paymentCents: 7049, fees: [feeOf(5999)] }),
      'deferred_payment',
      7049,
      5999,
    ],
    ['a rate of nothing', termOf({ paymentCents: 350, annualRates: [rateOf(0)] }), 'equal_billing', 1050, 0],
    ['one month with interest', termOf({ months: 1, paymentCents: 1059 }), 'equal_billing', 1059, 9],
  ] as const)('of %s', (_what, term, kind, totalCents, costCents) => {
    expect(figuresOf(term, 1050)).toMatchObject({ kind, totalCents, costCents, addsUp: true });
  });

  it('a monthly fee is inside the payment: 250 over 12 months at 0 % with 3.00 is 23.83', () => {
    const term = termOf({
      months: 12,
      paymentCents: 2383,
      annualRates: [rateOf(0)],
      fees: [feeOf(300, { type: 'admin_monthly' })],
    });
    expect(figuresOf(term, 25_000)).toMatchObject({ kind: 'equal_billing', totalCents: 28_596, costCents: 3596 });
    expect(figuresOf({ ...term, paymentCents: 2083 }, 25_000)).toMatchObject({ totalCents: null, addsUp: false });
  });

  it('are never below nothing where each payment was rounded down', () => {
    const term = termOf({ paymentCents: 3333, annualRates: [rateOf(0)] });
    expect(figuresOf(term, 10_000)).toMatchObject({ totalCents: 9999, costCents: 0, rateWithFees: 0 });
  });

  it.each([
    ['a cent more', { paymentCents: 357 }],
    ['a cent less', { paymentCents: 355 }],
    ['ten times as much', { paymentCents: 3560 }],
    ['a fee that is in no payment', { fees: [feeOf(100)] }],
    ['another rate', { annualRates: [rateOf(0.1999)] }],
  ])('are not told where the payment is not reproduced: %s', (_what, changes) => {
    const figures = { kind: null, totalCents: null, costCents: null, rateWithFees: null, addsUp: false };
    expect(figuresOf(termOf(changes), 1050)).toEqual(figures);
  });

  it.each([
    ['fees', { fees: null }],
    ['how much a fee is', { fees: [feeOf(null)] }],
    ['months', { months: null }],
    ['payment', { paymentCents: null }],
    ['rate', { annualRates: [rateOf(null)] }],
    ['rates', { annualRates: [] }],
  ])('are not known without the %s, which is no contradiction', (_what, changes) => {
    const figures = figuresOf(termOf(changes), 1050);
    expect(figures).toMatchObject({ totalCents: null, costCents: null, rateWithFees: null });
    expect(figures.addsUp).not.toBe(false);
  });

  it('need one of several rates to reproduce the payment', () => {
    expect(figuresOf(termOf({ annualRates: [rateOf(0.3), rateOf(0.0999)] }), 1050).totalCents).toBe(1068);
  });

  it('of a fee of an unknown type are told if it was charged once', () => {
    const yearly = [feeOf(5000, { type: 'admin_yearly' })];
    expect(figuresOf(termOf({ months: 6, paymentCents: 1038, fees: yearly }), 1050).totalCents).toBe(6228);
    expect(figuresOf(termOf({ fees: yearly }), 1050)).toMatchObject({ totalCents: null, addsUp: false });
  });

  it('are sums in cents, for any annuity that was rounded to the cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 10_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 84 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 1000 }),
        (amount, rate, months, once, monthly) => {
          const paymentCents = Math.round(annuityPayment(amount + once, rate, months)) + monthly;
          const fees = [feeOf(once), feeOf(monthly, { type: 'admin_monthly' })];
          const figures = figuresOf(termOf({ months, paymentCents, annualRates: [rateOf(rate)], fees }), amount);
          expect(figures.totalCents).toBe(paymentCents * months);
          expect(figures.costCents).toBe(Math.max(0, paymentCents * months - amount));
          expect(figures.rateWithFees).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('the rate with fees', () => {
  it('is that of the payments', () => {
    const term = termOf({ months: 12, paymentCents: 17_592, annualRates: [rateOf(0.0999)] });
    expect(figuresOf(term, 200_107).rateWithFees).toBeCloseTo(0.0999, 4);
    const charged = termOf({ months: 12, paymentCents: 18_022, annualRates: [rateOf(0.0999)], fees: [feeOf(4999)] });
    expect(figuresOf(charged, 200_000).rateWithFees).toBeCloseTo(0.146856, 5);
  });

  it('of one payment is what it costs a year', () => {
    const term = termOf({ ...deferred, months: 6, paymentCents: 7049, fees: [feeOf(5999)] });
    expect(figuresOf(term, 1050).rateWithFees).toBeCloseTo((7049 / 1050 - 1) * 2, 9);
  });
});

describe('the largest amount', () => {
  const withFee = termOf({ months: 12, annualRates: [rateOf(0.0999)], fees: [feeOf(4999)] });

  it.each([
    [withFee, 'equal_billing', 200_000],
    [termOf({ ...deferred, fees: [feeOf(5999)] }), 'deferred_payment', 7050],
    [
      termOf({ months: 24, annualRates: [rateOf(0)], fees: [feeOf(425, { type: 'admin_monthly' })] }),
      'equal_billing',
      99_999,
    ],
  ] as const)('fits with all that it costs, and a cent more does not', (term, kind, limit) => {
    const largest = largestAmount(term, kind, limit) ?? 0;
    const { months, fees, annualRates } = term;
    const [monthly, once] = [true, false].map((each) =>
      (fees ?? []).reduce(
        (sum, fee) => sum + ((fee.type === 'admin_monthly') === each ? (fee.amountCents ?? 0) : 0),
        0,
      ),
    ) as [number, number];
    const total = (amount: number): number =>
      kind === 'deferred_payment'
        ? amount + once
        : (Math.round(annuityPayment(amount + once, annualRates[0]?.rate ?? 0, months ?? 1)) + monthly) * (months ?? 1);
    expect(largest).toBeGreaterThan(0);
    expect(Math.max(largest, total(largest))).toBeLessThanOrEqual(limit);
    expect(Math.max(largest + 1, total(largest + 1))).toBeGreaterThan(limit);
  });

  it.each([0, -300, 4999])('is none of an open to buy of %d', (limit) => {
    expect(largestAmount(withFee, 'equal_billing', limit)).toBeNull();
  });

  it('is not known where it is not known how the plan is paid, or what it costs', () => {
    expect(largestAmount(withFee, null, 200_000)).toBeNull();
    expect(largestAmount({ ...withFee, fees: null }, 'equal_billing', 200_000)).toBeNull();
  });
});
