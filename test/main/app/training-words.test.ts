// Every case of the sandbox and every outage has words in both languages, and no words are left over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CustomerNote } from '../../../main/sandbox/customers/customer';

// A record, so that a note without words does not compile.
const notes: Record<CustomerNote, true> = {
  ordinary: true,
  french_speaking: true,
  french_name: true,
  status_auth_prohibited: true,
  status_frozen: true,
  status_charged_off: true,
  status_closed: true,
  status_unknown: true,
  business: true,
  authorised_user: true,
  several_accounts: true,
  no_phone: true,
  terms_not_accepted: true,
  no_promotional_plans: true,
  no_regular_purchase: true,
  quebec_without_fees: true,
  quebec_with_fees: true,
  monthly_fee: true,
  reading_differs: true,
  name_too_long: true,
  name_truncated: true,
  expired_licence: true,
  ontario_header: true,
  one_name: true,
  city_cut_short: true,
  identity_card: true,
  foreign_licence: true,
  issuer_differs: true,
  leading_zero_pin: true,
  leading_zero_card: true,
  many_regular_purchases: true,
  little_credit: true,
  documented: true,
};

it.each(['en-CA', 'fr-CA'])('every note has words, in %s', (language) => {
  const file = join(import.meta.dirname, `../../../resources/messages/${language}/training.json`);
  const words = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
  const worded = words.filter((key) => key.startsWith('training_note_')).map((key) => key.slice(14));
  expect(worded.sort()).toEqual(Object.keys(notes).sort());
});
