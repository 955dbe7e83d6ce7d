// Faults, request log and clock, in process and over HTTP, on real connections.
import { Agent, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FaultInput, Sandbox } from '../../../main/sandbox';
import { referenceId, refusal, requestToken, start, Till } from './sandbox-fixture';

let sandbox: Sandbox;
let till: Till;

beforeAll(async () => {
  sandbox = await start();
  till = await Till.at(sandbox);
});
beforeEach(() => {
  sandbox.control.reset();
});
afterAll(() => sandbox.close());

const smith = 'first_name=John&last_name=Smith&dob=1900-01-01';
const search = (): ReturnType<Till['search']> => till.search(smith);

test('a fault hits the requested number of calls', async () => {
  sandbox.control.fault({ kind: 'error', status: 503, code: 'general_error', times: 2 });
  expect(refusal(await search())).toMatchObject({ status: 503, error: 'general_error' });
  expect(sandbox.control.faults()).toMatchObject([{ times: 1 }]);
  expect(refusal(await search())).toMatchObject({ status: 503 });
  expect((await search()).status).toBe(200);
});

test('a fault of one endpoint spares the others', async () => {
  sandbox.control.fault({ kind: 'expired-token', endpoint: 'lookup' });
  expect((await search()).status).toBe(200);
  expect(refusal(await till.lookup('account_number=123456789'))).toMatchObject({ status: 401 });
  expect((await till.lookup('account_number=123456789')).status).toBe(200);
});

test('the token call can fail too', async () => {
  sandbox.control.fault({ kind: 'error', status: 500, code: 'general_error', endpoint: 'token' });
  expect(refusal(await requestToken(sandbox))).toMatchObject({ status: 500 });
  expect((await requestToken(sandbox)).status).toBe(200);
});

test('faults are cleared', async () => {
  sandbox.control.fault({ kind: 'outage', times: 100 });
  sandbox.control.clearFaults();
  expect((await search()).status).toBe(200);
});

test('latency delays, and goes together with another fault', async () => {
  sandbox.control.fault({ kind: 'latency', ms: 150 });
  sandbox.control.fault({ kind: 'error', status: 500, code: 'general_error' });
  const started = performance.now();
  expect((await search()).status).toBe(500);
  expect(performance.now() - started).toBeGreaterThanOrEqual(145);
});

test.each(['before', 'after'] as const)(
  'an outage %s the call cuts the connection without an answer',
  async (moment) => {
    sandbox.control.fault({ kind: 'outage', moment });
    await expect(till.verify('117000121', { format: 'sms' })).rejects.toThrow('fetch failed');
    expect(sandbox.control.requests()).toMatchObject([{ endpoint: 'verify', status: null }]);
    expect(sandbox.control.pins()).toHaveLength(moment === 'after' ? 1 : 0);
  },
);

test('a cut body ends in the middle, after the call took effect', async () => {
  sandbox.control.fault({ kind: 'cut-body' });
  const response = await fetch(till.url('account/117000121/verify'), {
    method: 'POST',
    headers: till.headers({ 'content-type': 'application/json' }),
    body: JSON.stringify({ format: 'email', request_id: 'r' }),
  });
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  expect(sandbox.control.pins()).toHaveLength(1);
});

test('429 says when to retry', async () => {
  sandbox.control.fault({ kind: 'rate-limited', retryAfterSeconds: 7 });
  const answer = await search();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
});

test('a gateway’s page, 20 MB and a redirect', async () => {
  sandbox.control.fault({ kind: 'html', status: 502 });
  expect(await search()).toMatchObject({ status: 502, body: expect.stringContaining('<html>') as string });
  sandbox.control.fault({ kind: 'huge-body' });
  const huge = await fetch(till.url(`customers/search?${smith}`), { headers: till.headers() });
  expect((await huge.arrayBuffer()).byteLength).toBe(20 * 1024 * 1024);
  sandbox.control.fault({ kind: 'redirect', location: 'https://elsewhere.example/x' });
  const redirect = await fetch(till.url(`customers/search?${smith}`), {
    headers: till.headers(),
    redirect: 'manual',
  });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([302, 'https://elsewhere.example/x']);
});

test('an invalid fault is refused', () => {
  expect(() => {
    sandbox.control.fault({ kind: 'error', status: 200, code: 'x' });
  }).toThrow();
});

