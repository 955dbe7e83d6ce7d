// Codes become sentences; what has no words is shown with its code.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Language, Note, NoteCode, NoticeCode, ProblemCode, ProblemView } from '../../../preload/contract';
import { wordsOfCall, wordsOfNote, wordsOfProblem, wordsOfStatus } from '../../../renderer/words';
import { account } from '../build-views';
import { getLocale, overwriteGetLocale } from '../../../resources/messages/compiled/runtime.js';

let language: Language = 'en-CA';
const before = getLocale;

const noteOf = (code: NoteCode, params: Note['params'] = {}): Note => ({ code, params, tone: 'warning' });
const problemOf = (code: ProblemCode, params: ProblemView['params'] = {}): ProblemView => ({
  code,
  params,
  action: 'retry',
});

beforeEach(() => {
  overwriteGetLocale(() => language);
});
afterEach(() => {
  language = 'en-CA';
  overwriteGetLocale(before);
  vi.useRealTimers();
});

test('a note has its words, in the cashier’s language', () => {
  const note = noteOf('scan_unreadable');
  expect(wordsOfNote(note, 'en-CA')).toContain('could not be read');
  language = 'fr-CA';
  expect(wordsOfNote(note, 'fr-CA')).toContain('n’a pas pu être lu');
});

describe('where the customer can call Flexiti', () => {
  const closed = account({ status: 'C', mayBuy: 'no' });
  const ways: [string, (phone: string | null) => string][] = [
    ['a status that stops', (phone) => wordsOfStatus(closed, language, phone)],
    ['one that is unknown', (phone) => wordsOfStatus({ ...closed, status: 'Q' }, language, phone)],
    ['one that is not said', (phone) => wordsOfStatus({ ...closed, status: null }, language, phone)],
    ['a note', (phone) => wordsOfNote(noteOf('status_stops', { status: 'C' }), language, phone)],
    ['a customer who is not active', (phone) => wordsOfProblem(problemOf('user_not_active'), language, phone)],
    ['a purchase refused', (phone) => wordsOfProblem(problemOf('user_not_able_to_purchase'), language, phone)],
    ['no way to verify', (phone) => wordsOfCall(phone, language)],
  ];

  test.each(ways)('the number stands there, and without the setting none is promised: %s', (_what, words) => {
    expect(words('1 800 555 0199')).toMatch(/The customer can call Flexiti at 1-800-555-0199\.$/);
    expect(words(null)).toMatch(/The customer can call Flexiti\.$/);
    language = 'fr-CA';
    expect(words('1 800 555 0199')).toMatch(/Le client peut appeler Flexiti au 1\u00a0800\u00a0555-0199\.$/);
    expect(words(null)).toMatch(/Le client peut appeler Flexiti\.$/);
  });

  test.each(['yes', 'not_said'] as const)('nobody is sent there who may buy: %s', (mayBuy) => {
    expect(wordsOfStatus({ ...closed, status: 'N', mayBuy }, language, '1 800 555 0199')).not.toContain('call');
  });
});

test('the name of a field is put in words', () => {
  const note = noteOf('difference', { field: 'birthDate', card: '', flexiti: '1990-05-14' });
  expect(wordsOfNote(note, 'en-CA')).toContain('birth date');
});

test.each<[NoticeCode, string, string, string]>([
  ['scan_unsupported', 'health_card', 'health card', 'assurance maladie'],
  ['scan_unreadable', 'no_header', 'not a licence barcode', 'pas le code à barres d’un permis'],
  ['scan_unsupported', 'reason_of_tomorrow', 'does not recognize this document', 'ne reconnaît pas ce document'],
])('a refused scan shows the reason: %s, %s', (code, reason, english, french) => {
  const note = noteOf(code, { reason });
  expect(wordsOfNote(note, 'en-CA')).toContain(english);
  language = 'fr-CA';
  expect(wordsOfNote(note, 'fr-CA')).toContain(french);
});

test.each(['invalid_request', 'wrong_inputs'] as const)('%s names the fields in words, and marks none', (code) => {
  const problem = problemOf(code, { fields: 'dob, postal_code, client_id' });
  expect(wordsOfProblem(problem, 'en-CA')).toContain('birth date and postal code.');
  language = 'fr-CA';
  expect(wordsOfProblem(problem, 'fr-CA')).toContain('date de naissance et code postal.');
  const unnamed = wordsOfProblem({ ...problem, params: { fields: 'client_id' } }, 'fr-CA');
  expect(unnamed).toContain('Vérifiez la saisie');
  expect(unnamed).not.toContain('client_id');
});

test('an unknown code is shown, with what to do', () => {
  expect(wordsOfNote(noteOf('new_thing' as NoteCode), 'en-CA')).toContain('new_thing');
  expect(wordsOfProblem(problemOf('new_thing' as ProblemCode), 'en-CA')).toMatch(/new_thing.*Try again/);
});

