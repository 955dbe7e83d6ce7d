import { describe, expect, it } from 'vitest';
import type { Customer } from '../../../../main/flexiti';
import type { MethodView } from '../../../../preload/contract';
import { atVerify, readyToVerify, usualRules } from '../lane-driver';
import type { LaneDriver } from '../lane-driver';
import { customer, problem, quote } from '../people';

function whys(counter: LaneDriver): [MethodView['format'], MethodView['why']][] {
  return counter.screen('verify').methods.map(({ format, why }) => [format, why]);
}

describe('the ways to verify', () => {
  it('stand best first, each with its masked destination', () => {
    expect(readyToVerify(10_000, true).screen('verify').methods).toEqual([
      { format: 'regular_purchase_bypass', destination: null, available: true, why: null },
      { format: 'sms', destination: '*** *** 0142', available: true, why: null },
      { format: 'email', destination: 'm*****@example.com', available: true, why: null },
      { format: 'security_question', destination: null, available: true, why: null },
      { format: 'merchant_override', destination: null, available: true, why: null },
    ]);
  });

  it('leave override out where it is not configured', () => {
    const counter = atVerify(null, undefined, { ...usualRules, overrideAllowed: false });
    expect(whys(counter).map(([format]) => format)).not.toContain('merchant_override');
  });

  it('are not there yet while lookup is under way', () => {
    expect(whys(atVerify(10_000)).every(([, why]) => why === 'loading')).toBe(true);
  });

  it('ask for an amount before bypass', () => {
    expect(whys(readyToVerify())[0]).toEqual(['regular_purchase_bypass', 'needs_amount']);
  });

  it.each([
    ['not allowed', quote(10_000, false)],
    ['no regular purchase', quote(10_000, true, { regularPurchase: null })],
  ])('do not bypass where %s', (_why, quoted) => {
    const counter = atVerify(10_000);
    counter.answer('calculateInterest', quoted);
    expect(whys(counter)[0]).toEqual(['regular_purchase_bypass', 'not_for_this_amount']);
  });

  it('offer bypass while lookup is still under way', () => {
    const counter = atVerify(10_000);
    counter.answer('calculateInterest', quote(10_000, true));
    expect(whys(counter)[0]).toEqual(['regular_purchase_bypass', null]);
    counter.fail('lookup', problem('timed_out'));
    expect(whys(counter)[0]).toEqual(['regular_purchase_bypass', null]);
  });

  it.each<[Partial<Customer>, MethodView['format'], MethodView['why']]>([
    [{ phone: null }, 'sms', 'no_phone'],
    [{ email: null }, 'email', 'no_email'],
    [{ securityQuestions: [] }, 'security_question', 'no_questions'],
  ])('want what they need: %o', (details, format, why) => {
    const counter = atVerify();
    counter.answer('lookup', customer(details));
    const without = whys(counter).filter(([, reason]) => reason !== null && reason !== 'needs_amount');
    expect(without).toEqual([[format, why]]);
  });
});
