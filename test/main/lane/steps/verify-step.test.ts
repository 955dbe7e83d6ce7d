import { describe, expect, it } from 'vitest';
import { sendAgainAfter } from '../../../../main/lane/model/methods';
import { atQuote, atQuoteByBypass, atVerify, LaneDriver, readyToVerify, unclear, usualRules } from '../lane-driver';
import { account, accountNumber, customer, problem, quote } from '../people';

const question = { type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' } as const;
const sms = { type: 'verify', format: 'sms' } as const;
const email = { type: 'verify', format: 'email' } as const;
const bypass = { type: 'verify', format: 'regular_purchase_bypass' } as const;
const override = { type: 'verify', format: 'merchant_override', operator: '17' } as const;

function sent(format: 'sms' | 'email' = 'sms'): LaneDriver {
  const counter = readyToVerify();
  counter.intend({ type: 'verify', format });
  counter.answer('verify', { kind: 'sent', to: format });
  return counter;
}

describe('an account that is taken', () => {
  it('is looked up, and quoted beside that as soon as there is an amount', () => {
    const counter = atVerify(10_000);
    expect(counter.call('lookup')).toMatchObject({ by: { accountNumber }, language: 'en-CA' });
    expect(counter.call('calculateInterest')).toMatchObject({ accountNumber, amountCents: 10_000, language: 'en-CA' });
    const later = atVerify();
    expect(later.callsOf('calculateInterest')).toEqual([]);
    later.intend({ type: 'setAmount', amountCents: 5000 });
    expect(later.call('calculateInterest')).toMatchObject({ amountCents: 5000 });
  });

  it('is looked up again after a failure, on demand', () => {
    const counter = atVerify();
    counter.fail('lookup', problem('timed_out'));
    expect(counter.screen('verify').problem).toMatchObject({ code: 'timed_out', action: 'retry' });
    counter.intend({ type: 'retry' });
    expect(counter.callsOf('lookup')).toHaveLength(2);
    expect(counter.screen('verify')).toMatchObject({ problem: null, waiting: {} });
  });

  it('is quoted again after a failure, on demand, and the failure is shown', () => {
    const counter = atVerify(10_000);
    counter.answer('lookup', customer());
    counter.fail('calculateInterest', problem('gateway_error'));
    expect(counter.screen('verify').problem).toMatchObject({ code: 'gateway_error', action: 'retry' });
    counter.intend({ type: 'retry' });
    expect(counter.callsOf('calculateInterest')).toHaveLength(2);
    expect(counter.callsOf('lookup')).toHaveLength(1);
  });

  it('is asked nothing again where nothing failed', () => {
    const counter = readyToVerify(10_000);
    const before = counter.state;
    expect(counter.intend({ type: 'retry' })).toEqual([]);
    expect(counter.state).toBe(before);
  });

  it('does not take the details of another account', () => {
    const counter = atVerify();
    counter.answer('lookup', customer({ accountNumber: '99' }));
    expect(counter.screen('verify').problem).toMatchObject({ code: 'answer_not_understood', action: 'retry' });
    expect(counter.view().notice).toBeNull();
  });

  it('takes its own details when Flexiti sends the number without its zeros', () => {
    const counter = atVerify(null, account({ accountNumber: '0001' }));
    counter.answer('lookup', customer({ accountNumber: '1' }));
    expect(counter.flow('verify').details.kind).toBe('ready');
  });
});

describe('each way to verify', () => {
  it.each([
    [sms, { format: 'sms' }],
    [email, { format: 'email' }],
    [question, { format: 'security_question', questionId: 6, answer: 'Rainbow' }],
    [bypass, { format: 'regular_purchase_bypass' }],
    [override, { format: 'merchant_override' }],
  ] as const)('%o goes out once, with the request id of the flow', (intention, decision) => {
    const counter = readyToVerify(10_000, true);
    const { requestId } = counter.state.current;
    const effects = counter.intend(intention);
    expect(effects).toMatchObject([{ type: 'verify', accountNumber, decision: { ...decision, requestId } }]);
    expect(counter.attempt()).toMatchObject({ kind: 'sending', format: intention.format });
    for (const again of [sms, email, question, bypass, override]) expect(counter.intend(again)).toEqual([]);
    expect(counter.view().canGoBack).toBe(false);
    expect(counter.intend({ type: 'back' })).toEqual([]);
    expect(counter.state.current.step).toBe('verify');
  });

  it.each([question, bypass, override])('%o continues to the quote with the PIN', (intention) => {
    const counter = readyToVerify(10_000, true);
    counter.intend(intention);
    counter.answer('verify', { kind: 'pin', pin: '0042' });
    expect(counter.flow('quote').volatile.pin).toEqual({ code: '0042', by: intention.format, amountCents: 10_000 });
  });

  it.each(['sms', 'email'] as const)('%s asks for what the customer reads out', (format) => {
    const counter = sent(format);
    expect(counter.screen('verify').attempt).toMatchObject({
      kind: 'sent',
      to: format,
      destination: format === 'sms' ? '*** *** 0142' : 'm*****@example.com',
      againAt: counter.at + 30_000,
    });
    counter.intend({ type: 'enterPin', pin: '6785' });
    expect(counter.flow('quote').volatile.pin).toEqual({ code: '6785', by: format, amountCents: null });
  });

  it.each(['', '123', '12a4', '123456789', ' 1234'])('a PIN like "%s" has not the form of one', (pin) => {
    const counter = sent();
    counter.intend({ type: 'enterPin', pin });
    expect(counter.screen('verify').pinProblem).toBe(true);
    counter.intend({ type: 'enterPin', pin: '1234' });
    expect(counter.flow('quote').pinProblem).toBe(false);
  });

  it('takes no PIN where none was sent', () => {
    const counter = readyToVerify();
    const before = counter.state;
    counter.intend({ type: 'enterPin', pin: '1234' });
    expect(counter.state).toBe(before);
  });

  it('sends no empty answer, and no question that is not of the account', () => {
    const counter = readyToVerify();
    expect(counter.intend({ ...question, answer: '  ' })).toEqual([]);
    expect(counter.intend({ ...question, questionId: 99 })).toEqual([]);
    expect(counter.attempt().kind).toBe('none');
  });

  it('overrides for no one without a number', () => {
    const counter = readyToVerify();
    expect(counter.intend({ ...override, operator: ' ' })).toEqual([]);
    expect(counter.attempt().kind).toBe('none');
  });

  it('sends nothing that is not available', () => {
    const counter = atVerify(10_000, undefined, { ...usualRules, overrideAllowed: false });
    for (const intention of [sms, email, question, bypass]) expect(counter.intend(intention)).toEqual([]);
    counter.answer('lookup', customer({ phone: null, email: null, securityQuestions: [] }));
    counter.answer('calculateInterest', quote(10_000, false));
    for (const intention of [sms, email, question, bypass, override]) expect(counter.intend(intention)).toEqual([]);
    expect(counter.callsOf('verify')).toEqual([]);
  });
});

describe('a PIN in answer to a text or an e-mail', () => {
  it.each(['sms', 'email'] as const)('is nothing that the customer has read out: %s', (format) => {
    const counter = readyToVerify();
    counter.intend({ type: 'verify', format });
    counter.answer('verify', { kind: 'pin', pin: '1234' });
    expect(counter.attempt()).toMatchObject({ kind: 'unclear', format });
    expect(counter.state.current.volatile.pin).toBeNull();
  });
});

it('says of a 404 that the account or the card was not found', () => {
  const counter = readyToVerify();
  counter.intend({ type: 'verify', format: 'sms' });
  counter.fail('verify', problem('not_found', { status: 404 }));
  expect(counter.screen('verify').attempt).toMatchObject({
    kind: 'refused',
    problem: { code: 'account_or_card_not_found', action: 'another_method' },
  });
});

it('takes no authorised user’s details for the holder’s', () => {
  const counter = atVerify();
  counter.answer('lookup', customer({ customerId: '9001-1' }));
  expect(counter.flow('verify').details).toMatchObject({ kind: 'failed', error: { code: 'answer_not_understood' } });
});

describe('a message that went out', () => {
  it('is sent again after half a minute only', () => {
    const counter = sent();
    counter.wait(sendAgainAfter - 1);
    expect(counter.intend(sms)).toEqual([]);
    counter.wait(1);
    expect(counter.intend(sms)).toMatchObject([{ type: 'verify' }]);
  });

  it('does not block another method', () => {
    expect(sent('sms').intend(email)).toMatchObject([{ type: 'verify', decision: { format: 'email' } }]);
  });

  it('is asked for, and not sent again, after another way was refused', () => {
    const counter = sent();
    const { at } = counter;
    counter.wait(10_000);
    counter.intend(question);
    counter.fail('verify', problem('secret_answer_mismatch'));
    expect(counter.intend(sms)).toEqual([]);
    expect(counter.attempt()).toEqual({ kind: 'sent', to: 'sms', at });
    counter.intend({ type: 'enterPin', pin: '1234' });
    expect(counter.state.current.step).toBe('quote');
  });

  it('outlives a way back to the accounts', () => {
    const counter = sent();
    const { at } = counter;
    counter.intend({ type: 'back' });
    expect(counter.phase().kind).toBe('choosing');
    counter.intend({ type: 'chooseAccount', index: 0 });
    expect(counter.attempt()).toEqual({ kind: 'sent', to: 'sms', at });
    counter.answer('lookup', customer());
    expect(counter.intend(sms)).toEqual([]);
    counter.intend({ type: 'enterPin', pin: '1234' });
    expect(counter.state.current.step).toBe('quote');
  });

  it('is no message to another account, nor to the next customer', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('search', [account(), account({ accountNumber: '2' })]);
    counter.intend({ type: 'chooseAccount', index: 0 });
    counter.answer('lookup', customer());
    counter.intend(sms);
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    counter.intend({ type: 'back' });
    counter.intend({ type: 'chooseAccount', index: 1 });
    expect(counter.attempt().kind).toBe('none');
    counter.intend({ type: 'newCustomer' });
    expect(counter.state.current.messages).toEqual([]);
  });
});

