// Finding customers.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox, SandboxCustomer } from '../../../main/sandbox';
import { sandboxCustomers } from '../../../main/sandbox';
import { refusal, start, Till } from './sandbox-fixture';

let sandbox: Sandbox;
let till: Till;

beforeAll(async () => {
  sandbox = await start();
  till = await Till.at(sandbox);
});
afterAll(() => sandbox.close());

type Body = Record<string, unknown>;

function customer(id: string): SandboxCustomer {
  const found = sandboxCustomers.find((it) => it.id === id);
  if (!found) throw new Error(id);
  return found;
}

const queryOf = (it: SandboxCustomer): string =>
  `first_name=${encodeURIComponent(it.firstName)}&last_name=${encodeURIComponent(it.lastName)}&dob=${it.birthDate}`;

test.each(sandboxCustomers)('$id is found by name, card and customer id', async (it) => {
  const found = (await till.search(`${queryOf(it)}&postal_code=${it.postalCode}`)).body as Body[];
  expect(found.map((account) => account['customer_id'])).toContain(it.customerId);
  for (const query of [`vcc_number=${it.vccNumber}`, `customer_id=${it.customerId}`]) {
    const { body } = await till.lookup(query);
    expect(String((body as Body)['customer_id'])).toBe(it.customerId);
    expect((body as Body)['account_number']).toBe(Number(it.accountNumber));
  }
});

test('names match regardless of case and surrounding spaces; a postal code must match', async () => {
  const query = 'first_name=%20ELOISE&last_name=belanger-cote%20&dob=1990-03-15';
  expect((await till.search(query)).body).toMatchObject([{ first_name: 'Eloise', last_name: 'Belanger-Cote' }]);
  expect((await till.search(`${query}&postal_code=h2x1y4`)).body).toHaveLength(1);
  expect((await till.search(`${query}&postal_code=M1M1M1`)).body).toEqual([]);
});

test('no match: an empty list up to M, 404 from N on', async () => {
  const empty = await till.search('first_name=Nobody&last_name=Mxyz&dob=1990-01-01');
  expect([empty.status, empty.body]).toEqual([200, []]);
  const missing = await till.search('first_name=Nobody&last_name=nxyz&dob=1990-01-01');
  expect(refusal(missing)).toEqual({ status: 404, error: 'not_found', params: [] });
});

test('several accounts have one name', async () => {
  const { body } = await till.search(queryOf(customer('on-several-normal')));
  expect((body as Body[]).map((it) => it['account_status'])).toEqual(['N', 'C', 'N']);
});

test('numbers, terms and languages have the documented quirks', async () => {
  const searched = async (id: string): Promise<unknown> => (await till.search(queryOf(customer(id)))).body;
  const looked = async (id: string): Promise<unknown> =>
    (await till.lookup(`customer_id=${customer(id).customerId}`)).body;
  expect(await searched('sk-ordinary')).toMatchObject([{ tos: true, credit_limit: '5000.00' }]);
  expect(await searched('mb-terms-not-accepted')).toMatchObject([{ tos_agreement: false }]);
  expect(await searched('pe-leading-zero-card')).toMatchObject([{ card_ending_in: 42 }]);
  expect(await looked('yt-ordinary')).toMatchObject({ preferred_language: 'EN_CA' });
  expect(await looked('qc-with-fees')).toMatchObject({ preferred_language: 'FR_CA' });
  expect(await looked('ns-ordinary')).toMatchObject({ payment_protection: 1 });
  expect(await looked('sk-no-phone')).not.toHaveProperty('phone_number');
  expect(await looked('on-ordinary')).not.toHaveProperty('first_name');
  expect(await looked('business-authorised-user')).toMatchObject({
    first_name: 'Percival',
    last_name: 'Doughty',
    customer_id: '7000161-1',
    email: 'p***********ghty@example.com',
    phone_number: '***-***-0181',
  });
});

test('lookup answers in the requested language', async () => {
  const text = async (lang: string): Promise<unknown> => (await till.lookup(`account_number=20035156${lang}`)).body;
  expect(await text('&lang=fr')).toMatchObject({
    security_qid: [{ text: 'Quel est le nom de votre meilleur ami d’enfance?' }],
  });
  expect(await text('')).toEqual(await text('&lang=en'));
});

test('lookup by account number finds the holder, not an authorised user', async () => {
  const { body } = await till.lookup('account_number=117000161');
  expect(body).toMatchObject({ customer_id: '7000161' });
});

test('lookup without a match answers 404', async () => {
  for (const query of ['account_number=999', 'customer_id=none', 'vcc_number=9999999999999999']) {
    expect(refusal(await till.lookup(query))).toEqual({ status: 404, error: 'not_found', params: [] });
  }
});

test.each(['0001', '1'])('account %s answers a gateway’s 504', async (account) => {
  const answer = await till.lookup(`account_number=${account}`);
  expect(answer.status).toBe(504);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.body).toContain('<html>');
});
