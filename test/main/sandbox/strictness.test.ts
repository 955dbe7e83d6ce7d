// Requests that the API pages do not allow.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../main/sandbox';
import { read, refusal, start, Till } from './sandbox-fixture';

let sandbox: Sandbox;
let till: Till;

beforeAll(async () => {
  sandbox = await start();
  till = await Till.at(sandbox);
});
afterAll(() => sandbox.close());

const smith = 'first_name=John&last_name=Smith&dob=1900-01-01';
const wrong = (...params: string[]): object => ({ status: 409, error: 'wrong_inputs', params });

test.each([
  ['v2.5.1', 'customers/search', 'GET'],
  ['v2.4', 'customers/lookup', 'GET'],
  ['v2.5.1', 'account/123456789/verify', 'POST'],
  ['v2.5', 'accounts/123456789/verify', 'POST'],
  ['v2.5.1', 'customers/driverslicense', 'POST'],
  ['v2.5', 'accounts/123456789/calculate-interest', 'POST'],
  ['v2.5.1', 'account/123456789/calculate-interest', 'POST'],
  ['v2.5', 'customers/search', 'POST'],
  ['v2.5', 'account/123456789/verify', 'GET'],
])('%s/…/%s by %s is no endpoint', async (version, path, method) => {
  const url = till.url(path, version);
  const response = await fetch(url, { method, headers: till.headers() });
  const answer = await read(response);
  expect(refusal(answer)).toEqual({ status: 404, error: 'general_error', params: [] });
  expect(answer.body).toMatchObject({ url: new URL(url).pathname });
});

test.each(['', '0123', '01234567-89ab-cdef-0123-456789abcdef', 'g'.repeat(32), 'a'.repeat(33)])(
  'x-reference-id %j is refused',
  async (id) => {
    const headers = { 'x-reference-id': id };
    expect(refusal(await till.search(smith, headers))).toEqual(wrong('x-reference-id'));
    expect(refusal(await till.lookup('account_number=123456789', headers))).toEqual(wrong('x-reference-id'));
    expect(refusal(await till.verify('123456789', { format: 'sms' }, headers))).toEqual(wrong('x-reference-id'));
    expect(refusal(await till.quote('123456789', 10, '', headers))).toEqual(wrong('x-reference-id'));
    expect(refusal(await till.post('customers/driverslicense', { code: 'x' }, headers))).toEqual(
      wrong('x-reference-id'),
    );
  },
);

test('another’s client id is refused', async () => {
  const url = till.url(`customers/search?${smith}`).replace(sandbox.clientId, 'another');
  const response = await fetch(url, { headers: till.headers() });
  expect(refusal(await read(response))).toEqual(wrong('client_id'));
});

test.each([
  ['last_name=Smith&dob=1900-01-01', ['first_name']],
  ['first_name=John&dob=1900-01-01', ['last_name']],
  ['first_name=John&last_name=Smith', ['dob']],
  ['first_name=&last_name=Smith&dob=1900-01-01', ['first_name']],
  ['first_name=John&last_name=Smith&dob=19000101', ['dob']],
  ['first_name=John&last_name=Smith&dob=01-01-1900', ['dob']],
  ['first_name=John&last_name=Smith&dob=1900-02-30', ['dob']],
  ['first_name=John&last_name=Smith&dob=1900-01-01T00', ['dob']],
  [`first_name=${'J'.repeat(36)}&last_name=Smith&dob=1900-01-01`, ['first_name']],
  [`first_name=John&last_name=${'S'.repeat(51)}&dob=1900-01-01`, ['last_name']],
  ['first_name=%C3%89lo%C3%AFse&last_name=Smith&dob=1900-01-01', ['first_name']],
  ['first_name=%C9&last_name=Smith&dob=1900-01-01', ['first_name', 'first_name']],
  ['first_name=Mary+Ann&last_name=Smith&dob=1900-01-01', ['first_name', 'first_name']],
  [`${smith}&postal_code=M1M%201M1`, ['postal_code']],
  [`${smith}&postal_code=12345`, ['postal_code']],
  [`${smith}&lang=en`, ['lang']],
  [`${smith}&dob=1900-01-01`, ['dob']],
  ['first_name=J%0A&last_name=Smith&dob=1900-01-01', ['first_name']],
])('search?%s is refused', async (query, params) => {
  const answer = refusal(await till.search(query));
  expect(answer).toMatchObject({ status: 409, error: 'wrong_inputs' });
  expect(new Set(answer.params)).toEqual(new Set(params));
});

