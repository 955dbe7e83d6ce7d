// Shows that the checks of the hostile suite find what they are for.
import { expect, test } from '@playwright/test';
import type { OffersView, TermView, View } from '../../../../preload/contract';
import { visitOf } from '../counter';
import type { Received } from '../hostile-api';
import { moneyIn, percentsIn, wrongMoney } from './money';
import { wrongOnPage, type PageState } from './page';
import { wrongPerson } from './person';
import { endingsIn } from './served';
import { wrongOnWire } from './wire';

const visit = visitOf(0);
const { customer } = visit;
const amountCents = 100_000;

const view = {
  question: null,
  customer: {
    firstName: customer.firstName,
    lastName: customer.lastName,
    birthDate: customer.birthDate,
    source: 'licence',
    account: { number: `•••• ${customer.accountNumber.slice(-4)}`, lastName: customer.lastName, openToBuyCents: null },
  },
  screen: { step: 'verify', plans: null },
} as unknown as View;

const page: PageState = {
  view,
  seen: [],
  text: 'Harriet is at the counter. How shall she be verified?',
  attributes: ['Scanner'],
  foreign: 0,
  isMarked: false,
  overflowPx: 0,
  language: 'en-CA',
  isDrawn: true,
};

test('a page is right as it should be, and wrong with what no person should read', () => {
  expect(wrongOnPage(page, 'en-CA')).toEqual([]);
  for (const word of [
    'undefined',
    'NaN',
    'null',
    '[object Object]',
    'Infinity',
    'screens_verify_title',
    'general_error',
    'ADMIN_MONTHLY',
    'a \u202E b',
    'a \u0007 b',
  ]) {
    expect(wrongOnPage({ ...page, text: `${page.text} ${word}.` }, 'en-CA'), word).toHaveLength(1);
    expect(wrongOnPage({ ...page, attributes: [word] }, 'en-CA'), word).toHaveLength(1);
  }
});

test('a page is wrong with the HTML of an answer, undrawn, too wide, in another language, or empty', () => {
  const faults: Partial<PageState>[] = [
    { foreign: 1 },
    { isMarked: true },
    { isDrawn: false },
    { overflowPx: 40 },
    { language: 'fr-CA' },
    { text: ' ' },
  ];
  for (const fault of faults) expect(wrongOnPage({ ...page, ...fault }, 'en-CA')).toHaveLength(1);
});

function shown(changes: object, account: object = {}): View {
  const { customer: before } = view;
  return { ...view, customer: { ...before, ...changes, account: { ...before?.account, ...account } } } as View;
}

test('another person, another birth date or another account is wrong, unless the cashier is asked', () => {
  const served = { endings: endingsIn([[{ account_number: customer.accountNumber }]], visit, false) };
  const wrong = (one: View, isByNumber = false): string[] => wrongPerson(one, visit, served, isByNumber);
  expect(wrong(view)).toEqual([]);
  expect(wrong(shown({ lastName: 'Trespasser' }))).toHaveLength(1);
  expect(wrong(shown({ birthDate: '1971-07-17' }))).toHaveLength(1);
  expect(wrong(shown({}, { number: '•••• 7777' }))).toHaveLength(1);
  expect(wrong(shown({}, { lastName: 'Trespasser' }))).toHaveLength(1);
  const asked = { ...shown({}, { number: '•••• 7777', lastName: 'Trespasser' }), question: {} } as View;
  expect(wrong(asked)).toEqual([]);
  expect(wrong(shown({ source: 'flexiti', lastName: 'Trespasser' }), true)).toEqual([]);
});

test("an answer in somebody else's name gives the customer no account", () => {
  const answer = [{ account_number: 77777777, last_name: 'TRESPASSER' }, { account_number: 12345678 }];
  expect(endingsIn([answer], visit, false)).toEqual(new Set(['5678']));
  expect(endingsIn([answer], visit, true)).toEqual(new Set(['7777', '5678']));
});

test('money and rates are read from the page in both languages', () => {
  expect(moneyIn('You pay $1,234.50 a month, or -$3.00.', 'en-CA')).toEqual([123_450, -300]);
  expect(moneyIn('Vous payez 1\u00A0234,50\u00A0$ par mois.', 'fr-CA')).toEqual([123_450]);
  expect(percentsIn('at 9.99% or 3,099.00%', 'en-CA')).toEqual([9.99, 3099]);
  expect(percentsIn('à 9,99\u00A0%', 'fr-CA')).toEqual([9.99]);
});

const term: TermView = {
  months: 12,
  paymentCents: 8791,
  kind: 'equal_billing',
  rates: [{ description: 'Rate', rate: 0.0999, type: 'APR', message: 'Words' }],
  fees: [],
  totalCents: 105_492,
  costOfBorrowingCents: 5492,
  rateWithFees: 0.09987341538570901,
  dueOn: null,
  ifUnpaid: null,
  missing: [],
  cautions: [],
  fit: 'fits',
  largestCents: null,
  chosen: false,
};
const answers = [{ amount: 1000, term: 12, term_amount: 87.91, rate: 0.0999 }];

function wrongWith(changes: Partial<TermView>, offers: Partial<OffersView> = {}, text = ''): string[] {
  const offer: OffersView = {
    amountCents,
    regular: null,
    plans: [{ planId: 4, name: 'Plan', kind: 'equal_billing', terms: [{ ...term, ...changes }] }],
    ...offers,
  };
  const screen = { step: 'quote', offer } as unknown as View['screen'];
  return wrongMoney({ view: { ...view, screen }, text }, 'en-CA', amountCents, answers);
}

test('a figure that nobody has said, or that does not come to the payment, is wrong', () => {
  expect(wrongWith({})).toEqual([]);
  expect(wrongWith({}, {}, 'You pay $87.91 a month, $1,054.92 in total, at 9.99%.')).toEqual([]);
  expect(wrongWith({}, {}, 'You pay $87.92 a month.')).toHaveLength(1);
  expect(wrongWith({}, {}, 'At 999.00%.')).toHaveLength(1);
  expect(wrongWith({}, { amountCents: 77_777 })).not.toEqual([]);
  expect(wrongWith({ paymentCents: 8792 })).not.toEqual([]);
  expect(wrongWith({ totalCents: 105_493 })).not.toEqual([]);
  expect(wrongWith({ costOfBorrowingCents: 0 })).not.toEqual([]);
  expect(wrongWith({ rateWithFees: 0.05 })).not.toEqual([]);
  expect(wrongWith({ kind: 'deferred_payment' })).not.toEqual([]);
  expect(wrongWith({ rates: [{ description: 'Rate', rate: 9.99, type: 'APR', message: 'Words' }] })).not.toEqual([]);
});

test('a request against the pages, to nowhere, or a verify too many is wrong', () => {
  const verify: Received = {
    endpoint: 'verify',
    path: '/verify',
    body: '{}',
    referenceId: '',
    honest: { status: 200, body: '{}' },
    isAttacked: false,
    isStrange: false,
    served: {},
  };
  expect(wrongOnWire([verify], 1)).toEqual([]);
  expect(wrongOnWire([verify, verify], 1)).toHaveLength(1);
  expect(wrongOnWire([{ ...verify, endpoint: null }], 1)).toHaveLength(1);
  expect(wrongOnWire([{ ...verify, honest: { status: 409, body: '{"error":"wrong_inputs"}' } }], 1)).toHaveLength(1);
  expect(wrongOnWire([{ ...verify, honest: { status: 409, body: '{"error":"tries_exceed"}' } }], 1)).toEqual([]);
});
