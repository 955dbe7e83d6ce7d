import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfferType } from '../../../main/flexiti';
import { addMonths } from '../../../main/lane/quote-view';
import type { PlanView } from '../../../preload/contract';
import { atQuote, atVerify } from './counter';
import type { Counter } from './counter';
import { customer, deferredPlan, equalPlan, quote } from './people';

function plans(counter: Counter): PlanView[] {
  const { offer } = counter.screen('quote');
  if (offer === null) throw new Error('no offer');
  return offer.plans;
}

function quoted(offerTypes: OfferType[]): Counter {
  const counter = atVerify(1050);
  counter.answer('lookup', customer({ offerTypes }));
  counter.answer('calculateInterest', quote(1050));
  counter.intend({ type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' });
  counter.answer('verify', { kind: 'pin', pin: '6785' });
  return counter;
}

const categories: OfferType[] = [
  { planId: 4, name: 'Equal payments', category: 'equal_billing', terms: [3, 6] },
  { planId: 6, name: 'Pay later', category: 'deferred_payment', terms: [6] },
];

describe('the quote', () => {
  it('shows everything that must be shown of each term, as Flexiti said it', () => {
    const shown = plans(quoted(categories));
    for (const [index, plan] of [equalPlan, deferredPlan].entries()) {
      for (const [place, term] of plan.terms.entries()) {
        expect(shown[index]?.terms[place]).toMatchObject({
          months: term.months,
          paymentCents: term.paymentCents,
          rates: term.annualRates,
          fees: term.fees,
        });
      }
    }
  });

  it('shows the regular purchase with payment, rate and fees', () => {
    const fees = [{ description: 'Annual fee', amountCents: 3900, type: 'annual', message: 'Fee words' }];
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    const regularPurchase = { paymentCents: 9000, annualRate: 0.2899, fees, bypassAllowed: false };
    counter.answer('calculateInterest', quote(9000, false, { regularPurchase }));
    expect(counter.screen('quote').offer).toMatchObject({
      amountCents: 9000,
      regular: { paymentCents: 9000, annualRate: 0.2899, fees, chosen: false },
    });
  });

  it('adds up a plan of equal payments', () => {
    const [equal] = plans(quoted(categories));
    expect(equal).toMatchObject({
      kind: 'equal_billing',
      terms: [
        { months: 3, totalCents: 1068, costOfBorrowingCents: 18, dueOn: null },
        { months: 6, totalCents: 6228, costOfBorrowingCents: 5178, dueOn: null },
      ],
    });
  });

  it('gives the one payment of a deferred plan its day', () => {
    const [, deferred] = plans(quoted(categories));
    expect(deferred).toMatchObject({
      kind: 'deferred_payment',
      terms: [{ months: 6, totalCents: 7049, costOfBorrowingCents: 5999, dueOn: '2027-05-21' }],
    });
  });

  it('computes nothing where the kind of a plan is not known', () => {
    for (const offerTypes of [[], [{ planId: 4, name: null, category: null, terms: [] }]]) {
      for (const plan of plans(quoted(offerTypes))) {
        expect(plan.kind).toBeNull();
        for (const term of plan.terms) {
          expect(term).toMatchObject({ totalCents: null, costOfBorrowingCents: null, dueOn: null });
        }
      }
    }
  });

  it('names a plan as the quote does, or else as lookup does', () => {
    expect(plans(quoted(categories)).map(({ name }) => name)).toEqual(['Equal payments', 'Six months, no payments']);
    expect(plans(quoted([])).map(({ name }) => name)).toEqual([null, 'Six months, no payments']);
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-11-21', 6, '2027-05-21'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-08-31', 18, '2028-02-29'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %i months: %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('lands in the right month, on the same day or the last one', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 120 }), (day, months) => {
        const from = day.toISOString().slice(0, 10);
        const to = addMonths(from, months);
        const count = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(count(to) - count(from)).toBe(months);
        if (to.slice(8) === from.slice(8)) return;
        const next = new Date(`${to}T00:00:00Z`);
        next.setUTCDate(next.getUTCDate() + 1);
        expect(next.getUTCDate()).toBe(1);
        expect(to.slice(8) < from.slice(8)).toBe(true);
      }),
    );
  });
});
