// The rules of verify.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../main/sandbox';
import type { Answer } from './sandbox-fixture';
import { refusal, start, Till } from './sandbox-fixture';

let sandbox: Sandbox;
let till: Till;

beforeAll(async () => {
  sandbox = await start();
});
beforeEach(async () => {
  sandbox.control.reset();
  till = await Till.at(sandbox);
});
afterAll(() => sandbox.close());

const account = '117000121';
const otherFlow = { 'x-reference-id': 'f'.repeat(32) };
const hour = 3_600_000;

const answer = (text: string, id: number | string = 6): Promise<Answer> =>
  till.verify(account, { format: 'security_question', security_qid: id, security_answer: text });

const code = (it: Answer): unknown => (it.body as Record<string, unknown>)['verification_code'];

test('a right answer gives a numeric PIN, whatever its case; the question id may be a string', async () => {
  const given = await answer(' pumpkin', '6');
  expect(given.status).toBe(200);
  expect(code(given)).toBeTypeOf('number');
  expect(sandbox.control.pins()).toMatchObject([
    { accountNumber: account, format: 'security_question', pin: String(code(given)), to: null, requestId: 'request-1' },
  ]);
});

test('the fourth wrong answer and all after it, right ones too, exceed the tries; another account does not', async () => {
  for (let count = 0; count < 3; count += 1) {
    expect(refusal(await answer('wrong'))).toMatchObject({ status: 409, error: 'secret_answer_mismatch' });
  }
  expect((await answer('Pumpkin')).status).toBe(200);
  expect(refusal(await answer('wrong'))).toMatchObject({ status: 409, error: 'tries_exceed' });
  expect(refusal(await answer('Pumpkin'))).toMatchObject({ status: 409, error: 'tries_exceed' });
  const other = { format: 'security_question', security_qid: 6, security_answer: 'Rainbow' };
  expect((await till.verify('117000104', other)).status).toBe(200);
  expect((await till.verify(account, { format: 'sms' })).status).toBe(200);
});

test('wrong answers count for 48 hours', async () => {
  for (let count = 0; count < 4; count += 1) await answer('wrong');
  sandbox.control.setClockOffset(47 * hour);
  till = await Till.at(sandbox);
  expect(refusal(await answer('Pumpkin'))).toMatchObject({ error: 'tries_exceed' });
  sandbox.control.setClockOffset(48 * hour + 60_000);
  till = await Till.at(sandbox);
  expect((await answer('Pumpkin')).status).toBe(200);
});

test.each([
  ['sms', '***-***-0121'],
  ['email', 'r****************orth@example.com'],
])('%s sends a PIN, which the control surface shows', async (format, to) => {
  expect(code(await till.verify(account, { format }))).toBe(`verification_sent_to_${format}`);
  const [pin] = sandbox.control.pins();
  expect(pin?.pin).toMatch(/^\d{4}$/);
  expect(pin?.to?.replace(/\*+/, '****')).toBe(to.replace(/\*+/, '****'));
});

test('no text message without a phone', async () => {
  expect(refusal(await till.verify('117000107', { format: 'sms' }))).toMatchObject({
    status: 400,
    error: 'sms_not_valid_phone',
  });
  expect((await till.verify('117000107', { format: 'email' })).status).toBe(200);
});

test('a PIN with a leading zero loses it as a number', async () => {
  const given = await till.verify('117000112', {
    format: 'security_question',
    security_qid: 6,
    security_answer: 'Rainbow',
  });
  expect(code(given)).toBeLessThan(1000);
  expect(sandbox.control.pins()[0]?.pin).toBe(`0${String(code(given))}`);
});

const bypass = { format: 'regular_purchase_bypass' };
const bypassRefused = { status: 409, error: 'regular_purchase_bypass_is_not_allowed' };

test('bypass needs a calculate-interest of this account and reference id', async () => {
  expect(refusal(await till.verify(account, bypass))).toMatchObject(bypassRefused);
  expect((await till.quote(account, 200)).body).toMatchObject({ regular_purchase: { verify: true } });
  expect(refusal(await till.verify(account, bypass, otherFlow))).toMatchObject(bypassRefused);
  expect(refusal(await till.verify('117000104', bypass))).toMatchObject(bypassRefused);
  expect(code(await till.verify(account, bypass))).toBeTypeOf('number');
});

test('the last calculate-interest counts', async () => {
  await till.quote(account, 50);
  expect((await till.quote(account, 200.01)).body).toMatchObject({ regular_purchase: { verify: false } });
  expect(refusal(await till.verify(account, bypass))).toMatchObject(bypassRefused);
  await till.quote(account, 199.99);
  expect((await till.verify(account, bypass)).status).toBe(200);
});

test('bypass ends after more than three regular purchases in 24 hours', async () => {
  sandbox.control.recordRegularPurchases(account, 3);
  expect((await till.quote(account, 10)).body).toMatchObject({ regular_purchase: { verify: true } });
  sandbox.control.recordRegularPurchases(account, 1);
  expect((await till.quote(account, 10)).body).toMatchObject({ regular_purchase: { verify: false } });
  expect(refusal(await till.verify(account, bypass))).toMatchObject(bypassRefused);
  sandbox.control.setClockOffset(24 * hour + 1000);
  till = await Till.at(sandbox);
  expect((await till.quote(account, 10)).body).toMatchObject({ regular_purchase: { verify: true } });
});

test('a customer who starts with many purchases, and one without regular purchase, may not bypass', async () => {
  expect((await till.quote('117000132', 10)).body).toMatchObject({ regular_purchase: { verify: false } });
  await till.quote('117000148', 10);
  expect(refusal(await till.verify('117000148', bypass))).toMatchObject(bypassRefused);
});

test('override works where it is configured', async () => {
  const override = { format: 'merchant_override' };
  expect(refusal(await till.verify(account, override))).toMatchObject({
    status: 409,
    error: 'merchant_override_is_not_allowed',
  });
  const allowing = await start({ overrideAllowed: true });
  expect(code(await (await Till.at(allowing)).verify(account, override))).toBeTypeOf('number');
  await allowing.close();
});

test('an unknown account answers 404', async () => {
  expect(refusal(await till.verify('999', { format: 'sms' }))).toMatchObject({ status: 404, error: 'not_found' });
});

const unknown = { status: 404, error: 'not_found' };

test('a card must be of the account; an authorised user is verified by it', async () => {
  const wrongCard = { format: 'sms', vcc_number: '6363100117000121' };
  expect(refusal(await till.verify('117000161', wrongCard))).toMatchObject(unknown);
  const unknownCard = { format: 'sms', vcc_number: '9999999999999999' };
  expect(refusal(await till.verify('117000161', unknownCard))).toMatchObject(unknown);
  const given = await till.verify('117000161', {
    format: 'security_question',
    security_qid: 9,
    security_answer: 'Seven Loaves',
    vcc_number: '6363100117000261',
  });
  expect(given.status).toBe(200);
  expect(sandbox.control.pins()).toMatchObject([{ customerId: '7000161-1' }]);
});

test('a flow that identified an authorised user must send the card', async () => {
  await till.lookup('customer_id=7000161-1');
  expect(refusal(await till.verify('117000161', { format: 'sms' }))).toMatchObject({
    status: 409,
    error: 'wrong_inputs',
  });
  expect((await till.verify('117000161', { format: 'sms' }, otherFlow)).status).toBe(200);
  await till.lookup('customer_id=7000161');
  expect((await till.verify('117000161', { format: 'sms' })).status).toBe(200);
});
