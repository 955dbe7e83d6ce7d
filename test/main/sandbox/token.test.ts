// oauth/token, and what its tokens give access to.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../main/sandbox';
import { read, referenceId, refusal, requestToken, start, Till, tokenOf } from './sandbox-fixture';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start();
});
beforeEach(() => {
  sandbox.control.reset();
});
afterAll(() => sandbox.close());

const smith = 'first_name=John&last_name=Smith&dob=1900-01-01';

interface Token {
  access_token: string;
  refresh_token: string;
}

test('client_credentials answers a bearer token for 1200 seconds', async () => {
  const answer = await requestToken(sandbox);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    token_type: 'bearer',
    access_token: expect.any(String) as string,
    expires_in: 1200,
    refresh_token: expect.any(String) as string,
    scope: 'merchant',
  });
});

test('the secret and the control token are new at each start', async () => {
  const other = await start();
  expect(other.clientSecret).not.toBe(sandbox.clientSecret);
  expect(other.controlToken).not.toBe(sandbox.controlToken);
  await other.close();
});

test('a token expires after 1200 seconds, and only before that a refresh works', async () => {
  const first = (await requestToken(sandbox)).body as Token;
  const refresh = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
  sandbox.control.setClockOffset(1_190_000);
  expect((await new Till(sandbox, first.access_token).search(smith)).status).toBe(200);
  const second = await requestToken(sandbox, refresh);
  expect(second.status).toBe(200);
  sandbox.control.setClockOffset(1_201_000);
  expect(refusal(await new Till(sandbox, first.access_token).search(smith))).toMatchObject({ status: 401 });
  expect((await new Till(sandbox, (second.body as Token).access_token).search(smith)).status).toBe(200);
  expect(refusal(await requestToken(sandbox, refresh))).toMatchObject({ status: 400, error: 'invalid_request' });
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 400, 'invalid_client'],
  ['a wrong client', { client_id: 'wrong' }, 400, 'invalid_client'],
  ['an unknown grant', { grant_type: 'password' }, 400, 'invalid_request'],
  ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'wrong' }, 400, 'invalid_request'],
  ['no refresh token', { grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ['an unknown scope', { scope: 'admin' }, 409, 'invalid_role'],
  ['a text that is not ASCII', { client_id: 'é' }, 409, 'wrong_inputs'],
  ['an over-long field', { client_id: 'x'.repeat(101) }, 409, 'wrong_inputs'],
  ['a field of its own', { audience: 'x' }, 409, 'wrong_inputs'],
])('%s is refused', async (_name, form, status, error) => {
  expect(refusal(await requestToken(sandbox, form))).toMatchObject({ status, error });
});

test('a token call has a reference id too', async () => {
  const answer = refusal(await requestToken(sandbox, {}, { 'x-reference-id': 'short' }));
  expect(answer).toEqual({ status: 409, error: 'wrong_inputs', params: ['x-reference-id'] });
});

test('credentials in the query or in JSON are refused', async () => {
  const url = `${sandbox.baseUrl}/flexiti/pos-api/v2.5/oauth/token`;
  const fields = {
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    grant_type: 'client_credentials',
    scope: 'merchant',
  };
  const headers = { 'x-reference-id': referenceId };
  const inQuery = await fetch(`${url}?${new URLSearchParams(fields).toString()}`, { method: 'POST', headers });
  expect(refusal(await read(inQuery))).toMatchObject({ status: 400, error: 'invalid_request' });
  const alsoInQuery = await fetch(`${url}?scope=merchant`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  expect(refusal(await read(alsoInQuery))).toMatchObject({ status: 400, error: 'invalid_request' });
  const inJson = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  expect(refusal(await read(inJson))).toMatchObject({ status: 400, error: 'invalid_request' });
});

test('a customer token gets 403 on search, lookup and verify', async () => {
  const till = new Till(sandbox, await tokenOf(sandbox, 'customer'));
  for (const answer of [
    await till.search(smith),
    await till.lookup('account_number=123456789'),
    await till.verify('123456789', { format: 'sms' }),
  ]) {
    const { status, error } = refusal(answer);
    expect(status).toBe(403);
    expect(error).toMatch(/^Insufficient scope/);
  }
});

test.each(['', 'Bearer', 'Bearer wrong', 'bearer x', 'Basic eDp5'])('authorization %j answers 401', async (header) => {
  const till = await Till.at(sandbox);
  expect(refusal(await till.search(smith, { authorization: header }))).toMatchObject({ status: 401 });
});
