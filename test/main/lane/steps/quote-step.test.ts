import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../../main/flexiti';
import { atHandOver, atQuote, atQuoteByBypass, atVerify, readyToVerify } from '../lane-driver';
import type { LaneDriver } from '../lane-driver';
import { account, accountNumber, customer, equalPlan, problem, quote } from '../people';

const regular = { type: 'choosePlan', planId: null, months: null } as const;
const sixMonths = { type: 'choosePlan', planId: 4, months: 6 } as const;

describe('the amount', () => {
  it('is quoted anew when it changes, and the old answer is dropped', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    const first = counter.call('calculateInterest');
    counter.intend({ type: 'setAmount', amountCents: 6000 });
    const before = counter.state;
    counter.answer('calculateInterest', quote(5000), first);
    expect(counter.state).toBe(before);
    counter.answer('calculateInterest', quote(6000));
    expect(counter.flow('verify').quote).toMatchObject({ kind: 'ready', value: { amountCents: 6000 } });
  });

  it('is not quoted anew when it is the same', () => {
    const counter = readyToVerify(10_000);
    expect(counter.intend({ type: 'setAmount', amountCents: 10_000 })).toEqual([]);
  });

  it('takes the quote with it when it is taken back', () => {
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: null });
    expect(counter.screen('quote')).toMatchObject({ offer: null, waiting: null, canHandOver: false });
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    expect(counter.screen('quote').waiting).not.toBeNull();
  });

  it('must be the one of the quote', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.answer('calculateInterest', quote(4999));
    expect(counter.flow('verify').quote).toMatchObject({ kind: 'failed', error: { code: 'answer_not_understood' } });
  });

  it('that rises leaves a PIN that was not got by bypass', () => {
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: 90_000 });
    expect(counter.flow('quote').volatile.pin?.code).toBe('6785');
  });
});

describe('a PIN by bypass', () => {
  it.each([10_001, 50_000])('is void when the amount rises to %i, with a notice', (amountCents) => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'setAmount', amountCents });
    expect(counter.flow('verify')).toMatchObject({ attempt: { kind: 'none' }, volatile: { pin: null } });
    expect(counter.view().notice).toEqual({ code: 'bypass_pin_void', params: {}, tone: 'warning' });
    expect(counter.call('calculateInterest').amountCents).toBe(amountCents);
  });

  it('is void when the amount rises after a way back', () => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'back' });
    counter.intend({ type: 'setAmount', amountCents: 10_001 });
    expect(counter.flow('verify').volatile.pin).toBeNull();
  });

  it('is void when the amount was taken back and a higher one typed', () => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'setAmount', amountCents: null });
    counter.intend({ type: 'setAmount', amountCents: 10_001 });
    expect(counter.flow('verify').volatile.pin).toBeNull();
  });

  it('is void when the next quote allows bypass no longer', () => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    expect(counter.state.current.step).toBe('quote');
    counter.answer('calculateInterest', quote(9000, false));
    expect(counter.flow('verify').volatile.pin).toBeNull();
    expect(counter.view().notice?.code).toBe('bypass_pin_void');
  });

  it('is void when the next quote knows no regular purchase', () => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    counter.answer('calculateInterest', quote(9000, false, { regularPurchase: null }));
    expect(counter.flow('verify').volatile.pin).toBeNull();
  });

  it('stands for less, while the quote is away or fails', () => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    counter.fail('calculateInterest', problem('timed_out'));
    expect(counter.flow('quote').volatile.pin?.code).toBe('1234');
    counter.intend({ type: 'retry' });
    counter.answer('calculateInterest', quote(9000, true));
    expect(counter.flow('quote').volatile.pin?.code).toBe('1234');
  });

  it('is for a regular purchase only', () => {
    const counter = atQuoteByBypass();
    expect(counter.screen('quote').regularOnly).toBe(true);
    counter.intend(sixMonths);
    expect(counter.flow('quote').choice).toEqual({ planId: null, months: null });
    expect(counter.screen('quote')).toMatchObject({ canHandOver: true, offer: { regular: { chosen: true } } });
  });
});