describe('an unclear verify', () => {
  function unclearSms(): LaneDriver {
    const counter = readyToVerify();
    counter.intend(sms);
    counter.wait(20_000);
    counter.fail('verify', unclear);
    return counter;
  }

  it('is reported, and never retried automatically', () => {
    const counter = unclearSms();
    expect(counter.callsOf('verify')).toHaveLength(1);
    expect(counter.screen('verify').attempt).toMatchObject({
      kind: 'unclear',
      format: 'sms',
      destination: '*** *** 0142',
      at: counter.at,
      problem: { code: 'timed_out', action: 'another_method' },
    });
    expect(counter.intend({ type: 'retry' })).toEqual([]);
  });

  it('continues when the customer has the PIN', () => {
    const counter = unclearSms();
    counter.intend({ type: 'enterPin', pin: '1234' });
    expect(counter.attempt().kind).toBe('unclear');
    counter.intend({ type: 'pinArrived' });
    expect(counter.attempt()).toMatchObject({ kind: 'sent', to: 'sms' });
    counter.intend({ type: 'enterPin', pin: '1234' });
    expect(counter.flow('quote').volatile.pin?.code).toBe('1234');
  });

  it('may be sent again by a new decision', () => {
    expect(unclearSms().intend(sms)).toMatchObject([{ type: 'verify' }]);
  });

  it.each([question, bypass, override])('%o has no PIN that could have arrived', (intention) => {
    const counter = readyToVerify(10_000, true);
    counter.intend(intention);
    counter.fail('verify', unclear);
    const before = counter.state;
    counter.intend({ type: 'pinArrived' });
    expect(counter.state).toBe(before);
  });
});

