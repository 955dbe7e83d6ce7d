// Retry-After is honoured, whatever the wall clock does.
import { describe, expect, it } from 'vitest';
import {
  behaviours,
  mend,
  now,
  onFakeClocks,
  pass,
  setClock,
  startCutOff,
  startFakeApi,
  type FakeApi,
} from '../fake-api';

const day = 86_400_000;
const { found, page, late, noNetwork } = behaviours;

let api: FakeApi;

onFakeClocks();

const state = () => api.client.link().state;
const times = () => api.sent.map((request) => request.at);

describe('Retry-After', () => {
  async function overloaded(header: string, status = 429): Promise<void> {
    api = startFakeApi();
    await now(api.search());
    api.signIn = api.answer = page(status, { 'retry-after': header });
    await now(api.search());
    api.sent.length = 0;
    mend(api);
  }

  it.each([429, 503])('is honoured by probes and forced calls, after %d', async (status) => {
    await overloaded('60', status);
    const until = Date.now() + 60_000;
    expect(api.client.link()).toEqual({ state: 'down', since: Date.now(), until });
    await pass(30_500);
    const code = status === 429 ? 'rate_limited' : 'gateway_error';
    const refused = { ok: false, error: { code, status, retryAfterSeconds: 30, mayHaveArrived: false } };
    expect(await now(api.search())).toEqual(refused);
    expect(await now(api.search({ force: true }))).toEqual(refused);
    expect(await now(api.verify())).toEqual(refused);
    await pass(29_499);
    expect(times()).toEqual([]);
    await pass(1);
    expect(times()).toEqual([60_000]);
    expect(api.client.link()).toEqual({ state: 'online', since: until, until: null });
  });

  it('may be a date', async () => {
    await overloaded(new Date(Math.ceil(Date.now() / 1000) * 1000 + 90_000).toUTCString());
    await pass(89_000);
    expect(times()).toEqual([]);
    await pass(2000);
    expect(times()).toHaveLength(1);
  });

  it('may be a date by the server’s clock', async () => {
    const header = { 'retry-after': new Date(90_000).toUTCString(), date: new Date(30_000).toUTCString() };
    api = startFakeApi();
    api.signIn = page(503, header);
    expect(await now(api.search())).toMatchObject({ error: { retryAfterSeconds: 60 } });
  });

  it('is an hour at most', async () => {
    await overloaded('86400');
    await pass(3_599_999);
    expect(times()).toEqual([]);
    await pass(1);
    expect(times()).toHaveLength(1);
  });

  it('of a probe is honoured too', async () => {
    api = await startCutOff();
    api.signIn = page(503, { 'retry-after': '120' });
    await pass(1000);
    expect(api.client.link()).toMatchObject({ state: 'down', until: Date.now() + 120_000 });
    mend(api);
    await pass(119_999);
    expect(times()).toEqual([1000]);
    await pass(1);
    expect(times()).toEqual([1000, 121_000]);
  });

  it('of a call from before the opening is honoured too', async () => {
    api = startFakeApi();
    await now(api.search());
    api.answer = late(500, page(429, { 'retry-after': '60' }));
    const search = api.search();
    await pass(0);
    api.answer = noNetwork;
    await now(api.search());
    await pass(500);
    await now(search);
    expect(api.client.link()).toMatchObject({ state: 'offline', until: Date.now() + 60_000 });
    api.sent.length = 0;
    await pass(59_999);
    expect(times()).toEqual([]);
    await pass(1);
    expect(times()).toEqual([60_500]);
  });
});

describe('a timer that runs ahead of the monotonic clock', () => {
  it('sends nothing before the time by the clock', async () => {
    api = await startCutOff({ steadyNow: () => performance.now() * 0.99 });
    api.signIn = page(503, { 'retry-after': '100' });
    await pass(1005);
    expect(times()).toEqual([]);
    await pass(10);
    expect(times()).toHaveLength(1);
    mend(api);
    await pass(100_500);
    expect(times()).toHaveLength(1);
    await pass(1000);
    expect(times()).toHaveLength(2);
  });
});

describe.each([
  ['back', -day],
  ['forward', day],
])('a clock that is set %s by a day', (_, jump) => {
  it('changes nothing for the probes', async () => {
    api = await startCutOff();
    setClock(jump);
    await pass(3000);
    expect(times()).toEqual([1000, 3000]);
    setClock(-jump);
    mend(api);
    await pass(4000);
    expect(times()).toEqual([1000, 3000, 7000]);
    expect(state()).toBe('online');
    expect(await now(api.search())).toMatchObject({ ok: true });
  });

  it('changes nothing for forced calls', async () => {
    api = await startCutOff();
    setClock(jump);
    mend(api);
    expect(await now(api.search({ force: true }))).toMatchObject({ ok: true });
  });

  it.each([
    ['in seconds', () => '60'],
    ['as a date', () => new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000).toUTCString()],
  ])('changes nothing for a Retry-After %s', async (__, header) => {
    api = await startCutOff();
    api.signIn = page(503, { 'retry-after': header() });
    await pass(1000);
    setClock(jump);
    mend(api);
    await pass(55_000);
    expect(await now(api.verify())).toMatchObject({ ok: false, error: { code: 'gateway_error' } });
    expect(times()).toEqual([1000]);
    await pass(6000);
    expect(times()).toHaveLength(2);
    expect(state()).toBe('online');
  });

  it('does not make an answer slow', async () => {
    api = startFakeApi();
    api.answer = late(100, found);
    const search = api.search();
    await pass(50);
    setClock(jump);
    await pass(50);
    await now(search);
    expect(state()).toBe('online');
  });
});