test.each<NoteCode>([
  'scan_unreadable',
  'scan_unsupported',
  'scan_cut',
  'scan_broken_off',
  'scans_unused',
  'scan_too_long',
  'verify_left',
  'bypass_pin_void',
  'status_stops',
  'card_of_another_account',
  'done',
  'status_not_said',
  'terms_not_accepted',
  'difference',
  'names_cut',
  'discarded',
  'parked_wiped',
  'restored',
  'restored_pin_again',
  'restored_card_again',
  'not_restored_no_keyring',
  'not_restored_unreadable',
  'not_restored_version',
  'flexiti_cannot_read_card',
  'name_missing',
  'name_truncated',
  'name_uncertain',
  'birth_date_uncertain',
])('the lane’s %s has words of its own in both languages', (code) => {
  const who = { number: 2, name: 'Maélie T.', count: 2, savedAt: Date.now(), counter: 1, parked: 2 };
  const note = noteOf(code, { field: 'city', card: '', flexiti: 'x', ...who });
  const english = wordsOfNote(note, 'en-CA');
  language = 'fr-CA';
  const french = wordsOfNote(note, 'fr-CA');
  expect(english).not.toContain(code);
  expect(french).not.toContain(code);
  expect(french).not.toBe(english);
  expect(english + french).not.toMatch(/undefined|\d{10}/);
});

test.each([
  [1, 0, 'Lost: the customer at the counter. What', 'recommencer\u00a0: le client au comptoir. Les'],
  [0, 1, 'Lost: 1 parked customer. What', 'recommencer\u00a0: 1 client en attente. Les'],
  [
    1,
    2,
    'Lost: the customer at the counter and 2 parked customers.',
    'recommencer\u00a0: le client au comptoir et 2 clients en attente.',
  ],
])('lost customers are counted: %d at the counter, %d parked', (counter, waiting, english, french) => {
  const note = noteOf('not_restored_unreadable', { counter, parked: waiting });
  expect(wordsOfNote(note, 'en-CA')).toContain(english);
  language = 'fr-CA';
  expect(wordsOfNote(note, 'fr-CA')).toContain(french);
});

test('the time at which a customer was stored is a time of day', () => {
  vi.setSystemTime(new Date(2026, 10, 21, 12));
  const note = noteOf('restored', { savedAt: new Date().setHours(10, 42) });
  expect(wordsOfNote(note, 'en-CA')).toMatch(/\(10:42.a\.m\.\)/);
  language = 'fr-CA';
  expect(wordsOfNote(note, 'fr-CA')).toMatch(/\(10.h.42\)/);
});

test.each([
  [1, '1 parked customer waited too long and was', '1 client en attente a été effacé'],
  [3, '3 parked customers waited too long and were', '3 clients en attente ont été effacés'],
])('the wiped are counted: %d', (count, english, french) => {
  const note = noteOf('parked_wiped', { count });
  expect(wordsOfNote(note, 'en-CA')).toContain(english);
  language = 'fr-CA';
  expect(wordsOfNote(note, 'fr-CA')).toContain(french);
});

test.each([
  [
    'ON',
    'BC',
    'issued by Ontario, the address is in British Columbia',
    'délivrée par l’Ontario, mais l’adresse indique la Colombie-Britannique',
  ],
  [
    'NT',
    'QC',
    'issued by the Northwest Territories, the address is in Quebec',
    'par les Territoires du Nord-Ouest, mais l’adresse indique le Québec',
  ],
  ['NY', 'ZZ', 'issued by New York, the address is in ZZ', 'par l’État de New York, mais l’adresse indique ZZ'],
])('places have their names: %s and %s', (issuer, province, english, french) => {
  const note = noteOf('licence_warning_issuer_differs_from_address', { issuer, province });
  expect(wordsOfNote(note, 'en-CA')).toContain(english);
  language = 'fr-CA';
  expect(wordsOfNote(note, 'fr-CA')).toContain(french);
});

test.each([
  [1, '1 second,', '1\u00a0seconde,'],
  [2, '2 seconds,', '2\u00a0secondes,'],
])('the wait is counted: %d', (seconds, english, french) => {
  const problem = problemOf('rate_limited', { seconds });
  expect(wordsOfProblem(problem, 'en-CA')).toContain(`Wait ${english}`);
  language = 'fr-CA';
  expect(wordsOfProblem(problem, 'fr-CA')).toContain(`Attendez ${french}`);
});

test.each([
  ['piw_mismatch', /personal identification word.*not the PIN/, /mot d’identification personnel.*pas le NIP/],
  ['general_error', /set-up.*call Flexiti support/, /configuration.*appelez le soutien de Flexiti/],
  ['invalid_client', /./, /./],
  ['sign_in_not_accepted', /./, /./],
] as const)('%s is what Flexiti says it is, in words of its own', (code, english, french) => {
  const others = (['credentials_refused', 'wrong_inputs', 'invalid_request'] as const).map((other) =>
    wordsOfProblem(problemOf(other), 'en-CA'),
  );
  expect(wordsOfProblem(problemOf(code), 'en-CA')).toMatch(english);
  expect(others).not.toContain(wordsOfProblem(problemOf(code), 'en-CA'));
  language = 'fr-CA';
  expect(wordsOfProblem(problemOf(code), 'fr-CA')).toMatch(french);
});
