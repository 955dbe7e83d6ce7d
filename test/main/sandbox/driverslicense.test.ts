// driverslicense answers with the decoder’s reading, and overrides it for some customers.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LicenceAnswer, Sandbox } from '../../../main/sandbox';
import { sandboxCustomers } from '../../../main/sandbox';
import { refusal, start, Till } from './sandbox-fixture';

let sandbox: Sandbox;
let till: Till;
let asked: { code: string; today: string }[] = [];

const nothing: LicenceAnswer = {
  first_name: null,
  middle_name: null,
  last_name: null,
  dob: null,
  address_1: null,
  city: null,
  province: null,
  postal_code: null,
  govid_type: null,
  govid_issuedby: null,
  govid_number: null,
  govid_expiry: null,
};

/** Reads a number and a birth date separated by a blank. */
beforeAll(async () => {
  sandbox = await start({
    now: () => new Date(2026, 4, 6, 23, 30).getTime(),
    decodeLicence: (code, today) => {
      asked.push({ code, today });
      const [number = '', dob = ''] = code.split(' ');
      if (number === 'unknown') return { ok: false };
      return { ok: true, answer: { ...nothing, last_name: 'READ', postal_code: 'M1M1M1', dob, govid_number: number } };
    },
  });
  till = await Till.at(sandbox);
});
afterAll(() => sandbox.close());

const post = (code: string): ReturnType<Till['post']> => till.post('customers/driverslicense', { code });

test('the decoder gets the unchanged payload and the day at the counter', async () => {
  asked = [];
  const code = '@\n\u001e\rANSI 1';
  await post(code);
  expect(asked).toEqual([{ code, today: '2026-05-06' }]);
});

test('the answer has the page’s fields and the postal code’s blank', async () => {
  const answer = await post('X1 1990-01-01');
  expect(answer.body).toEqual({
    ...nothing,
    last_name: 'READ',
    dob: '1990-01-01',
    postal_code: 'M1M 1M1',
    govid_number: 'X1',
  });
});

test('for some customers it differs from the card', async () => {
  const differing = sandboxCustomers.filter((it) => it.note === 'reading_differs');
  expect(differing.length).toBeGreaterThanOrEqual(2);
  for (const customer of differing) {
    const answer = await post(`${customer.licence.number} ${customer.birthDate}`);
    expect(customer.readingOverride).not.toEqual({});
    expect(answer.body).toMatchObject(customer.readingOverride);
  }
});

test('what the decoder cannot read is not supported', async () => {
  expect(refusal(await post('unknown'))).toEqual({
    status: 409,
    error: "Driver License's not supported",
    params: [],
  });
});
