// What may happen to a lane, at random: right and wrong intentions, scans, answers in any order.
import fc from 'fast-check';
import type { Account, FoundAccounts, Result } from '../../../main/flexiti';
import type { CallEffect } from '../../../main/lane/model/effect';
import type { Scan } from '../../../main/lane/scan/scan';
import type { Answer, LaneInput } from '../../../main/lane/model/lane-input';
import type { Intention, LinkState } from '../../../preload/contract';
import { account, accountNumber, customer, problem, quote, reading, scanOf } from './people';

/** Secrets that must stay where they belong; each can be found again in any text. */
export const secretAnswer = 'Rainbow-of-the-secret-answer';
export const pins = ['90817263', '81726354'] as const;

export type Move =
  | { kind: 'scan'; scan: Scan }
  | { kind: 'cut'; reason: 'disconnected' | 'too_long' | 'broken_off' }
  | { kind: 'intend'; intention: Intention; flow: 'current' | 'screenBefore' | 'previous' | 'foreign' }
  /** `among` all calls made so far counts from the newest. */
  | { kind: 'answer'; among: 'pending' | 'all'; index: number; variant: number }
  | { kind: 'wait'; milliseconds: number }
  /** What comes neither from the cashier nor from a call. */
  | { kind: 'happen'; input: LaneInput }
  /** The program is killed and started again. */
  | { kind: 'restart'; keyring: boolean };

const scans: Scan[] = [
  scanOf(),
  scanOf({ firstName: 'ODILE', lastName: 'EXEMPLE', province: 'QC', birthDate: '1970-01-31' }),
  scanOf({ lastName: 'L'.repeat(60) }),
  scanOf({ truncated: { firstName: true, middleName: false, lastName: false } }),
  scanOf({ firstName: null }, { certainty: { birthDate: 'uncertain' } }),
  { status: 'unreadable', reason: 'no_header' },
  { status: 'unsupported', reason: 'health_card' },
  { status: 'other', other: { kind: 'card', number: '6363101170001234' } },
  { status: 'other', other: { kind: 'account', number: '116994755' } },
  { status: 'other', other: { kind: 'product' } },
  { status: 'other', other: { kind: 'unknown', length: 7 } },
  { status: 'other', other: { kind: 'empty' } },
];

export const authorisedAccount = account({ customerId: '9002-1', accountType: 'business' });

/** As calculate-interest may name the holder. */
const otherHolder = { ...quote(0).customer, firstName: 'Enstream', lastName: 'Number1' };

const amounts = [null, 5_000, 10_000, 20_000, 900_000];

const helpful: Intention[] = [
  { type: 'chooseAccount', index: 0 },
  { type: 'answerPerson', answer: 'goOn' },
  { type: 'setAmount', amountCents: 10_000 },
  { type: 'verify', format: 'sms' },
  { type: 'verify', format: 'regular_purchase_bypass' },
  { type: 'verify', format: 'security_question', questionId: 6, answer: secretAnswer },
  { type: 'enterPin', pin: pins[1] },
  { type: 'continue' },
  { type: 'choosePlan', planId: null, months: null },
  { type: 'choosePlan', planId: 4, months: 6 },
  { type: 'handOver' },
  { type: 'retry' },
  { type: 'park' },
  { type: 'resume', number: 1 },
  { type: 'undo' },
];

const any: fc.Arbitrary<Intention> = fc.oneof(
  fc.constantFrom<Intention>(
    { type: 'newCustomer' },
    { type: 'resume', number: 2 },
    { type: 'discard', number: 1 },
    { type: 'answerPerson', answer: 'startOver' },
    { type: 'acceptScan', scan: 0 },
    { type: 'declineScan', scan: 0 },
    { type: 'park', scan: 0 },
    { type: 'search', firstName: ' Marigold', lastName: 'Testwell,', birthDate: '1984-05-17', postalCode: '' },
    {
      type: 'search',
      firstName: 'M'.repeat(40),
      lastName: 'T'.repeat(60),
      birthDate: '1984-05-18',
      postalCode: 'M1M1M1',
    },
    { type: 'lookup', by: 'card', number: '4000000000000042' },
    { type: 'lookup', by: 'account', number: accountNumber },
    { type: 'lookup', by: 'customer', number: '9001' },
    { type: 'giveCard', number: '4000000000000042' },
    { type: 'verify', format: 'email' },
    { type: 'verify', format: 'merchant_override', operator: '17' },
    { type: 'verify', format: 'security_question', questionId: 99, answer: secretAnswer },
    { type: 'verify', format: 'security_question', questionId: 6, answer: ' ' },
    { type: 'pinArrived' },
    { type: 'enterPin', pin: '12' },
    { type: 'choosePlan', planId: 4, months: 5 },
    { type: 'choosePlan', planId: 99, months: null },
    { type: 'done' },
    { type: 'back' },
    { type: 'setCustomerLanguage', language: 'fr-CA' },
    { type: 'setCustomerLanguage', language: 'en-CA' },
  ),
  fc.nat(4).map((index): Intention => ({ type: 'chooseAccount', index })),
  fc.constantFrom(...amounts).map((amountCents): Intention => ({ type: 'setAmount', amountCents })),
);