describe('a refusal', () => {
  it.each([
    [sms, 'sms_not_valid_phone'],
    [question, 'tries_exceed'],
    [override, 'merchant_override_is_not_allowed'],
    [bypass, 'regular_purchase_bypass_is_not_allowed'],
  ] as const)('%o by %s closes this way', (intention, code) => {
    const counter = readyToVerify(10_000, true);
    counter.intend(intention);
    counter.fail('verify', problem(code, { status: 409 }));
    expect(counter.screen('verify').attempt).toMatchObject({
      kind: 'refused',
      format: intention.format,
      problem: { code },
    });
    const method = counter.screen('verify').methods.find(({ format }) => format === intention.format);
    expect(method).toMatchObject({ available: false, why: 'no_longer_allowed' });
    expect(counter.intend(intention)).toEqual([]);
  });

  it.each([
    [question, 'secret_answer_mismatch'],
    [sms, 'unauthorized'],
    [sms, 'tries_exceed'],
    [email, 'no_network'],
  ] as const)('%o by %s leaves this way open', (intention, code) => {
    const counter = readyToVerify();
    counter.intend(intention);
    counter.fail('verify', problem(code));
    expect(counter.attempt().kind).toBe('refused');
    expect(counter.intend(intention)).toMatchObject([{ type: 'verify' }]);
  });

  it('of bypass holds for the amount alone', () => {
    const counter = readyToVerify(10_000, true);
    counter.intend(bypass);
    counter.fail('verify', problem('regular_purchase_bypass_is_not_allowed'));
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.answer('calculateInterest', quote(5000, true));
    expect(counter.intend(bypass)).toMatchObject([{ type: 'verify' }]);
  });
});

