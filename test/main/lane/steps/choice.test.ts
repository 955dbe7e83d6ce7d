// A plan chosen while the PIN is on its way, and one that needs no choosing.
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../../main/flexiti';
import type { LaneDriver } from '../lane-driver';
import { atQuote, readyToVerify } from '../lane-driver';
import { deferredPlan, equalPlan, quote } from '../people';

const sixMonths = { type: 'choosePlan', planId: 4, months: 6 } as const;
const regular = { planId: null, months: null };

function sent(counter = readyToVerify(10_000)): LaneDriver {
  counter.intend({ type: 'verify', format: 'sms' });
  counter.answer('verify', { kind: 'sent', to: 'sms' });
  return counter;
}

/** The quote of one offer alone. */
function only(overrides: Partial<Quote>, amountCents = 10_000): LaneDriver {
  const counter = readyToVerify();
  counter.intend({ type: 'setAmount', amountCents });
  counter.answer('calculateInterest', quote(amountCents, true, overrides));
  return counter;
}

describe('while the PIN is on its way', () => {
  it('a plan can be chosen, and the PIN then leads to the till', () => {
    const counter = sent();
    expect(counter.screen('verify').plans).toMatchObject({ isChosen: false, offer: { amountCents: 10_000 } });
    counter.intend(sixMonths);
    expect(counter.screen('verify').plans?.isChosen).toBe(true);
    counter.intend({ type: 'enterPin', pin: '4821' });
    expect(counter.screen('handOver')).toMatchObject({ plan: { planId: 4, months: 6 }, verificationCode: '4821' });
  });

  it('a plan can be chosen before Flexiti has said that it was sent', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'verify', format: 'email' });
    counter.intend(sixMonths);
    counter.answer('verify', { kind: 'sent', to: 'email' });
    expect(counter.screen('verify').plans?.isChosen).toBe(true);
  });

  it('the PIN leads to the quote where nothing is chosen', () => {
    const counter = sent();
    counter.intend({ type: 'enterPin', pin: '4821' });
    expect(counter.screen('quote').canHandOver).toBe(false);
  });

  it('a PIN of the wrong form leaves the choice', () => {
    const counter = sent();
    counter.intend(sixMonths);
    counter.intend({ type: 'enterPin', pin: '48' });
    expect(counter.screen('verify')).toMatchObject({ pinProblem: true, plans: { isChosen: true } });
  });

  it('the PIN leads to the quote where what was chosen is no longer offered', () => {
    const counter = sent();
    counter.intend(sixMonths);
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    expect(counter.screen('verify').plans).toBeNull();
    counter.answer('calculateInterest', quote(9000, false, { plans: [deferredPlan] }));
    expect(counter.screen('verify').plans?.isChosen).toBe(false);
    counter.intend({ type: 'enterPin', pin: '4821' });
    expect(counter.screen('quote').canHandOver).toBe(false);
  });

  it('the way back from the till is to the quote', () => {
    const counter = sent();
    counter.intend(sixMonths);
    counter.intend({ type: 'enterPin', pin: '4821' });
    counter.intend({ type: 'back' });
    expect(counter.screen('quote').canHandOver).toBe(true);
  });
});

it('no plan is chosen before a PIN is on its way, and none goes with a PIN that nobody reads out', () => {
  const counter = readyToVerify(10_000, true);
  const before = counter.state;
  counter.intend(sixMonths);
  expect(counter.state).toBe(before);
  sent(counter);
  counter.intend(sixMonths);
  counter.intend({ type: 'verify', format: 'regular_purchase_bypass' });
  counter.answer('verify', { kind: 'pin', pin: '1234' });
  expect(counter.screen('quote')).toMatchObject({ canHandOver: true, regularOnly: true });
  expect(counter.flow('quote').choice).toEqual(regular);
});

describe('what there is alone', () => {
  it.each<[string, Partial<Quote>, { planId: number | null; months: number | null } | null]>([
    ['the regular purchase', { plans: [] }, regular],
    [
      'one term',
      { regularPurchase: null, plans: [{ ...equalPlan, terms: equalPlan.terms.slice(0, 1) }] },
      { planId: 4, months: 3 },
    ],
    ['nothing', { regularPurchase: null, plans: [] }, null],
    ['several', {}, null],
    [
      'one that lacks what must be disclosed',
      { plans: [], regularPurchase: { paymentCents: 10_000, annualRate: null, fees: [], bypassAllowed: true } },
      null,
    ],
  ])('is chosen where it can be handed over: %s', (_what, overrides, choice) => {
    expect(only(overrides).flow('verify').choice).toEqual(choice);
  });

  it('is not chosen above the open to buy', () => {
    expect(only({ plans: [] }, 300_000).flow('verify').choice).toBeNull();
  });

  it('is not chosen any more once there are others', () => {
    const counter = only({ plans: [] });
    counter.intend({ type: 'setAmount', amountCents: 20_000 });
    counter.answer('calculateInterest', quote(20_000));
    expect(counter.flow('verify').choice).toBeNull();
  });

  it('leaves what the cashier has chosen among several', () => {
    const counter = atQuote();
    counter.intend(sixMonths);
    counter.intend({ type: 'setAmount', amountCents: 20_000 });
    counter.answer('calculateInterest', quote(20_000));
    expect(counter.flow('quote').choice).toEqual({ planId: 4, months: 6 });
  });
});
