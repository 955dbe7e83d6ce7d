// Answers that are whole, and not true: about somebody else, nobody, or nothing. After each of them a sensible cashier can
// go on.
import { intruder } from '../../support/intruder';

type Entry = Record<string, unknown>;

export interface Lie {
  /** The end of the path of the calls. */
  path: RegExp;
  /** The answer, from the honest one. */
  tell: (honest: unknown) => unknown;
}

const entries = (honest: unknown): Entry[] => (Array.isArray(honest) ? (honest as Entry[]) : []);
const fields = (honest: unknown): Entry => (typeof honest === 'object' && honest !== null ? (honest as Entry) : {});
const { first_name, last_name, dob, account_number, customer_id } = intruder;

const driverslicense = /\/driverslicense$/;
const search = /\/customers\/search$/;
const lookup = /\/customers\/lookup$/;
const quote = /\/calculate-interest$/;
const verify = /\/verify$/;
const token = /\/oauth\/token$/;

export const lies = {
  another_reading: { path: driverslicense, tell: (honest) => ({ ...fields(honest), first_name, last_name, dob }) },
  no_reading: { path: driverslicense, tell: () => ({}) },
  nobody_found: { path: search, tell: () => [] },
  another_account: {
    path: search,
    tell: (honest) =>
      entries(honest).map((account) => ({ ...account, first_name, last_name, account_number, customer_id })),
  },
  another_account_beside: {
    path: search,
    tell: (honest) =>
      entries(honest).flatMap((account) => [
        { ...account, first_name, last_name, account_number, customer_id },
        account,
      ]),
  },
  accounts_twice: { path: search, tell: (honest) => [...entries(honest), ...entries(honest)] },
  unreadable_account: { path: search, tell: (honest) => [...entries(honest), null, {}] },
  search_of_nothing: { path: search, tell: () => null },
  lookup_of_nothing: { path: lookup, tell: () => ({}) },
  lookup_in_a_list: { path: lookup, tell: (honest) => [honest] },
  another_lookup: { path: lookup, tell: (honest) => ({ ...fields(honest), account_number: 'none' }) },
  another_amount: { path: quote, tell: (honest) => ({ ...fields(honest), amount: 7.77 }) },
  another_quote: { path: quote, tell: (honest) => ({ ...fields(honest), account_number }) },
  plans_twice: { path: quote, tell: (honest) => twice(fields(honest)) },
  quote_of_nothing: { path: quote, tell: () => [] },
  verified_by_nothing: { path: verify, tell: () => ({}) },
  verified_by_pigeon: { path: verify, tell: () => ({ verification_code: 'verification_sent_to_pigeon' }) },
  verified_in_words: { path: verify, tell: () => 'yes' },
  token_of_nothing: { path: token, tell: () => ({}) },
  token_of_no_time: { path: token, tell: (honest) => ({ ...fields(honest), expires_in: -1 }) },
} satisfies Record<string, Lie>;

export type LieName = keyof typeof lies;
export const lieNames = Object.keys(lies) as LieName[];

function twice(honest: Entry): Entry {
  const plans = entries(honest['promotional_purchase']);
  return { ...honest, promotional_purchase: [...plans, ...plans] };
}