describe('a PIN by bypass that is outrun', () => {
  function sendingBypass(): LaneDriver {
    const counter = readyToVerify(10_000, true);
    counter.intend(bypass);
    return counter;
  }

  it('is void when the amount rose while it was asked for', () => {
    const counter = sendingBypass();
    counter.intend({ type: 'setAmount', amountCents: 10_001 });
    counter.answer('verify', { kind: 'pin', pin: '1234' });
    expect(counter.flow('verify')).toMatchObject({ attempt: { kind: 'none' }, volatile: { pin: null } });
    expect(counter.view().notice?.code).toBe('bypass_pin_void');
  });

  it('is void when the quote of a lower amount allows bypass no longer', () => {
    const counter = sendingBypass();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    counter.answer('calculateInterest', quote(9000, false));
    counter.answer('verify', { kind: 'pin', pin: '1234' });
    expect(counter.flow('verify').volatile.pin).toBeNull();
  });

  it('stands when the amount fell, up to what it was asked for', () => {
    const counter = sendingBypass();
    counter.intend({ type: 'setAmount', amountCents: 9000 });
    counter.answer('verify', { kind: 'pin', pin: '1234' });
    expect(counter.flow('quote').volatile.pin).toEqual({
      code: '1234',
      by: 'regular_purchase_bypass',
      amountCents: 10_000,
    });
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    expect(counter.state.current.step).toBe('quote');
  });
});

describe('a PIN that is there', () => {
  it('can be used after a step back', () => {
    const counter = atQuote();
    counter.intend({ type: 'back' });
    expect(counter.screen('verify').attempt).toEqual({ kind: 'verified', by: 'security_question' });
    counter.intend({ type: 'continue' });
    expect(counter.flow('quote').volatile.pin?.code).toBe('6785');
  });

  it('is dropped by a new decision, and nothing continues while that is under way', () => {
    const counter = atQuoteByBypass();
    counter.intend({ type: 'back' });
    counter.intend(sms);
    expect(counter.flow('verify').volatile.pin).toBeNull();
    const before = counter.state;
    counter.intend({ type: 'continue' });
    expect(counter.state).toBe(before);
    counter.intend({ type: 'setAmount', amountCents: 50_000 });
    expect(counter.attempt().kind).toBe('sending');
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    expect(counter.attempt().kind).toBe('sent');
  });

  it('is dropped on the way back to the accounts', () => {
    const counter = atQuote();
    counter.intend({ type: 'back' });
    counter.intend({ type: 'back' });
    expect(counter.state.current).toMatchObject({ step: 'customer', volatile: { pin: null, vccNumber: null } });
    counter.intend({ type: 'chooseAccount', index: 0 });
    expect(counter.attempt()).toEqual({ kind: 'none' });
  });
});

describe('back on the verify step', () => {
  it('leads to the accounts that were found, with the card and the amount', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'back' });
    expect(counter.phase()).toMatchObject({ kind: 'choosing', accounts: [account()] });
    expect(counter.state.current).toMatchObject({ amountCents: 10_000, card: { source: 'licence' } });
  });
});
