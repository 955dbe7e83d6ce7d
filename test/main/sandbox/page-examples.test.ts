// The answers for the customers of the API pages' examples, against the pages' own bodies (repaired to JSON).
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../main/sandbox';
import { start, Till } from './sandbox-fixture';

let sandbox: Sandbox;
let till: Till;

beforeAll(async () => {
  sandbox = await start();
  till = await Till.at(sandbox);
});
afterAll(() => sandbox.close());

function page(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/sandbox/page-${name}.json`, import.meta.url), 'utf8'));
}

test('search of the page', async () => {
  const answer = await till.search('first_name=John&last_name=Smith&dob=1900-01-01');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(page('search'));
});

test('lookup of the page, by account, customer id and card', async () => {
  for (const query of ['account_number=20035156', 'customer_id=43353', 'vcc_number=6363100020036395']) {
    const answer = await till.lookup(query);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(page('lookup'));
  }
});

test('lookup of the page, authorised user of a business', async () => {
  const answer = await till.lookup('customer_id=1291820-11&lang=en');
  expect(answer.body).toEqual(page('lookup-authorised-user'));
});

test('calculate-interest of the page, both customers', async () => {
  expect((await till.quote('116994755', 10.5)).body).toEqual(page('calculate-interest'));
  expect((await till.quote('116994859', 10.5)).body).toEqual(page('calculate-interest-quebec'));
});

test('the documented sample has an account', async () => {
  const answer = await till.search('first_name=ENSTREAM&last_name=NUMBER1&dob=1974-05-15&postal_code=M5J2H7');
  expect(answer.body).toMatchObject([{ account_number: 117000190, account_status: 'N' }]);
});
