import { describe, expect, it } from 'vitest';
import type { OfferType } from '../../../../main/flexiti';
import type { PlanView } from '../../../../preload/contract';
import { atQuote, atVerify } from '../lane-driver';
import type { LaneDriver } from '../lane-driver';
import { customer, deferredPlan, equalPlan, quote } from '../people';

function plans(counter: LaneDriver): PlanView[] {
  const { offer } = counter.screen('quote');
  if (offer === null) throw new Error('no offer');
  return offer.plans;
}

function quoted(offerTypes: OfferType[]): LaneDriver {
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
  it('shows the required disclosures of each term, in Flexiti’s words', () => {
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
      regular: { paymentCents: 9000, annualRate: 0.2899, fees, missing: [], chosen: false },
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

  it('gives the one payment of a deferred plan its day, and what it costs not to pay then, but no cost of borrowing', () => {
    const [, deferred] = plans(quoted(categories));
    expect(deferred).toMatchObject({
      kind: 'deferred_payment',
      terms: [
        {
          months: 6,
          totalCents: null,
          costOfBorrowingCents: null,
          dueOn: '2027-05-21',
          ifUnpaid: { rate: 0.3099, interestCents: 1092 },
        },
      ],
    });
  });

  it('goes by the figures where lookup is silent, and computes nothing where they do not add up', () => {
    for (const offerTypes of [[], [{ planId: 4, name: null, category: null, terms: [] }]]) {
      expect(plans(quoted(offerTypes)).map(({ kind }) => kind)).toEqual(['equal_billing', 'deferred_payment']);
      const counter = quoted(offerTypes);
      counter.intend({ type: 'setAmount', amountCents: 5000 });
      counter.answer('calculateInterest', quote(5000));
      for (const plan of plans(counter)) {
        expect(plan.kind).toBeNull();
        for (const term of plan.terms) {
          expect(term).toMatchObject({ totalCents: null, costOfBorrowingCents: null, rateWithFees: null, dueOn: null });
          expect(term.cautions).toContain('does_not_add_up');
        }
      }
    }
  });

  it('computes a total by the figures, not by what lookup calls the plan, and tells of the difference', () => {
    const [equal] = plans(quoted([{ planId: 4, name: null, category: 'deferred_payment', terms: [3] }]));
    expect(equal?.terms[0]).toMatchObject({
      kind: 'equal_billing',
      totalCents: 1068,
      costOfBorrowingCents: 18,
      dueOn: null,
      ifUnpaid: null,
      cautions: ['otherwise_in_lookup'],
    });
  });

  it('names a plan as the quote does, or else as lookup does', () => {
    expect(plans(quoted(categories)).map(({ name }) => name)).toEqual(['Equal payments', 'Six months, no payments']);
    expect(plans(quoted([])).map(({ name }) => name)).toEqual([null, 'Six months, no payments']);
  });
});