describe('the choice', () => {
  it.each([
    { planId: 4, months: 5 },
    { planId: 4, months: null },
    { planId: 99, months: 6 },
  ])('is held by the quote: %o is not', (choice) => {
    const counter = atQuote();
    const before = counter.state;
    counter.intend({ type: 'choosePlan', ...choice });
    expect(counter.state).toBe(before);
  });

  it('of a regular purchase needs one', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' });
    counter.answer('verify', { kind: 'pin', pin: '6785' });
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.answer('calculateInterest', quote(5000, false, { regularPurchase: null }));
    expect(counter.screen('quote').offer).toMatchObject({ regular: null });
    counter.intend(regular);
    expect(counter.flow('quote').choice).toBeNull();
  });

  it('may be changed', () => {
    const counter = atQuote();
    counter.intend(sixMonths);
    counter.intend({ ...sixMonths, months: 3 });
    const chosen = counter.screen('quote').offer?.plans.flatMap(({ terms }) => terms.map((term) => term.chosen));
    expect(chosen).toEqual([true, false, false]);
    expect(counter.screen('quote').offer?.regular?.chosen).toBe(false);
  });

  it('does not survive a quote that no longer holds it', () => {
    const counter = atQuote();
    counter.intend(sixMonths);
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    expect(counter.screen('quote').canHandOver).toBe(false);
    counter.answer('calculateInterest', quote(9000, false, { plans: [{ ...equalPlan, terms: [] }] }));
    expect(counter.screen('quote').canHandOver).toBe(false);
    counter.intend({ type: 'handOver' });
    expect(counter.state.current.step).toBe('quote');
  });

  it('is gone after a way back to verify', () => {
    const counter = atQuote();
    counter.intend(sixMonths);
    counter.intend({ type: 'back' });
    counter.intend({ type: 'continue' });
    expect(counter.flow('quote').choice).toBeNull();
  });

  it.each<[string, Partial<Quote>, boolean]>([
    ['no plans', { plans: [] }, true],
    ['nothing at all', { plans: [], regularPurchase: null }, false],
  ])('is small where there is %s', (_what, overrides, canHandOver) => {
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    counter.answer('calculateInterest', quote(9000, false, overrides));
    expect(counter.screen('quote')).toMatchObject({ offer: { plans: [] }, canHandOver });
  });
});

describe('a quote', () => {
  it('that failed is asked for again on demand', () => {
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    counter.fail('calculateInterest', problem('rate_limited', { status: 429, retryAfterSeconds: 7 }));
    expect(counter.screen('quote').problem).toEqual({
      code: 'rate_limited',
      params: { status: 429, seconds: 7 },
      action: 'retry',
    });
    expect(counter.intend({ type: 'retry' })).toMatchObject([{ type: 'calculateInterest', amountCents: 9000 }]);
    const before = counter.state;
    expect(counter.intend({ type: 'retry' })).toEqual([]);
    expect(counter.state).toBe(before);
  });

  it('is worded anew in another language', () => {
    const counter = atQuote();
    counter.intend({ type: 'setCustomerLanguage', language: 'fr-CA' });
    expect(counter.call('calculateInterest')).toMatchObject({ amountCents: 10_000, language: 'fr-CA' });
    expect(counter.screen('quote').offer).toBeNull();
  });
});

describe('the open to buy', () => {
  function withLimit(limit: number | null): LaneDriver {
    const counter = atQuote();
    const quoted = { ...quote(9000).customer, openToBuyCents: limit };
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    counter.answer('calculateInterest', quote(9000, false, { customer: quoted }));
    counter.intend(sixMonths);
    return counter;
  }

  it('stops the hand-over of more, and reports how much fits', () => {
    const counter = withLimit(8999);
    expect(counter.screen('quote')).toMatchObject({ over: { openToBuyCents: 8999 }, canHandOver: false });
    counter.intend(regular);
    expect(counter.screen('quote').over).toEqual({ openToBuyCents: 8999, largestCents: 8999 });
    counter.intend({ type: 'handOver' });
    expect(counter.state.current.step).toBe('quote');
  });

  it.each([9000, 9001])('of %i is enough', (limit) => {
    expect(withLimit(limit).screen('quote')).toMatchObject({ over: null, canHandOver: true });
  });

  it('is the last one that Flexiti reported', () => {
    const counter = atVerify();
    expect(counter.view().customer?.account?.openToBuyCents).toBe(300_000);
    counter.answer('lookup', customer());
    expect(counter.view().customer?.account?.openToBuyCents).toBe(250_000);
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.answer('calculateInterest', quote(5000));
    expect(counter.view().customer?.account?.openToBuyCents).toBe(200_000);
    expect(withLimit(null).view().customer?.account?.openToBuyCents).toBe(250_000);
  });

  it('that Flexiti does not report stops nothing', () => {
    const counter = atVerify(10_000, account({ openToBuyCents: null }));
    expect(counter.view().customer?.account?.openToBuyCents).toBeNull();
  });
});

