// What is copied and what the QR code says: every value by the API's names, and the PIN only where the store allows it.
import { describe, expect, it } from 'vitest';
import type { HandOverValue } from '../../../../preload/contract';
import { atHandOver, atQuoteByBypass, atVerify, LaneDriver, usualRules } from '../lane-driver';
import { account, customer, quote } from '../people';

const copies = (counter: LaneDriver, what: HandOverValue | 'all'): string[] => {
  const before = counter.copied.length;
  const state = counter.state;
  counter.intend({ type: 'copy', what });
  expect(counter.state).toBe(state);
  return counter.copied.slice(before);
};

/** At the hand-over of a store that copies the PIN as well. */
function withPin(): LaneDriver {
  const counter = atVerify(10_000, account(), { ...usualRules, pinInCopies: true });
  counter.answer('lookup', customer());
  counter.answer('calculateInterest', quote(10_000));
  counter.intend({ type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' });
  counter.answer('verify', { kind: 'pin', pin: '6785' });
  counter.intend({ type: 'choosePlan', planId: 4, months: 6 });
  counter.intend({ type: 'handOver' });
  return counter;
}

const lines = (counter: LaneDriver): string[] => {
  const [text] = copies(counter, 'all');
  return text?.split('\n') ?? [];
};

describe('one value', () => {
  const counter = atHandOver(19_905);
  const { requestId, referenceId, account: bought } = counter.flow('handOver');

  it.each<[HandOverValue, string]>([
    ['account', bought.accountNumber],
    ['plan', '4'],
    ['term', '6'],
    ['amount', '199.05'],
    ['code', '6785'],
    ['requestId', requestId],
    ['referenceId', referenceId],
  ])('%s is copied exactly', (what, text) => {
    expect(copies(counter, what)).toEqual([text]);
  });

  it('that is not there is not copied', () => {
    expect(copies(counter, 'card')).toEqual([]);
    const regular = atQuoteByBypass();
    regular.intend({ type: 'choosePlan', planId: null, months: null });
    regular.intend({ type: 'handOver' });
    expect(copies(regular, 'plan')).toEqual([]);
    expect(copies(regular, 'term')).toEqual([]);
  });
});

describe('all values', () => {
  it('are a line each, without the PIN', () => {
    const counter = atHandOver();
    const { requestId, referenceId, account: bought } = counter.flow('handOver');
    expect(lines(counter)).toEqual([
      `account_number=${bought.accountNumber}`,
      'plan_id=4',
      'term=6',
      'amount=100.00',
      `request_id=${requestId}`,
      `x-reference-id=${referenceId}`,
    ]);
    expect(counter.screen('handOver').qrText).not.toContain('6785');
  });

  it('have the PIN where the settings allow it', () => {
    const counter = withPin();
    expect(lines(counter)).toContain('verification_code=6785');
    expect(counter.screen('handOver').qrText.split('\n')).toEqual(lines(counter));
  });

  it('are copied at the hand-over alone', () => {
    expect(copies(atQuoteByBypass(), 'all')).toEqual([]);
    expect(copies(new LaneDriver(), 'all')).toEqual([]);
  });
});

describe('the card of an authorised user', () => {
  const card = '4000000000004242';

  function atHandOverOf(pinInCopies: boolean): LaneDriver {
    const user = account({ customerId: '9002-1', accountType: 'business' });
    const counter = atVerify(10_000, user, { ...usualRules, pinInCopies });
    counter.intend({ type: 'giveCard', number: card });
    counter.answer('lookup', customer({ customerId: '9002-1' }));
    counter.answer('calculateInterest', quote(10_000));
    counter.intend({ type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' });
    counter.answer('verify', { kind: 'pin', pin: '6785' });
    counter.intend({ type: 'choosePlan', planId: 4, months: 6 });
    counter.intend({ type: 'handOver' });
    return counter;
  }

  it('is masked on the screen, and copied whole alone', () => {
    const counter = atHandOverOf(false);
    expect(counter.screen('handOver').card).toBe('•••• •••• •••• 4242');
    expect(JSON.stringify(counter.view())).not.toContain(card);
    expect(copies(counter, 'card')).toEqual([card]);
  });

  it.each([true, false])('is among all values only where the store allows the PIN there: %s', (pinInCopies) => {
    const counter = atHandOverOf(pinInCopies);
    expect(lines(counter).includes(`vcc_number=${card}`)).toBe(pinInCopies);
    expect(counter.screen('handOver').qrText.includes(card)).toBe(pinInCopies);
  });
});