const intentions = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...helpful) }, { weight: 2, arbitrary: any });

const linkStates: LinkState[] = ['unknown', 'online', 'slow', 'offline', 'down', 'refused'];

const others: fc.Arbitrary<LaneInput> = fc.oneof(
  fc.constantFrom(...linkStates).map((state): LaneInput => ({
    type: 'linkChanged',
    link: { state, since: null, until: null },
  })),
  fc.constantFrom<LaneInput>(
    { type: 'paced' },
    { type: 'paced' },
    { type: 'timePassed' },
    { type: 'languageSet', language: 'fr-CA' },
    { type: 'languageSet', language: 'en-CA' },
    { type: 'locked' },
    { type: 'unlocked' },
    { type: 'unlocked' },
  ),
);

const anyMoves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('scan' as const), scan: fc.constantFrom(...scans) }) },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('intend' as const),
        intention: intentions,
        flow: fc.oneof(
          { weight: 9, arbitrary: fc.constant('current' as const) },
          { weight: 1, arbitrary: fc.constantFrom('screenBefore' as const, 'previous' as const, 'foreign' as const) },
        ),
      }),
    },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('answer' as const),
        among: fc.constantFrom('pending' as const, 'pending' as const, 'all' as const),
        index: fc.nat(8),
        variant: fc.oneof(fc.constant(0), fc.nat(11)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('cut' as const),
        reason: fc.constantFrom('disconnected' as const, 'too_long' as const, 'broken_off' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        milliseconds: fc.constantFrom(100, 29_999, 30_000, 13 * 3_600_000),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('happen' as const), input: others }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), keyring: fc.boolean() }) },
  ),
  { maxLength: 70, size: 'max' },
);

function intend(intention: Intention): Move {
  return { kind: 'intend', intention, flow: 'current' };
}

/** The newest call that is waited for is answered, as it leads on or otherwise. */
function newest(variant = 0): Move {
  return { kind: 'answer', among: 'pending', index: 0, variant };
}

const scanned: Move = { kind: 'scan', scan: scanOf() };
const found = [scanned, intend({ type: 'setAmount', amountCents: 10_000 }), newest()];
const ready = [...found, newest(), newest()];
const asked = [
  ...ready,
  intend({ type: 'verify', format: 'security_question', questionId: 6, answer: secretAnswer }),
  newest(),
];

/** Ways into the flow, so that the walks also begin deep in it. */
const beginnings: Move[][] = [
  [],
  found,
  ready,
  [...ready, intend({ type: 'verify', format: 'regular_purchase_bypass' }), newest()],
  [...ready, intend({ type: 'verify', format: 'sms' }), newest(), intend({ type: 'enterPin', pin: pins[1] })],
  [...ready, intend({ type: 'verify', format: 'email' }), newest(1)],
  [...ready, intend({ type: 'verify', format: 'email' }), newest(), intend({ type: 'enterPin', pin: pins[0] })],
  [...asked, intend({ type: 'choosePlan', planId: 4, months: 6 })],
  [...asked, intend({ type: 'choosePlan', planId: 4, months: 6 }), intend({ type: 'handOver' })],
  [scanned, newest(4), intend({ type: 'giveCard', number: '4000000000000042' })],
];

/** A walk: one of the ways into the flow, and then anything. */
export const moves: fc.Arbitrary<Move[]> = fc
  .tuple(fc.constantFrom(...beginnings), anyMoves)
  .map(([beginning, then]) => [...beginning, ...then]);

