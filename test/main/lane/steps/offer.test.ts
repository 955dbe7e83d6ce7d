// What may be handed over: an offer with everything that must be disclosed, that the open to buy is enough for.
import { describe, expect, it } from 'vitest';
import type { Customer, Plan, Quote, RegularPurchase, Term } from '../../../../main/flexiti';
import type { OfferView } from '../../../../preload/contract';
import { atVerify } from '../lane-driver';
import type { LaneDriver } from '../lane-driver';
import { customer, quote } from '../people';

const rate = { description: 'Annual percentage rate', rate: 0.0999, type: 'APR', message: 'Legal words' };
const fee = { description: 'Admin fee', amountCents: 4999, type: 'admin_total', message: 'Fee words' };
/** 2,000.00 over 12 months: 2,162.64 in all. */
const twelve: Term = { months: 12, paymentCents: 18_022, annualRates: [rate], fees: [fee], contradicted: false };
const planOf = (...terms: Term[]): Plan => ({ planId: 4, name: 'Equal payments', terms });
const choose = { type: 'choosePlan', planId: 4, months: 12 } as const;
const chooseRegular = { type: 'choosePlan', planId: null, months: null } as const;

/** At the quote of 2,000.00. */
function quoted(
  overrides: Partial<Quote>,
  openToBuyCents: number | null = 500_000,
  more: Partial<Customer> = {},
): LaneDriver {
  const counter = atVerify(200_000);
  counter.answer('lookup', customer(more));
  const answer = quote(200_000, false, overrides);
  counter.answer('calculateInterest', { ...answer, customer: { ...answer.customer, openToBuyCents } });
  counter.intend({ type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' });
  counter.answer('verify', { kind: 'pin', pin: '6785' });
  return counter;
}

function termShown(counter: LaneDriver): OfferView {
  const term = counter.screen('quote').offer?.plans[0]?.terms[0];
  if (term === undefined) throw new Error('no term');
  return term;
}

describe('an offer of which something obligated is missing', () => {
  it.each<[string, Partial<Term>, string[]]>([
    ['the rate', { annualRates: [{ ...rate, rate: null }] }, ['rate']],
    ['its label', { annualRates: [{ ...rate, description: '', type: '' }] }, ['label']],
    ['its message', { annualRates: [{ ...rate, message: null }] }, ['message']],
    ['whether there are fees', { fees: null }, ['fees']],
    ['a fee’s description', { fees: [{ ...fee, description: '' }] }, ['fee_text']],
    ['a fee’s type', { fees: [{ ...fee, type: '' }] }, ['fee_text']],
    ['a fee’s message', { fees: [{ ...fee, message: null }] }, ['fee_text']],
    ['the payment', { paymentCents: null }, ['payment']],
  ])('cannot be handed over: %s', (_what, changes, missing) => {
    const counter = quoted({ plans: [planOf({ ...twelve, ...changes })] });
    counter.intend(choose);
    expect(counter.screen('quote').canHandOver).toBe(false);
    expect(termShown(counter)).toMatchObject({ missing });
    counter.intend({ type: 'handOver' });
    expect(counter.state.current.step).toBe('quote');
  });

  it.each<[Partial<RegularPurchase>, string[]]>([
    [{ annualRate: null }, ['rate']],
    [{ paymentCents: null }, ['payment']],
    [{ fees: null }, ['fees']],
    [{ fees: [{ ...fee, message: null }] }, ['fee_text']],
  ])('cannot be handed over as a regular purchase either: %o', (changes, missing) => {
    const regularPurchase = { paymentCents: 200_000, annualRate: 0.3, fees: [], bypassAllowed: false, ...changes };
    const counter = quoted({ regularPurchase });
    counter.intend(chooseRegular);
    expect(counter.screen('quote')).toMatchObject({
      canHandOver: false,
      offer: { regular: { missing, chosen: true } },
    });
  });

  it('can be handed over once all of it is there', () => {
    const counter = quoted({ plans: [planOf(twelve)] });
    counter.intend(choose);
    expect(counter.screen('quote').canHandOver).toBe(true);
    counter.intend({ type: 'handOver' });
    expect(counter.screen('handOver').plan).toMatchObject({ planId: 4, months: 12, paymentCents: 18_022 });
  });

  it('keeps no other from being handed over', () => {
    const counter = quoted({ plans: [planOf({ ...twelve, annualRates: [] })] });
    counter.intend(chooseRegular);
    expect(counter.screen('quote').canHandOver).toBe(true);
  });

  it('gets no PIN by bypass', () => {
    const counter = atVerify(10_000);
    const regularPurchase = { paymentCents: 10_000, annualRate: 0.3, fees: null, bypassAllowed: true };
    counter.answer('calculateInterest', quote(10_000, true, { regularPurchase }));
    expect(counter.screen('verify').methods[0]).toMatchObject({ available: false, why: 'not_for_this_amount' });
  });
});

describe('a term that cannot be named', () => {
  const cases: [string, Plan, number | null][] = [
    ['twice, with different figures', planOf({ ...twelve, contradicted: true }, { ...twelve, contradicted: true }), 12],
    ['without months', planOf({ ...twelve, months: null }), null],
    ['of a plan without a number', { ...planOf(twelve), planId: null }, 12],
  ];
  it.each(cases)('is shown and not chosen: %s', (_what, plan, months) => {
    const counter = quoted({ plans: [plan] });
    expect(termShown(counter).missing).not.toEqual([]);
    const before = counter.state;
    counter.intend({ type: 'choosePlan', planId: plan.planId ?? 4, months });
    expect(counter.state).toBe(before);
    expect(termShown(counter).chosen).toBe(false);
  });
});

describe('the open to buy', () => {
  it('holds what the plan costs: amount within it, interest and fees above it, is not handed over', () => {
    const counter = quoted({ plans: [planOf(twelve)] }, 200_000);
    expect(counter.screen('quote').over).toBeNull();
    counter.intend(choose);
    const screen = counter.screen('quote');
    expect(screen.canHandOver).toBe(false);
    expect(termShown(counter).fit).toBe('exceeds');
    const largest = screen.over?.largestCents ?? 0;
    expect(largest).toBe(termShown(counter).largestCents);
    expect(largest).toBeLessThan(200_000 - 4999);
    counter.intend(chooseRegular);
    expect(counter.screen('quote')).toMatchObject({ canHandOver: true, over: null });
  });

  it('holds the largest amount that was told for the term', () => {
    const counter = quoted({ plans: [planOf(twelve)] }, 200_000);
    counter.intend(choose);
    const amountCents = counter.screen('quote').over?.largestCents ?? 0;
    const monthly = 0.0999 / 12;
    const paymentCents = Math.round(((amountCents + 4999) * monthly) / (1 - (1 + monthly) ** -12));
    counter.intend({ type: 'setAmount', amountCents });
    const { customer: purchaser } = quote(amountCents);
    counter.answer(
      'calculateInterest',
      quote(amountCents, false, {
        customer: { ...purchaser, openToBuyCents: 200_000 },
        plans: [planOf({ ...twelve, paymentCents })],
      }),
    );
    expect(counter.screen('quote')).toMatchObject({ over: null, canHandOver: true });
  });

  it.each([-300, 0])('of %d has no largest amount', (limit) => {
    const counter = quoted({ plans: [planOf(twelve)] }, limit);
    expect(counter.screen('quote')).toMatchObject({ over: { openToBuyCents: limit, largestCents: null } });
    for (const wish of [choose, chooseRegular]) {
      counter.intend(wish);
      expect(counter.screen('quote')).toMatchObject({ over: { largestCents: null }, canHandOver: false });
    }
  });

  it('may be exceeded where the figures do not add up, and Flexiti decides', () => {
    const counter = quoted({ plans: [planOf({ ...twelve, paymentCents: 19_000 })] }, 210_000);
    counter.intend(choose);
    expect(termShown(counter)).toMatchObject({ fit: 'may_exceed', largestCents: null, cautions: ['does_not_add_up'] });
    expect(counter.screen('quote').canHandOver).toBe(true);
  });

  it('that Flexiti does not tell stops nothing', () => {
    const counter = quoted({ plans: [planOf(twelve)] }, null, { openToBuyCents: null });
    counter.intend(choose);
    expect(counter.screen('quote').canHandOver).toBe(true);
  });
});

describe('a fee for a resident of Quebec', () => {
  it.each<[string, Partial<Customer>, boolean]>([
    ['by the account', { province: 'QC' }, true],
    ['by the account in words', { province: 'Québec' }, true],
    ['neither', { province: 'ON' }, false],
  ])('is told: %s', (_what, more, told) => {
    const counter = quoted({ plans: [planOf(twelve)] }, 500_000, more);
    // Quebec's language brings another quote.
    if (counter.screen('quote').offer === null) {
      counter.answer('calculateInterest', quote(200_000, false, { plans: [planOf(twelve)] }));
    }
    expect(termShown(counter).cautions.includes('fee_in_quebec')).toBe(told);
  });
});