describe('the hand-over', () => {
  it('gives what the purchase takes', () => {
    const counter = atHandOver();
    const { requestId, referenceId } = counter.state.current;
    expect(counter.screen('handOver')).toEqual({
      step: 'handOver',
      accountNumber,
      plan: { planId: 4, name: 'Equal payments', months: 6, paymentCents: 1038 },
      amountCents: 10_000,
      verificationCode: '6785',
      requestId,
      referenceId,
      card: null,
      qrText: [
        `account_number=${accountNumber}`,
        'plan_id=4',
        'term=6',
        'amount=100.00',
        `request_id=${requestId}`,
        `x-reference-id=${referenceId}`,
      ].join('\n'),
    });
  });

  it('has no plan for a regular purchase', () => {
    const counter = atQuoteByBypass();
    counter.intend(regular);
    counter.intend({ type: 'handOver' });
    expect(counter.screen('handOver')).toMatchObject({ plan: null, verificationCode: '1234' });
  });

  it.each([
    { type: 'setAmount', amountCents: 1 },
    { type: 'verify', format: 'sms' },
    sixMonths,
    { type: 'retry' },
  ] as const)('is not changed by %o', (intention) => {
    const counter = atHandOver();
    const before = counter.state;
    expect(counter.intend(intention)).toEqual([]);
    expect(counter.state).toBe(before);
  });

  it('stays as it was agreed on when lookup says French only then', () => {
    const counter = atVerify(10_000);
    counter.answer('calculateInterest', quote(10_000, true));
    counter.intend({ type: 'verify', format: 'regular_purchase_bypass' });
    counter.answer('verify', { kind: 'pin', pin: '1234' });
    counter.intend(regular);
    counter.intend({ type: 'handOver' });
    expect(counter.answer('lookup', customer({ language: 'fr-CA' }))).toEqual([]);
    expect(counter.screen('handOver')).toMatchObject({ verificationCode: '1234' });
    expect(counter.intend({ type: 'back' })).toMatchObject([{ type: 'calculateInterest', language: 'fr-CA' }]);
  });

  it('goes back to the quote with its choice', () => {
    const counter = atHandOver();
    expect(counter.intend({ type: 'back' })).toEqual([]);
    expect(counter.flow('quote').choice).toEqual({ planId: 4, months: 6 });
    expect(counter.screen('quote').canHandOver).toBe(true);
  });

  it('clears everything when done, with a notice', () => {
    const counter = atHandOver();
    const { id } = counter.state.current;
    expect(counter.intend({ type: 'done' })).toEqual([{ type: 'abandon', flowId: id }]);
    expect(counter.view()).toMatchObject({ notice: { code: 'done', tone: 'info' }, customer: null, amountCents: null });
    expect(JSON.stringify(counter.state)).not.toContain('6785');
  });
});

describe('asking again', () => {
  const withoutText = (text: string | null): Quote['plans'] => [
    {
      ...equalPlan,
      terms: equalPlan.terms.map((term) => ({
        ...term,
        annualRates: term.annualRates.map((rate) => ({ ...rate, message: text })),
      })),
    },
  ];
  const regular = { paymentCents: 10_000, annualRate: null, fees: [], bypassAllowed: false };

  function quotedAnew(overrides: Partial<Quote>): LaneDriver {
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.answer('calculateInterest', quote(10_000, false, overrides));
    return counter;
  }

  it('is offered where no offer has all that must be shown, and calls calculate-interest once more', () => {
    const counter = quotedAnew({ regularPurchase: regular, plans: withoutText(null) });
    expect(counter.screen('quote')).toMatchObject({ canAskAgain: true, canHandOver: false });
    expect(counter.intend({ type: 'retry' })).toMatchObject([
      { type: 'calculateInterest', amountCents: 10_000, force: true },
    ]);
    expect(counter.screen('quote')).toMatchObject({ canAskAgain: false, offer: null });
    expect(counter.screen('quote').waiting).not.toBeNull();
    expect(counter.intend({ type: 'retry' })).toEqual([]);
    counter.answer('calculateInterest', quote(10_000));
    expect(counter.screen('quote').canAskAgain).toBe(false);
  });

  it.each<[string, Partial<Quote>]>([
    ['one offer can be handed over', { plans: withoutText(null) }],
    ['nothing is offered', { regularPurchase: null, plans: [] }],
  ])('is not offered where %s', (_why, overrides) => {
    const counter = quotedAnew(overrides);
    expect(counter.screen('quote').canAskAgain).toBe(false);
    expect(counter.intend({ type: 'retry' })).toEqual([]);
  });

  it('is offered after a bypass where the regular purchase is not whole, whatever the plans are', () => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    const regularPurchase = { ...regular, paymentCents: 9000, bypassAllowed: true };
    counter.answer('calculateInterest', quote(9000, true, { regularPurchase }));
    expect(counter.screen('quote').canAskAgain).toBe(true);
  });

  it.each(['no_network', 'answer_not_understood', 'wrong_inputs', 'not_found', 'server_error'] as const)(
    'is offered after %s, whether or not a repetition is likely to help',
    (code) => {
      const counter = atQuote();
      counter.intend({ type: 'setAmount', amountCents: 9000 });
      counter.fail('calculateInterest', problem(code));
      expect(counter.screen('quote').canAskAgain).toBe(true);
      expect(counter.intend({ type: 'retry' })).toMatchObject([{ type: 'calculateInterest', amountCents: 9000 }]);
    },
  );

  it('is not offered without an amount, nor while Flexiti is asked', () => {
    const counter = atQuote();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    expect(counter.screen('quote').canAskAgain).toBe(false);
    counter.intend({ type: 'setAmount', amountCents: null });
    expect(counter.screen('quote').canAskAgain).toBe(false);
  });
});
