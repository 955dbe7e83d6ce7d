import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FlexitiLogEntry } from '../../../main/flexiti';
import quotePage from '../../fixtures/flexiti/calculate-interest-roc.json';
import licencePage from '../../fixtures/flexiti/driverslicense.json';
import licenceRequest from '../../fixtures/flexiti/driverslicense-request.json';
import lookupPage from '../../fixtures/flexiti/lookup-consumer.json';
import searchPage from '../../fixtures/flexiti/search.json';
import verifyRequest from '../../fixtures/flexiti/verify-request.json';
import { clientFor, json, page, startScriptedApi, token, type ScriptedApi } from './scripted-api';

let api: ScriptedApi;

beforeEach(async () => {
  api = await startScriptedApi();
});
afterEach(() => api.close());

const referenceId = 'abcdef0123456789abcdef0123456789';
const call = { referenceId };
const query = { firstName: 'Maude', lastName: 'Example', birthDate: '1984-02-29' };

describe('behind a merchant’s gateway', () => {
  it.each(['/flexiti', '/stores/118/flexiti/', '/caf%C3%A9//'])('every call begins with the path %s', async (path) => {
    const client = clientFor(`${api.baseUrl}${path}`);
    api.answers.push(json(searchPage), json({ verification_code: 6785 }));
    expect(await client.search(call, query)).toMatchObject({ ok: true });
    expect(await client.verify(call, '1', { format: 'sms', requestId: '1' })).toMatchObject({ ok: true });
    const root = `${path.replace(/\/+$/, '')}/flexiti/pos-api/v2.5`;
    expect(api.tokenCalls.map(({ url }) => url)).toEqual([`${root}/oauth/token`]);
    expect(api.calls.map(({ url }) => url.split('?')[0])).toEqual([
      `${root}/client-id/store%2042/customers/search`,
      `${root}/client-id/store%2042/account/1/verify`,
    ]);
  });

  it.each(['.', '..'])('a client id of %s calls nothing', async (clientId) => {
    expect(await clientFor(api.baseUrl, { clientId }).search(call, query)).toMatchObject({
      error: { code: 'invalid_request', fields: ['client_id'] },
    });
    expect(api.calls).toEqual([]);
  });
});

