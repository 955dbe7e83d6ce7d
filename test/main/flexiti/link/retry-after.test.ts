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
  async function overloaded(header: string, status = 503): Promise<void> {
    api = startFakeApi();
    await now(api.search());
    api.signIn = api.answer = page(status, { 'retry-after': header });
    await now(api.search());
    api.sent.length = 0;
    mend(api);
  }

  it('is honoured by probes, and by calls that nobody has just asked for', async () => {
    await overloaded('60');
    const until = Date.now() + 60_000;
    expect(api.client.link()).toEqual({ state: 'down', since: Date.now(), until });
    await pass(30_500);
    const error = { code: 'gateway_error', status: 503, retryAfterSeconds: 30, mayHaveArrived: false };
    expect(await now(api.search())).toEqual({ ok: false, error });
    await pass(29_499);
    expect(times()).toEqual([]);
    await pass(1);
    expect(times()).toEqual([60_000]);
    expect(api.client.link()).toEqual({ state: 'online', since: until, until: null });
  });

  it('lets “try now” ask once more, by a sign-in, and every five seconds at most', async () => {
    await overloaded('3600');
    api.signIn = page(503, { 'retry-after': '3600' });
    await pass(1000);
    for (let presses = 0; presses < 20; presses += 1) {
      expect(await now(api.search({ force: true }))).toMatchObject({ error: { code: 'gateway_error' } });
      await pass(100);
    }
    expect(api.sent.map(({ to }) => to)).toEqual(['token']);
    mend(api);
    await pass(5000);
    expect(await now(api.search({ force: true }))).toMatchObject({ ok: true });
    expect(await now(api.search())).toMatchObject({ ok: true });
    expect(api.client.link()).toMatchObject({ state: 'online', until: null });
  });

  it('lets a verify, which the cashier has decided on, ask once more', async () => {
    await overloaded('3600');
    api.answer = behaviours.sent;
    expect(await now(api.verify())).toMatchObject({ ok: true });
    expect(api.sent.map(({ to }) => to)).toEqual(['token', 'verify']);
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
    api.answer = late(500, page(503, { 'retry-after': '60' }));
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

describe('the Retry-After of a 429', () => {
  const limited = page(429, { 'retry-after': '3600' });
  const refused = {
    ok: false,
    error: { code: 'rate_limited', status: 429, retryAfterSeconds: 3600, mayHaveArrived: false },
  };
  const quote = (force = false, referenceId = 'a'.repeat(32)) =>
    api.client.calculateInterest({ referenceId, ...(force && { force }) }, '1', 1000, 'en-CA');

  it('stops that kind of call alone: the link is not lost, and all else is sent', async () => {
    api = startFakeApi();
    await now(api.search());
    api.answer = limited;
    expect(await now(quote())).toMatchObject({ error: { code: 'rate_limited', retryAfterSeconds: 3600 } });
    expect(state()).toBe('online');
    mend(api);
    api.sent.length = 0;
    expect(await now(quote())).toEqual(refused);
    expect(api.sent).toEqual([]);
    expect(await now(api.search())).toMatchObject({ ok: true });
    expect(await now(api.readLicence())).toMatchObject({ ok: false, error: { code: 'answer_not_understood' } });
  });

  it('of one customer’s search does not stop the next customer’s', async () => {
    api = startFakeApi();
    api.answer = limited;
    expect(await now(api.search())).toMatchObject({ error: { code: 'rate_limited' } });
    mend(api);
    expect(await now(api.search())).toMatchObject({ ok: true });
  });

  it('lets “try now” ask once more, and is over when it was answered', async () => {
    api = startFakeApi();
    api.answer = limited;
    await now(quote());
    expect(await now(quote(true))).toMatchObject({ error: { code: 'rate_limited' } });
    expect(api.sentTo('call')).toHaveLength(2);
    mend(api);
    api.answer = behaviours.notFound;
    expect(await now(quote(true))).toMatchObject({ error: { code: 'not_found' } });
    expect(await now(quote())).toMatchObject({ error: { code: 'not_found' } });
    expect(api.sentTo('call')).toHaveLength(4);
  });

  it('ends by the steady clock, and is capped as the settings say', async () => {
    api = startFakeApi({ timing: { longestHoldMs: 900_000 } });
    api.answer = limited;
    expect(await now(quote())).toMatchObject({ error: { retryAfterSeconds: 900 } });
    setClock(day);
    await pass(899_000);
    expect(await now(quote())).toMatchObject({ error: { code: 'rate_limited', retryAfterSeconds: 1 } });
    api.answer = behaviours.notFound;
    await pass(1000);
    expect(await now(quote())).toMatchObject({ error: { code: 'not_found' } });
  });

  it('of a verify is asked once more by the cashier’s next decision, at most once for each', async () => {
    api = startFakeApi();
    await now(api.search());
    api.answer = limited;
    expect(await now(api.verify())).toMatchObject({ error: { code: 'rate_limited' } });
    api.answer = behaviours.sent;
    expect(await now(api.verify())).toMatchObject({ ok: true });
    expect(api.sentTo('verify')).toHaveLength(2);
  });

  it('to a sign-in, without which nothing can be called, stops all but “try now”', async () => {
    api = startFakeApi();
    api.signIn = limited;
    expect(await now(api.search())).toMatchObject({ error: { code: 'rate_limited' } });
    expect(state()).toBe('down');
    expect(await now(api.search())).toEqual(refused);
    mend(api);
    expect(await now(api.search({ force: true }))).toMatchObject({ ok: true });
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
    expect(await now(api.search())).toMatchObject({ ok: false, error: { code: 'gateway_error' } });
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

describe('a slow sign-in and a verify that hangs', () => {
  it('have one limit together', async () => {
    api = startFakeApi();
    api.signIn = late(7000, behaviours.token);
    api.answer = behaviours.silent;
    let result: unknown = null;
    void api.verify().then((ended) => (result = ended));
    await pass(19_999);
    expect(result).toBeNull();
    await pass(1);
    expect(result).toEqual({ ok: false, error: { code: 'timed_out', mayHaveArrived: true } });
    expect(api.sentTo('verify')).toHaveLength(1);
  });

  it('with too little time left the verify is not sent', async () => {
    api = startFakeApi({ timing: { verifyMs: 12_000 } });
    api.signIn = late(7000, behaviours.token);
    const verifying = api.verify();
    await pass(7000);
    expect(await verifying).toEqual({ ok: false, error: { code: 'timed_out', mayHaveArrived: false } });
    expect(api.sentTo('verify')).toEqual([]);
  });
});
