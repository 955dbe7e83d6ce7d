import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { largestCents } from '../../../main/flexiti/answers/cents';
import { limits } from '../../../main/flexiti/request/parameters';
import { argumentSchemas } from '../../../main/ipc/argument-schemas';
import type { Commands, Intention } from '../../../preload/contract';

const flowId = 'a'.repeat(32);
const accepts = (intention: unknown): boolean =>
  argumentSchemas.intend.safeParse({ flowId, screenNumber: 0, intention }).success;
const answerOf = (length: number): Intention => ({
  type: 'verify',
  format: 'security_question',
  questionId: 6,
  answer: 'x'.repeat(length),
});

describe('the commands of training', () => {
  it.each([{ type: 'scan', id: 'on-ordinary' }, { type: 'outage', outage: 'slow_answer' }, { type: 'tourSeen' }])(
    'is %o',
    (command) => {
      expect(argumentSchemas.train.safeParse(command).success).toBe(true);
    },
  );

  it.each([
    { type: 'scan', payload: '@' },
    { type: 'outage', outage: 'fire' },
    { type: 'tourSeen', also: 1 },
    { type: 'reset' },
    undefined,
  ])('is not %o', (command) => {
    expect(argumentSchemas.train.safeParse(command).success).toBe(false);
  });
});

describe('the arguments that the page may send', () => {
  it('are exactly those of the contract', () => {
    type Accepted = z.infer<typeof argumentSchemas.intend>;
    expectTypeOf<Accepted>().toExtend<Commands['intend']['argument']>();
    expectTypeOf<Commands['intend']['argument']>().toExtend<Accepted>();
  });

  const good: Intention[] = [
    { type: 'newCustomer' },
    { type: 'park' },
    { type: 'park', scan: 2 },
    { type: 'acceptScan', scan: 2 },
    { type: 'search', firstName: 'Ada', lastName: 'Example', birthDate: '1980-02-29', postalCode: 'M5J 2H7' },
    { type: 'lookup', by: 'customer', number: '1291820-11' },
    { type: 'chooseAccount', index: 0 },
    { type: 'setAmount', amountCents: null },
    { type: 'setAmount', amountCents: 1050 },
    { type: 'setCustomerLanguage', language: 'fr-CA' },
    { type: 'giveCard', number: '1234123412341234' },
    { type: 'verify', format: 'sms' },
    { type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' },
    answerOf(limits.security_answer),
    { type: 'setAmount', amountCents: largestCents },
    { type: 'verify', format: 'merchant_override', operator: '42' },
    { type: 'enterPin', pin: '12' },
    { type: 'choosePlan', planId: null, months: null },
    { type: 'copy', what: 'all' },
    { type: 'copy', what: 'referenceId' },
  ];
  it.each(good)('accept %o', (intention) => {
    expect(accepts(intention)).toBe(true);
  });

  it.each([
    ['no intention', undefined],
    ['an unknown one', { type: 'open', path: '/etc/passwd' }],
    ['more than the contract says', { type: 'newCustomer', also: 1 }],
    ['an answer to no scan', { type: 'acceptScan' }],
    ['a date that is none', { type: 'search', firstName: 'A', lastName: 'B', birthDate: '1981-02-29', postalCode: '' }],
    ['a name of spaces', { type: 'search', firstName: ' ', lastName: 'B', birthDate: '1981-02-28', postalCode: '' }],
    ['half a cent', { type: 'setAmount', amountCents: 10.5 }],
    ['an amount of nothing', { type: 'setAmount', amountCents: 0 }],
    ['an amount that is not a number', { type: 'setAmount', amountCents: Number.NaN }],
    ['a card of 15 digits', { type: 'giveCard', number: '123412341234123' }],
    ['a question without an answer', { type: 'verify', format: 'security_question', questionId: 6 }],
    ['an override by nobody', { type: 'verify', format: 'merchant_override' }],
    ['a copy of what is not handed over', { type: 'copy', what: 'name' }],
    ['an answer longer than the API takes', answerOf(limits.security_answer + 1)],
    ['an amount that JSON cannot hold to the cent', { type: 'setAmount', amountCents: largestCents + 1 }],
    ['a path in a number', { type: 'lookup', by: 'account', number: '1/../2' }],
  ])('refuse %s', (_reason, intention) => {
    expect(accepts(intention)).toBe(false);
  });
});