test('a field error has the value that was sent', async () => {
  const answer = await till.search('first_name=John&last_name=Smith&dob=1900');
  expect(answer.body).toMatchObject({
    field_errors: [{ param: 'dob', msg: expect.any(String) as string, value: '1900' }],
  });
});

test.each([
  ['', 'vcc_number,account_number,customer_id'],
  ['lang=en', 'vcc_number,account_number,customer_id'],
  ['account_number=123456789&customer_id=123321', 'account_number,customer_id'],
  ['vcc_number=6363100123455941&account_number=123456789', 'vcc_number,account_number'],
  ['account_number=123456789012345', 'account_number'],
  ['account_number=12345678a', 'account_number'],
  ['vcc_number=63631001234559411', 'vcc_number'],
  ['vcc_number=636310012345594', 'vcc_number'],
  ['vcc_number=6363%201001%202345', 'vcc_number'],
  [`customer_id=${'1'.repeat(21)}`, 'customer_id'],
  ['customer_id=123321&lang=en-CA', 'lang'],
  ['customer_id=123321&lang=de', 'lang'],
])('lookup?%s is refused', async (query, param) => {
  expect(refusal(await till.lookup(query))).toEqual(wrong(param));
});

test.each([
  [{ format: 'sms', request_id: undefined }, 'request_id'],
  [{ format: 'sms', request_id: '' }, 'request_id'],
  [{ format: 'sms', request_id: 'r'.repeat(151) }, 'request_id'],
  [{ format: 'sms', request_id: 12345 }, 'request_id'],
  [{}, 'format'],
  [{ format: 'fax' }, 'format'],
  [{ format: 'security_question', security_qid: 6 }, 'security_answer'],
  [{ format: 'security_question', security_qid: 6, security_answer: '' }, 'security_answer'],
  [{ format: 'security_question', security_qid: 6, security_answer: 'Étincelle' }, 'security_answer'],
  [{ format: 'security_question', security_qid: 6, security_answer: 'x'.repeat(51) }, 'security_answer'],
  [{ format: 'security_question', security_answer: 'Rainbow' }, 'security_qid'],
  [{ format: 'security_question', security_qid: 123456, security_answer: 'Rainbow' }, 'security_qid'],
  [{ format: 'security_question', security_qid: 4, security_answer: 'Rainbow' }, 'security_qid'],
  [{ format: 'sms', vcc_number: '1234' }, 'vcc_number'],
  [{ format: 'sms', pin: '1234' }, 'pin'],
])('verify of %j is refused', async (body, param) => {
  expect(refusal(await till.verify('123456789', body))).toEqual(wrong(param));
});

test.each([[-1], [10.505], ['10.50'], [null], [undefined], [true], [1e21]])('amount %j is refused', async (amount) => {
  expect(refusal(await till.quote('123456789', amount))).toEqual(wrong('amount'));
});

test('an amount that is not a number, other fields and languages are refused', async () => {
  expect(refusal(await till.quote('123456789', 10, 'es'))).toEqual(wrong('lang'));
  const path = 'accounts/123456789/calculate-interest';
  expect(refusal(await till.post(path, '{"amount": NaN}', {}, 'v2.5.1'))).toEqual(wrong('body'));
});

test('account numbers in paths are digits, at most 14', async () => {
  for (const account of ['12a', '123456789012345']) {
    expect(refusal(await till.verify(account, { format: 'sms' }))).toEqual(wrong('account_number'));
    expect(refusal(await till.quote(account, 10))).toEqual(wrong('account_number'));
  }
});

test.each(['text/plain', 'application/x-www-form-urlencoded'])('a body of type %s is refused', async (type) => {
  const headers = { 'content-type': type };
  const answers = [
    await till.verify('123456789', { format: 'sms' }, headers),
    await till.quote('123456789', 10, '', headers),
    await till.post('customers/driverslicense', { code: 'x' }, headers),
  ];
  for (const answer of answers) expect(refusal(answer)).toEqual(wrong('content-type'));
});

test.each(['', 'no json', '[]', '"text"', 'null'])('the body %j is refused', async (body) => {
  expect(refusal(await till.post('customers/driverslicense', body))).toEqual(wrong('body'));
});

test.each([{}, { code: '' }, { code: 5 }, { code: 'É' }, { code: 'x', more: 1 }])(
  'driverslicense of %j is refused',
  async (body) => {
    expect(refusal(await till.post('customers/driverslicense', body))).toMatchObject({ error: 'wrong_inputs' });
  },
);

test('listens on 127.0.0.1 alone', async () => {
  const { port } = new URL(sandbox.baseUrl);
  const refused = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.2', port: Number(port) });
    socket.once('error', () => {
      resolve(true);
    });
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
  expect(refused).toBe(true);
});
