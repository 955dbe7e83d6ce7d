// Verify sends messages and counts wrong answers: each decision may reach the server once, whatever the network does.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import searchPage from '../../fixtures/flexiti/search.json';
import { startCuttingProxy, type Cut, type CuttingProxy } from '../../support/cutting-proxy';
import { clientFor, json, nextReferenceId, startScriptedApi, token, type ScriptedApi } from './scripted-api';

let api: ScriptedApi;
let proxy: CuttingProxy;

beforeEach(async () => {
  api = await startScriptedApi();
  proxy = await startCuttingProxy(api.baseUrl);
});
afterEach(async () => {
  await proxy.close();
  await api.close();
});

const query = { firstName: 'Maude', lastName: 'Example', birthDate: '1984-02-29' };
const decision = { format: 'sms' as const, requestId: 'request-1' };
const verifications = () => api.calls.filter((call) => call.url.endsWith('/verify'));
const proxiedVerifications = () => proxy.requests.filter((request) => request.line.includes('/verify'));

describe.each<[string, Cut, number, string]>([
  ['in the request', { when: 'in_request', afterBytes: 60 }, 0, 'connection_cut'],
  ['before the answer', { when: 'before_answer' }, 1, 'connection_cut'],
  ['in the head of the answer', { when: 'in_answer', afterBytes: 20 }, 1, 'connection_cut'],
  ['in the body of the answer', { when: 'in_answer', afterBytes: 190 }, 1, 'answer_cut'],
])('a kept-alive connection that is cut %s', (_, cut, arrivals, code) => {
  const padded = { verification_code: 'verification_sent_to_sms', filler: 'x'.repeat(500) };

  it('sends a verify at most once', async () => {
    const client = clientFor(proxy.url);
    api.answers.push(json(searchPage), json(padded));
    const call = { referenceId: nextReferenceId() };
    expect((await client.search(call, query)).ok).toBe(true);
    proxy.cutNext(cut, /\/verify/);
    const result = await client.verify(call, '116994755', decision);
    expect(result).toMatchObject({ ok: false, error: { code, mayHaveArrived: true } });
    expect(proxiedVerifications()).toMatchObject([{ reused: true, cut }]);
    expect(verifications()).toHaveLength(arrivals);
  });

  it('repeats a search', async () => {
    const client = clientFor(proxy.url);
    api.answers.push(json([...searchPage, padded]));
    const call = { referenceId: nextReferenceId() };
    expect((await client.search(call, query)).ok).toBe(true);
    proxy.cutNext(cut, /\/search/);
    expect((await client.search(call, query)).ok).toBe(true);
    const searches = proxy.requests.filter((request) => request.line.includes('/search'));
    expect(searches).toMatchObject([{ cut: null }, { reused: true, cut }, { cut: null }]);
  });
});

describe('verify', () => {
  it('is the only call through fetchOnce', async () => {
    const once: string[] = [];
    const often: string[] = [];
    const watching = (seen: string[]) => (url: string, init: RequestInit) => {
      seen.push(new URL(url).pathname.split('/').pop() ?? '');
      return fetch(url, init);
    };
    const client = clientFor(api.baseUrl, { fetch: watching(often), fetchOnce: watching(once) });
    api.answers.push(json({ verification_code: 12 }));
    await client.verify({ referenceId: nextReferenceId() }, '1', decision);
    await client.search({ referenceId: nextReferenceId() }, query);
    await client.readLicence({ referenceId: nextReferenceId() }, '@');
    expect(once).toEqual(['verify']);
    expect(often).toEqual(['token', 'search', 'driverslicense']);
  });

  it.each([500, 502, 503, 504, 429, 408])('is not sent again after %d', async (status) => {
    api.answers.push(json({}, status));
    const result = await clientFor(api.baseUrl).verify({ referenceId: nextReferenceId() }, '1', decision);
    expect(result).toMatchObject({ ok: false, error: { status, mayHaveArrived: status !== 429 } });
    expect(verifications()).toHaveLength(1);
  });

  it('is not sent again after 401: the token is dropped, and the next verify has a new one', async () => {
    const client = clientFor(api.baseUrl);
    api.answers.push(json({ error: 'unauthorized' }, 401), json({ verification_code: 'verification_sent_to_email' }));
    const call = { referenceId: nextReferenceId() };
    expect(await client.verify(call, '1', decision)).toEqual({
      ok: false,
      error: { code: 'unauthorized', status: 401, mayHaveArrived: false },
    });
    expect(verifications()).toHaveLength(1);
    expect(await client.verify(call, '1', decision)).toEqual({ ok: true, value: { kind: 'sent', to: 'email' } });
    expect(api.tokenCalls).toHaveLength(2);
    const [first, second] = verifications().map((request) => request.headers.authorization);
    expect(first).not.toBe(second);
  });

  it('needs a token with a minute left, which other calls do not', async () => {
    let now = 1_000_000;
    const client = clientFor(api.baseUrl, { now: () => now, steadyNow: () => now });
    api.tokenAnswers.push(token({ expires_in: 100 }));
    api.answers.push(json([]), json([]), json({ verification_code: 12 }));
    await client.search({ referenceId: nextReferenceId() }, query);
    now += 45_000;
    await client.search({ referenceId: nextReferenceId() }, query);
    expect(api.tokenCalls).toHaveLength(1);
    expect(await client.verify({ referenceId: nextReferenceId() }, '1', decision)).toMatchObject({ ok: true });
    expect(api.tokenCalls).toHaveLength(2);
  });

  it('may have arrived when it timed out, and is not sent again', async () => {
    api.answers.push(() => undefined);
    const client = clientFor(api.baseUrl, { timing: { verifyMs: 500 } });
    expect(await client.verify({ referenceId: nextReferenceId() }, '1', decision)).toEqual({
      ok: false,
      error: { code: 'timed_out', mayHaveArrived: true },
    });
    expect(verifications()).toHaveLength(1);
  });

  it('has not arrived when no token could be had', async () => {
    api.tokenAnswers.push(() => undefined);
    const client = clientFor(api.baseUrl, { timing: { tokenMs: 60 } });
    expect(await client.verify({ referenceId: nextReferenceId() }, '1', decision)).toEqual({
      ok: false,
      error: { code: 'timed_out', mayHaveArrived: false },
    });
    expect(verifications()).toHaveLength(0);
  });

  it('has not arrived when it was aborted before it was sent, and may have when after', async () => {
    const before = AbortSignal.abort();
    const client = clientFor(api.baseUrl);
    expect(await client.verify({ referenceId: nextReferenceId(), signal: before }, '1', decision)).toEqual({
      ok: false,
      error: { code: 'cancelled', mayHaveArrived: false },
    });
    const controller = new AbortController();
    api.answers.push(() => {
      controller.abort();
    });
    const call = { referenceId: nextReferenceId(), signal: controller.signal };
    expect(await client.verify(call, '1', decision)).toEqual({
      ok: false,
      error: { code: 'cancelled', mayHaveArrived: true },
    });
    expect(verifications()).toHaveLength(1);
  });

  it('may have arrived when its answer cannot be read', async () => {
    api.answers.push(json({ verification_code: 'sent by pigeon' }));
    expect(await clientFor(api.baseUrl).verify({ referenceId: nextReferenceId() }, '1', decision)).toEqual({
      ok: false,
      error: { code: 'answer_not_understood', status: 200, mayHaveArrived: true },
    });
  });
});
