// What the end of each call says of the link, and which changes are reported.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FlexitiErrorCode, Link } from '../../../../main/flexiti';
import { createLinkKeeper, linkSignal } from '../../../../main/flexiti/link/link';
import { behaviours, now, pass, startFakeApi, type Behaviour, type FakeApi } from '../fake-api';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const { found, sent, notFound, page, json, late, cut, noNetwork, noName, noTrust, silent, unauthorized, token } =
  behaviours;

function error(code: FlexitiErrorCode, status?: number) {
  return { ok: false as const, error: { code, mayHaveArrived: true, ...(status === undefined ? {} : { status }) } };
}

/** The state after one search that is answered so, with a valid token. */
async function stateAfter(answer: Behaviour, ms = 0): Promise<Link['state']> {
  const api = startFakeApi();
  await now(api.search());
  expect(api.client.link().state).toBe('online');
  api.answer = answer;
  const search = api.search();
  await pass(ms);
  await now(search);
  api.client.close();
  return api.client.link().state;
}

describe('the link', () => {
  it('is unknown before the first call', () => {
    const api = startFakeApi();
    expect(api.client.link()).toEqual({ state: 'unknown', since: null, until: null });
    expect(api.linkChanges).toEqual([]);
  });

  it.each<[string, Behaviour]>([
    ['accounts', found],
    ['404', notFound],
    ['400', json({ error: 'wrong_inputs' }, 400)],
    ['403', json({ error: 'Insufficient scope' }, 403)],
    ['409', json({ error: 'general_error' }, 409)],
    ['409 of a kind that nobody knows', json({ error: 'something_new' }, 409)],
    ['a gateway that blocks this one request', page(467)],
    // About calls of this kind, with or without a time to wait: one customer's search must not stop the whole lane.
    ['429', page(429)],
    ['429 with a Retry-After', page(429, { 'retry-after': '600' })],
    ['what cannot be understood', json([{ account: 1 }])],
  ])('is online after %s', async (_, answer) => {
    expect(await stateAfter(answer)).toBe('online');
  });

  it('is slow after an answer of more than 3 s, and online after the next quick one', async () => {
    const api = startFakeApi();
    await now(api.search());
    api.answer = late(3001, notFound);
    const search = api.search();
    await pass(3001);
    await now(search);
    expect(api.client.link()).toEqual({ state: 'slow', since: Date.now(), until: null });
    api.answer = found;
    await now(api.search());
    expect(api.linkChanges.map((link) => link.state)).toEqual(['online', 'slow', 'online']);
  });

  it('is not slow after an answer of 3 s', async () => {
    expect(await stateAfter(late(3000, found), 3000)).toBe('online');
  });

  it.each<[string, Behaviour]>([
    ['no network', noNetwork],
    ['no name', noName],
    ['no trust', noTrust],
    ['a cut', cut],
    ['an answer that is cut', () => Promise.resolve(new Response('[{"account'))],
    ['a status that says so', page(408)],
  ])('is offline after %s', async (_, answer) => {
    expect(await stateAfter(answer)).toBe('offline');
  });

  it('is offline after silence', async () => {
    expect(await stateAfter(silent, 8000)).toBe('offline');
  });

  it.each<[string, Behaviour]>([
    ['500', json({ error: 'general_error' }, 500)],
    ['502', page(502)],
    ['503', page(503)],
    ['a page that wants a room number', page(200)],
    ['a page of an address that is none', page(404)],
    ['a redirection', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('unexpected redirect') }))],
    ['2 MB', () => Promise.resolve(new Response(' '.repeat(2_000_000)))],
  ])('is down after %s', async (_, answer) => {
    expect(await stateAfter(answer)).toBe('down');
  });

  it('is the proxy’s after 407', async () => {
    expect(await stateAfter(page(407))).toBe('proxy');
  });

  it('is refused after 401 with a token that is new', async () => {
    expect(await stateAfter(unauthorized)).toBe('refused');
  });

  it('is refused where the sign-in is', async () => {
    const api = startFakeApi();
    api.signIn = json({ error: 'invalid_client' }, 400);
    expect(await now(api.search())).toMatchObject({ error: { code: 'invalid_client', mayHaveArrived: false } });
    expect(api.linkChanges).toEqual([{ state: 'refused', since: Date.now(), until: null }]);
    api.client.close();
  });

  it('does not change by calls that were not sent or were aborted', async () => {
    const api = startFakeApi();
    const call = { referenceId: 'none' };
    await now(api.client.readLicence(call, '@'));
    await now(api.search({ signal: AbortSignal.abort() }));
    expect(api.client.link().state).toBe('unknown');
    await now(api.search());
    api.answer = silent;
    const controller = new AbortController();
    const search = api.search({ signal: controller.signal });
    await pass(100);
    controller.abort();
    expect(await now(search)).toMatchObject({ error: { code: 'cancelled' } });
    expect(api.linkChanges.map((link) => link.state)).toEqual(['online']);
  });

  it('does not change by failures that a repeat mends, nor by a failed refresh of a valid token', async () => {
    const api = startFakeApi({ timing: { repeats: 2, firstWaitMs: 1, longestWaitMs: 1 } });
    await now(api.search());
    const failures = [cut, page(503)];
    api.answer = (signal) => (failures.shift() ?? found)(signal);
    const search = api.search();
    await pass(10);
    expect(await now(search)).toMatchObject({ ok: true });
    await pass(86_400_000 - 60_000);
    api.signIn = page(502);
    expect(await now(api.search())).toMatchObject({ ok: true });
    expect(api.sentTo('token')).toHaveLength(2);
    expect(api.linkChanges.map((link) => link.state)).toEqual(['online']);
  });
});