describe('a customer flow', () => {
  it('sends every call as the API pages specify', async () => {
    const client = clientFor(api.baseUrl);
    api.answers.push(
      json(searchPage),
      json(lookupPage),
      json(licencePage),
      json(quotePage),
      json({ verification_code: 6785 }),
    );
    expect(await client.search(call, { ...query, postalCode: 'H2X 1Y4' })).toMatchObject({ ok: true });
    expect(await client.lookup(call, { accountNumber: '20035156' }, 'fr-CA')).toMatchObject({ ok: true });
    expect(await client.readLicence(call, licenceRequest.code)).toMatchObject({ ok: true });
    expect(await client.calculateInterest(call, '116994755', 1050, 'en-CA')).toMatchObject({ ok: true });
    expect(
      await client.verify(call, '116994755', {
        format: 'security_question',
        questionId: 6,
        answer: 'Rainbow',
        requestId: '12345678901234567890',
      }),
    ).toEqual({ ok: true, value: { kind: 'pin', pin: '6785' } });

    const id = '/client-id/store%2042';
    expect(
      api.calls.map(({ method, url, body }) => [method, url, body === '' ? null : (JSON.parse(body) as unknown)]),
    ).toEqual([
      [
        'GET',
        `/flexiti/pos-api/v2.5${id}/customers/search?first_name=Maude&last_name=Example&dob=1984-02-29&postal_code=H2X1Y4`,
        null,
      ],
      ['GET', `/flexiti/pos-api/v2.5${id}/customers/lookup?lang=fr&account_number=20035156`, null],
      ['POST', `/flexiti/pos-api/v2.5${id}/customers/driverslicense`, licenceRequest],
      ['POST', `/flexiti/pos-api/v2.5.1${id}/accounts/116994755/calculate-interest?lang=en`, { amount: 10.5 }],
      ['POST', `/flexiti/pos-api/v2.5${id}/account/116994755/verify`, verifyRequest],
    ]);
    for (const { headers, body } of api.calls) {
      expect(headers['x-reference-id']).toBe(referenceId);
      expect(headers.authorization).toMatch(/^Bearer access-\d+$/);
      expect(headers.accept).toBe('application/json');
      expect(headers['content-type']).toBe(body === '' ? undefined : 'application/json');
      expect(headers.cookie).toBeUndefined();
    }
  });

  it('shares one token, requested by a form with its own reference id', async () => {
    const client = clientFor(api.baseUrl);
    api.answers.push(json([]));
    await Promise.all(Array.from({ length: 5 }, () => client.search(call, query)));
    expect(api.calls).toHaveLength(5);
    expect(api.tokenCalls).toHaveLength(1);
    const [request] = api.tokenCalls;
    expect(request?.url).toBe('/flexiti/pos-api/v2.5/oauth/token');
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(request?.headers.authorization).toBeUndefined();
    expect(request?.headers['x-reference-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(request?.headers['x-reference-id']).not.toBe(referenceId);
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      client_id: 'store 42',
      client_secret: 'not-a-secret & more',
      grant_type: 'client_credentials',
      scope: 'merchant',
    });
  });

  it('refreshes the token with a form too', async () => {
    let now = 1_000_000;
    const client = clientFor(api.baseUrl, { now: () => now, steadyNow: () => now });
    api.tokenAnswers.push(token({ refresh_token: 'refresh-me' }), token());
    api.answers.push(json([]));
    await client.search(call, query);
    now += 1_150_000;
    await client.search(call, query);
    expect(Object.fromEntries(new URLSearchParams(api.tokenCalls[1]?.body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-me',
    });
  });

  it('sends nothing, not even for a token, when a parameter is wrong', async () => {
    const result = await clientFor(api.baseUrl).search(call, { ...query, birthDate: '1985-02-29' });
    expect(result).toEqual({ ok: false, error: { code: 'invalid_request', fields: ['dob'], mayHaveArrived: false } });
    expect(api.tokenCalls).toHaveLength(0);
  });

  it('logs ids, codes and timings, and nothing of the customer', async () => {
    const entries: FlexitiLogEntry[] = [];
    const client = clientFor(api.baseUrl, { log: (entry) => entries.push(entry) });
    api.answers.push(json(searchPage), json({ error: 'wrong_inputs', message: 'Maude' }, 409));
    await client.search(call, query);
    await client.lookup(call, { vccNumber: '1234123412341234' }, 'en-CA');
    expect(entries).toMatchObject([
      { call: 'token', status: 200, code: 'ok' },
      { call: 'search', referenceId, status: 200, code: 'ok' },
      { call: 'lookup', referenceId, status: 409, code: 'wrong_inputs' },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Maude|Example|1984|1234123412341234|Bearer|access-|not-a-secret/);
  });
});

describe('an answer about another account', () => {
  const refused = { ok: false, error: { code: 'answer_not_understood', mayHaveArrived: true } };

  it('is an error', async () => {
    const client = clientFor(api.baseUrl);
    api.answers.push(json(lookupPage), json(quotePage));
    expect(await client.lookup(call, { accountNumber: '7' }, 'en-CA')).toEqual(refused);
    expect(await client.calculateInterest(call, '7', 1050, 'en-CA')).toEqual(refused);
    expect(await client.calculateInterest(call, '116994755', 1051, 'en-CA')).toEqual(refused);
    expect(await client.calculateInterest(call, '00116994755', 1050, 'en-CA')).toMatchObject({ ok: true });
  });
});

describe('lookup by customer id', () => {
  it.each([
    ['43353', 43353, true],
    ['43353', '43353', true],
    ['43353', '43354', false],
    ['1291820', '1291820-11', false],
    ['1291820-11', '1291820-11', true],
  ])('for %s takes an answer for %j: %s', async (customerId, customer_id, taken) => {
    api.answers.push(json({ ...lookupPage, customer_id }));
    const found = await clientFor(api.baseUrl).lookup(call, { customerId }, 'en-CA');
    expect(found.ok).toBe(taken);
    if (!found.ok) expect(found.error.code).toBe('answer_not_understood');
  });
});

describe('an account that is not found', () => {
  it.each([
    ['an empty list', json([])],
    ['404 not_found', json({ error: 'not_found', message: 'Customer not found' }, 404)],
  ])('is an empty list for %s', async (_, answer) => {
    api.answers.push(answer);
    expect(await clientFor(api.baseUrl).search(call, query)).toEqual({ ok: true, value: { accounts: [], unread: 0 } });
  });

  it.each([
    ['a page of a wrong address', page(404), 'not_json'],
    ['a route that is none', json({ status: 404, error: 'Not Found', path: '/x' }, 404), 'unknown_error'],
    ['accounts that cannot be read', json([{ account: 1 }]), 'answer_not_understood'],
  ])('is not assumed for %s', async (_, answer, code) => {
    api.answers.push(answer);
    expect(await clientFor(api.baseUrl).search(call, query)).toMatchObject({ ok: false, error: { code } });
  });

  it('is an error for lookup', async () => {
    api.answers.push(json({ error: 'not_found' }, 404));
    expect(await clientFor(api.baseUrl).lookup(call, { customerId: '7' }, 'en-CA')).toEqual({
      ok: false,
      error: { code: 'not_found', status: 404, mayHaveArrived: false },
    });
  });
});

describe('a refused token', () => {
  it('is renewed once and a repeatable call sent again', async () => {
    const client = clientFor(api.baseUrl);
    api.answers.push(json({ error: 'unauthorized' }, 401), json(searchPage));
    expect(await client.search(call, query)).toMatchObject({ ok: true });
    expect(api.tokenCalls).toHaveLength(2);
    expect(new Set(api.calls.map((request) => request.headers.authorization)).size).toBe(2);
  });

  it('twice in a row is an error', async () => {
    api.answers.push(json({}, 401));
    expect(await clientFor(api.baseUrl).search(call, query)).toMatchObject({
      ok: false,
      error: { code: 'unauthorized' },
    });
    expect(api.calls).toHaveLength(2);
    expect(api.tokenCalls).toHaveLength(2);
  });

  it('does not send a licence again', async () => {
    api.answers.push(page(401));
    expect(await clientFor(api.baseUrl).readLicence(call, '@')).toMatchObject({ error: { code: 'unauthorized' } });
    expect(api.calls).toHaveLength(1);
  });
});

describe('credentials', () => {
  it.each([
    [json({ error: 'invalid_client' }, 400), 'invalid_client'],
    [json({ error: 'invalid_request' }, 400), 'sign_in_not_accepted'],
    [json({ error: 'unauthorized' }, 401), 'credentials_refused'],
    [json({ error: 'invalid_role' }, 409), 'invalid_role'],
    [json({ error: 'wrong_inputs', field_errors: [{ param: 'scope', value: 'x' }] }, 409), 'credentials_refused'],
    [json({ access_token: 'with a space' }), 'answer_not_understood'],
    [json({}), 'answer_not_understood'],
  ])('that are not accepted end the call before it is sent (%#)', async (answer, code) => {
    api.tokenAnswers.push(answer);
    expect(await clientFor(api.baseUrl).search(call, query)).toMatchObject({
      ok: false,
      error: { code, mayHaveArrived: false },
    });
    expect(api.tokenCalls).toHaveLength(1);
    expect(api.calls).toHaveLength(0);
  });
});

describe('repeating', () => {
  it.each([500, 502, 503, 504, 429])('lets a search succeed after two times %d', async (status) => {
    api.answers.push(page(status), page(status), json(searchPage));
    expect(await clientFor(api.baseUrl).search(call, query)).toMatchObject({ ok: true });
    expect(api.calls).toHaveLength(3);
  });

  it('ends after the third time', async () => {
    api.answers.push(page(504));
    const result = await clientFor(api.baseUrl).calculateInterest(call, '1', 1050, 'en-CA');
    expect(result).toMatchObject({ ok: false, error: { code: 'gateway_error', status: 504 } });
    expect(api.calls).toHaveLength(3);
  });

  it('is not for refusals', async () => {
    api.answers.push(json({ error: 'general_error' }, 409));
    await clientFor(api.baseUrl).search(call, query);
    expect(api.calls).toHaveLength(1);
  });

  it('is not for a licence', async () => {
    api.answers.push(page(502));
    expect(await clientFor(api.baseUrl).readLicence(call, '@')).toMatchObject({ error: { code: 'gateway_error' } });
    expect(api.calls).toHaveLength(1);
  });

  it('honours a short Retry-After', async () => {
    api.answers.push(page(429, { 'retry-after': '1' }), json(searchPage));
    const startedAt = performance.now();
    expect(await clientFor(api.baseUrl).search(call, query)).toMatchObject({ ok: true });
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it('returns a long Retry-After to the caller', async () => {
    api.answers.push(page(429, { 'retry-after': '30' }));
    expect(await clientFor(api.baseUrl).search(call, query)).toEqual({
      ok: false,
      error: { code: 'rate_limited', status: 429, retryAfterSeconds: 30, mayHaveArrived: false },
    });
    expect(api.calls).toHaveLength(1);
  });

  it('stops at once when the caller aborts during a wait', async () => {
    const controller = new AbortController();
    api.answers.push((response, request) => {
      page(429, { 'retry-after': '20' })(response, request);
      response.on('close', () => {
        controller.abort();
      });
    });
    // A wait that continued would outlast the test.
    const client = clientFor(api.baseUrl, { timing: { longestWaitMs: 30_000, wholeMs: 30_000 } });
    const result = await client.search({ referenceId, signal: controller.signal }, query);
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('stops at the limit of the whole call', async () => {
    api.answers.push(() => undefined);
    const client = clientFor(api.baseUrl, { timing: { callMs: 60, wholeMs: 100, repeats: 50 } });
    expect(await client.search(call, query)).toMatchObject({ ok: false, error: { code: 'timed_out' } });
    expect(api.calls.length).toBeLessThan(5);
  });
});
