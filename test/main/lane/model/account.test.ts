import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../main/flexiti';
import { isAuthorisedUser, mayBuy } from '../../../../main/lane/model/account';
import type { VerifyFormat } from '../../../../preload/contract';
import { atVerify, LaneDriver, readyToVerify } from '../lane-driver';
import { account, accountNumber, customer, problem, quote } from '../people';

const sms = { type: 'verify', format: 'sms' } as const;
const bypass = { type: 'verify', format: 'regular_purchase_bypass' } as const;
const override = { type: 'verify', format: 'merchant_override', operator: '17' } as const;

describe('mayBuy', () => {
  it.each([
    ['N', 'yes'],
    ['A', 'no'],
    ['F', 'no'],
    ['Z', 'no'],
    ['C', 'no'],
    ['Q', 'no'],
    ['n', 'no'],
    ['', 'no'],
    [null, 'not_said'],
  ])('%s: %s', (status, expected) => {
    expect(mayBuy(account({ status }))).toBe(expected);
  });
});

describe('isAuthorisedUser', () => {
  it.each([
    ['9002-1', true],
    ['9002', false],
  ])('%s: %s', (customerId, expected) => {
    expect(isAuthorisedUser(account({ customerId }))).toBe(expected);
  });
});

describe('accountOf', () => {
  it('has what lookup gives, and neither status nor terms', () => {
    expect(accountOf(customer({ firstName: 'Odile', language: 'fr-CA' }))).toEqual(
      account({
        firstName: 'Odile',
        lastName: null,
        language: 'fr-CA',
        openToBuyCents: 250_000,
        status: null,
        termsAccepted: null,
        creditLimitCents: null,
        merchantId: null,
        merchantName: null,
        createdOn: null,
      }),
    );
  });
});

const business = account({ customerId: '9002-1', accountType: 'business' });
const card = '4000000000000042';
const businessDetails = customer({ customerId: '9002-1' });

/** An authorised user of a business who has not shown the card yet. */
function withoutCard(amountCents: number | null = null): LaneDriver {
  const counter = atVerify(amountCents, business);
  if (amountCents !== null) counter.answer('calculateInterest', quote(amountCents, true));
  return counter;
}

function withCard(amountCents: number | null = null): LaneDriver {
  const counter = withoutCard(amountCents);
  counter.intend({ type: 'giveCard', number: card });
  counter.answer('lookup', businessDetails);
  return counter;
}

describe('an authorised user of a business', () => {
  const formats: VerifyFormat[] = ['regular_purchase_bypass', 'sms', 'email', 'security_question', 'merchant_override'];

  it('is asked for the card before lookup and before any verify', () => {
    const counter = withoutCard(10_000);
    expect(counter.callsOf('lookup')).toEqual([]);
    const { needsCard, methods } = counter.screen('verify');
    expect(needsCard).toBe(true);
    expect(methods.map(({ format, why }) => [format, why])).toEqual(formats.map((format) => [format, 'needs_card']));
    for (const intention of [sms, bypass, override]) expect(counter.intend(intention)).toEqual([]);
  });

  it('is looked up by the card, which goes along with verify and the hand-over', () => {
    const counter = withoutCard(10_000);
    counter.intend({ type: 'giveCard', number: card });
    expect(counter.call('lookup').by).toEqual({ vccNumber: card });
    counter.answer('lookup', businessDetails);
    counter.intend(bypass);
    expect(counter.call('verify')).toMatchObject({ accountNumber, decision: { vccNumber: card } });
    counter.answer('verify', { kind: 'pin', pin: '1234' });
    counter.intend({ type: 'choosePlan', planId: null, months: null });
    counter.intend({ type: 'handOver' });
    expect(counter.screen('handOver').card).toBe(`•••• •••• •••• ${card.slice(-4)}`);
  });

  it('verifies by nothing before lookup has found the card to be right', () => {
    const counter = withoutCard(10_000);
    counter.intend({ type: 'giveCard', number: card });
    for (const intention of [bypass, sms, override]) expect(counter.intend(intention)).toEqual([]);
    expect(counter.screen('verify').methods.every(({ why }) => why === 'loading')).toBe(true);
  });

  it.each([
    ['another account', { accountNumber: '77', customerId: '1' }],
    ['another user of the same account', { customerId: '9002-2' }],
  ])('is asked again after a card of %s', (_whose, details) => {
    const counter = withoutCard();
    counter.intend({ type: 'giveCard', number: '4000000000009999' });
    counter.answer('lookup', customer(details));
    expect(counter.view()).toMatchObject({ notice: { code: 'card_of_another_account' }, screen: { needsCard: true } });
    counter.intend({ type: 'giveCard', number: card });
    counter.answer('lookup', businessDetails);
    expect(counter.view()).toMatchObject({ screen: { needsCard: false } });
  });

  it.each(['not_found', 'wrong_inputs', 'invalid_request'] as const)(
    'is asked again after a card that is %s',
    (code) => {
      const counter = withoutCard();
      counter.intend({ type: 'giveCard', number: card });
      counter.fail('lookup', problem(code));
      expect(counter.screen('verify')).toMatchObject({ needsCard: true, problem: { code, action: 'none' } });
    },
  );

  it('keeps the card where the network failed', () => {
    const counter = withoutCard();
    counter.intend({ type: 'giveCard', number: card });
    counter.fail('lookup', problem('timed_out'));
    expect(counter.screen('verify').needsCard).toBe(false);
    counter.intend({ type: 'retry' });
    expect(counter.call('lookup').by).toEqual({ vccNumber: card });
  });

  it('gives no other card once one was found to be right', () => {
    const counter = withCard();
    const before = counter.state;
    expect(counter.intend({ type: 'giveCard', number: '4000000000009999' })).toEqual([]);
    expect(counter.state).toBe(before);
  });

  it('shows the card again after a way back', () => {
    const counter = withCard();
    counter.intend(sms);
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    counter.intend({ type: 'back' });
    counter.intend({ type: 'chooseAccount', index: 0 });
    expect(counter.screen('verify')).toMatchObject({ needsCard: true, attempt: { kind: 'none' } });
  });

  it('has messages of its own, though the account is shared', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('search', [business, account({ customerId: '9002-2', accountType: 'business' })]);
    counter.intend({ type: 'chooseAccount', index: 0 });
    counter.intend({ type: 'giveCard', number: card });
    counter.answer('lookup', businessDetails);
    counter.intend(sms);
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    counter.intend({ type: 'back' });
    counter.intend({ type: 'chooseAccount', index: 1 });
    counter.intend({ type: 'giveCard', number: '4000000000000059' });
    counter.answer('lookup', customer({ customerId: '9002-2' }));
    expect(counter.intend(sms)).toMatchObject([{ type: 'verify', decision: { vccNumber: '4000000000000059' } }]);
  });

  it('is not required of a consumer', () => {
    const counter = readyToVerify();
    const before = counter.state;
    counter.intend({ type: 'giveCard', number: card });
    expect(counter.state).toBe(before);
  });
});
