import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerDisplayOf } from '../../../../main/lane/view/customer-display-view';
import type { State } from '../../../../main/lane/model/state';
import { LaneDriver, atQuote, atVerify, terminalFacts, today } from '../lane-driver';
import { accountNumber, customer, licence, payload, quote, scanOf } from '../people';
import { moves, pins, secretAnswer } from '../random-inputs';
import { walk } from '../walk';

const facts = { revision: 7, terminal: terminalFacts, today };
const seen = (state: State) => customerDisplayOf(state, facts);
const screenOf = ({ state }: LaneDriver) => seen(state).screen;

describe('the customer sees', () => {
  it('why the licence is scanned, before it is', () => {
    expect(seen(new LaneDriver().state)).toEqual({
      revision: 7,
      training: true,
      store: '118',
      language: 'en-CA',
      screen: { kind: 'welcome', scanning: true },
    });
  });

  it('that they are looked for', () => {
    const counter = new LaneDriver();
    counter.dispatch({ type: 'scanned', scan: scanOf() });
    expect(screenOf(counter)).toEqual({ kind: 'searching' });
  });

  it('that a PIN is on its way, once Flexiti has said so, and the plans beside it', () => {
    const counter = atVerify(1050);
    counter.answer('lookup', customer());
    counter.answer('calculateInterest', quote(1050));
    expect(screenOf(counter)).toEqual({ kind: 'verifying', pin: null });
    counter.intend({ type: 'verify', format: 'sms' });
    expect(screenOf(counter)).toMatchObject({ kind: 'offers', pin: null });
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    expect(screenOf(counter)).toMatchObject({ kind: 'offers', pin: { to: 'sms', destination: '*** *** 0142' } });
  });

  it('what was chosen, and then that alone', () => {
    const counter = atQuote();
    counter.intend({ type: 'choosePlan', planId: 4, months: 3 });
    const offered = screenOf(counter);
    expect(offered.kind === 'offers' && offered.offers.plans.flatMap(({ terms }) => terms)).toHaveLength(3);
    counter.intend({ type: 'handOver' });
    expect(screenOf(counter)).toMatchObject({
      kind: 'chosen',
      offers: { regular: null, plans: [{ planId: 4, terms: [{ months: 3, chosen: true }] }] },
    });
  });

  it('no offer that cannot be bought: it lacks what must be disclosed, or does not fit', () => {
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: 150_000 });
    const [plan] = quote(150_000).plans;
    const terms = (plan?.terms ?? []).map((term, index) => (index === 0 ? { ...term, annualRates: [] } : term));
    counter.answer(
      'calculateInterest',
      quote(150_000, false, { plans: plan === undefined ? [] : [{ ...plan, terms }] }),
    );
    const screen = screenOf(counter);
    expect(screen.kind === 'offers' && screen.offers.plans[0]?.terms.map(({ months }) => months)).toEqual([6]);
  });

  it('nothing of anybody while the lane is locked', () => {
    const counter = atQuote();
    counter.dispatch({ type: 'locked' });
    expect(screenOf(counter)).toEqual({ kind: 'welcome', scanning: true });
  });
});

it('is never shown a name, a PIN, an address, a birth date, an account or a card, on whatever walk', () => {
  const person = licence();
  const forbidden = [
    ...pins,
    secretAnswer,
    payload,
    accountNumber,
    accountNumber.slice(-4),
    person.firstName,
    person.lastName,
    person.birthDate,
    person.address1,
    person.city,
    person.postalCode,
    person.number,
  ].flatMap((text) => text?.toLowerCase() ?? []);
  fc.assert(
    fc.property(moves, (path) => {
      walk(path, ({ after }) => {
        const shown = JSON.stringify(seen(after)).toLowerCase();
        expect(forbidden.filter((text) => shown.includes(text))).toEqual([]);
      });
    }),
    { numRuns: 100 },
  );
}, 30_000);