describe('a call that is sent once', () => {
  let api: FakeApi;
  beforeEach(async () => {
    api = startFakeApi();
    await now(api.search());
    api.answer = cut;
  });
  afterEach(() => {
    api.client.close();
  });

  it('is inconclusive where a repetition might have succeeded', async () => {
    await now(api.readLicence());
    api.answer = page(502);
    await now(api.readLicence());
    api.answer = unauthorized;
    await now(api.readLicence());
    await now(api.verify());
    expect(api.linkChanges.map((link) => link.state)).toEqual(['online']);
  });

  it.each<[string, Behaviour, Link['state']]>([
    ['a page of a captive portal', page(200), 'down'],
    ['no trust', noTrust, 'offline'],
    ['a long Retry-After', page(503, { 'retry-after': '60' }), 'down'],
  ])('is conclusive where no repetition would help: %s', async (_, answer, state) => {
    api.answer = answer;
    await now(api.readLicence());
    expect(api.client.link().state).toBe(state);
  });

  it('is conclusive where it is a verify', async () => {
    expect(await now(api.verify())).toMatchObject({ error: { code: 'connection_cut', mayHaveArrived: true } });
    expect(api.client.link().state).toBe('offline');
    expect(api.sentTo('verify')).toHaveLength(1);
    api.signIn = token;
    api.answer = sent;
    await pass(1000);
    expect(api.client.link()).toEqual({ state: 'online', since: Date.now(), until: null });
    expect(api.sentTo('verify')).toHaveLength(1);
  });
});

describe('linkSignal', () => {
  it('is the proxy’s where that asks for a login', () => {
    expect(linkSignal(error('proxy_login'))).toBe('proxy');
    expect(linkSignal(error('proxy_login', 407))).toBe('proxy');
    expect(linkSignal(error('forbidden', 403))).toBe('answered');
  });
});

describe('the keeper of the link', () => {
  it('reports changes with their time', () => {
    const changes: Link[] = [];
    let at = 1000;
    const keeper = createLinkKeeper(
      () => at,
      (link) => changes.push(link),
    );
    keeper.change('online', 0);
    at = 2000;
    keeper.change('online', 0);
    keeper.change('down', 5000);
    at = 2300;
    keeper.change('down', 5000);
    at = 4000;
    keeper.change('down', 60_000);
    at = 70_000;
    keeper.change('down', 0);
    keeper.change('offline', 0);
    expect(changes).toEqual([
      { state: 'online', since: 1000, until: null },
      { state: 'down', since: 2000, until: 7000 },
      { state: 'down', since: 2000, until: 64_000 },
      { state: 'down', since: 2000, until: null },
      { state: 'offline', since: 70_000, until: null },
    ]);
    expect(keeper.link()).toEqual(changes.at(-1));
  });
});