/** An answer to a call; variant 0 is the one that leads on. */
export function answerTo(call: CallEffect, variant: number): Answer {
  switch (call.type) {
    case 'search':
      return {
        to: 'search',
        result: pick<Extract<Answer, { to: 'search' }>['result']>(variant, [
          accountsFound([account()]),
          accountsFound([]),
          accountsFound([account({ status: 'F' })]),
          accountsFound([account({ status: null }), authorisedAccount, account({ accountNumber: '55', status: 'Z' })]),
          accountsFound([authorisedAccount]),
          accountsFound([account(), account({ accountNumber: '100000779999', language: 'fr-CA' })]),
          accountsFound([account({ firstName: 'Enstream', lastName: 'Number1' })]),
          accountsFound([account()], 1),
          ...failures,
        ]),
      };
    case 'lookup': {
      const { by } = call;
      const number = 'accountNumber' in by ? by.accountNumber : accountNumber;
      const business = 'vccNumber' in by ? { customerId: '9002-1', firstName: 'Odile', lastName: 'Exemple' } : {};
      const same = { accountNumber: number, ...business };
      return {
        to: 'lookup',
        result: pick<Extract<Answer, { to: 'lookup' }>['result']>(variant, [
          good(customer(same)),
          good(customer({ ...same, province: 'QC' })),
          good(customer({ ...same, phone: null, email: null, securityQuestions: [] })),
          good(customer({ accountNumber: '424242' })),
          good(customer({ ...same, customerId: '9002-2' })),
          good(customer({ ...same, language: 'fr-CA', province: null, openToBuyCents: null })),
          ...failures,
        ]),
      };
    }
    case 'readLicence':
      return {
        to: 'readLicence',
        result: pick<Extract<Answer, { to: 'readLicence' }>['result']>(variant, [
          good(reading()),
          good(reading({ lastName: 'TESTWALL' })),
          good(reading({ province: 'QC', city: 'EXEMPLEVILLE' })),
          good(reading({ firstName: null, lastName: null, birthDate: null })),
          { ok: false, error: problem('licence_not_supported', { status: 409 }) },
          ...failures,
        ]),
      };
    case 'calculateInterest':
      return {
        to: 'calculateInterest',
        result: pick<Extract<Answer, { to: 'calculateInterest' }>['result']>(variant, [
          good(quote(call.amountCents, true)),
          good(quote(call.amountCents, false)),
          good(quote(call.amountCents + 1, true)),
          good(quote(call.amountCents, true, { plans: [] })),
          good(quote(call.amountCents, true, { customer: otherHolder })),
          good(quote(call.amountCents, true, { regularPurchase: null })),
          good(quote(call.amountCents, false, { plans: [], regularPurchase: null })),
          ...failures,
        ]),
      };
    case 'verify': {
      const { format } = call.decision;
      const success = format === 'sms' || format === 'email' ? good({ kind: 'sent', to: format } as const) : null;
      return {
        to: 'verify',
        result: pick<Extract<Answer, { to: 'verify' }>['result']>(variant, [
          success ?? good({ kind: 'pin', pin: pins[0] }),
          { ok: false, error: problem('timed_out', { mayHaveArrived: true }) },
          { ok: false, error: problem('tries_exceed', { status: 409 }) },
          { ok: false, error: problem('secret_answer_mismatch', { status: 409 }) },
          { ok: false, error: problem('sms_not_valid_phone', { status: 400 }) },
          { ok: false, error: problem('regular_purchase_bypass_is_not_allowed', { status: 409 }) },
          ...failures,
        ]),
      };
    }
  }
}

const failures: { ok: false; error: ReturnType<typeof problem> }[] = [
  { ok: false, error: problem('no_network') },
  { ok: false, error: problem('not_found', { status: 404 }) },
  { ok: false, error: problem('gateway_error', { status: 504 }) },
  { ok: false, error: problem('wrong_inputs', { status: 409, fields: ['vcc_number'] }) },
];

function accountsFound(accounts: Account[], unread = 0): Result<FoundAccounts> {
  return good({ accounts, unread });
}

function good<T>(value: T): Result<T> {
  return { ok: true, value };
}

function pick<T>(variant: number, among: T[]): T {
  const picked = among[variant % among.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