test('the log has every request in full, unknown paths too', async () => {
  await search();
  await till.verify('117000121', { format: 'sms' });
  await fetch(`${sandbox.baseUrl}/elsewhere?a=b`);
  expect(sandbox.control.requests()).toMatchObject([
    {
      endpoint: 'search',
      method: 'GET',
      path: `/flexiti/pos-api/v2.5/client-id/${sandbox.clientId}/customers/search`,
      query: smith,
      headers: { authorization: `Bearer ${till.token}`, 'x-reference-id': referenceId },
      body: '',
      status: 200,
    },
    { endpoint: 'verify', method: 'POST', body: '{"request_id":"request-1","format":"sms"}', status: 200 },
    { endpoint: null, path: '/elsewhere', query: 'a=b', status: 404 },
  ]);
});

test('a call’s log line is its endpoint, status and duration, nothing personal', async () => {
  const lines: string[] = [];
  const logging = await start({ log: (line) => lines.push(line) });
  await (await Till.at(logging)).search(smith);
  await logging.close();
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^search 200 \d+ ms$/);
});

async function control(method: string, path: string, body?: unknown, token = sandbox.controlToken): Promise<Response> {
  return fetch(sandbox.controlUrl + path, {
    method,
    headers: { 'x-sandbox-control': token },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test('the control surface answers 403 without its token', async () => {
  for (const token of ['', 'wrong', sandbox.clientSecret]) {
    expect((await control('GET', '/requests', undefined, token)).status).toBe(403);
    expect((await control('POST', '/faults', { kind: 'outage' }, token)).status).toBe(403);
  }
  expect(sandbox.control.faults()).toEqual([]);
});

test('the control surface does over HTTP what it does in process', async () => {
  const fault: FaultInput = { kind: 'expired-token', times: 3, endpoint: 'search' };
  expect((await control('POST', '/faults', fault)).status).toBe(204);
  expect(await (await control('GET', '/faults')).json()).toEqual([fault]);
  expect((await search()).status).toBe(401);
  expect((await control('DELETE', '/faults')).status).toBe(204);
  await till.verify('117000121', { format: 'sms' });
  expect(await (await control('GET', '/pins')).json()).toEqual(sandbox.control.pins());
  expect(await (await control('GET', '/requests')).json()).toEqual(sandbox.control.requests());
  expect((await control('POST', '/purchases', { accountNumber: '117000121', count: 4 })).status).toBe(204);
  expect((await till.quote('117000121', 10)).body).toMatchObject({ regular_purchase: { verify: false } });
  expect((await control('POST', '/clock', { offsetMs: 1_300_000 })).status).toBe(204);
  expect((await search()).status).toBe(401);
  expect((await control('POST', '/reset')).status).toBe(204);
  expect((await search()).status).toBe(200);
  expect((await till.quote('117000121', 10)).body).toMatchObject({ regular_purchase: { verify: true } });
  expect((await control('DELETE', '/requests')).status).toBe(204);
  expect(sandbox.control.requests()).toEqual([]);
});

test('the control surface refuses what it does not understand', async () => {
  for (const body of [undefined, {}, { kind: 'fire' }, { kind: 'outage', times: 0 }]) {
    expect((await control('POST', '/faults', body)).status).toBe(400);
  }
  expect((await control('POST', '/clock', { offsetMs: 'x' })).status).toBe(400);
  expect((await control('GET', '/nothing')).status).toBe(404);
});

test('close ends keep-alive connections at once', async () => {
  const other = await start();
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    httpRequest(`${other.baseUrl}/x`, { agent }, (response) => {
      response.resume();
      response.once('end', () => {
        resolve();
      });
    })
      .once('error', reject)
      .end();
  });
  const started = performance.now();
  await other.close();
  expect(performance.now() - started).toBeLessThan(1000);
  agent.destroy();
  await expect(fetch(other.baseUrl)).rejects.toThrow('fetch failed');
});

test('the log is bounded, and so is a request', async () => {
  const large = await fetch(till.url('customers/driverslicense'), {
    method: 'POST',
    headers: till.headers({ 'content-type': 'application/json' }),
    body: JSON.stringify({ code: 'x'.repeat(2 * 1024 * 1024) }),
  });
  expect(large.status).toBe(413);
});
