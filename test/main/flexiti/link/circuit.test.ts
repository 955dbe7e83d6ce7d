// The circuit breaker: closed, open and half-open, with sign-ins as probes.
import { describe, expect, it } from 'vitest';
import { behaviours, mend, now, onFakeClocks, pass, startCutOff, startFakeApi, type FakeApi } from '../fake-api';

const day = 86_400_000;
const { found, sent, page, json, late, cut, noNetwork, noName, silent, unauthorized, token } = behaviours;
const badGateway = page(502);
const wrongCredentials = json({ error: 'invalid_client' }, 400);

let api: FakeApi;

onFakeClocks();

const state = () => api.client.link().state;
const times = () => api.sent.map((request) => request.at);

describe('an open circuit', () => {
  it('refuses calls at once with the failure that opened it, and sends nothing', async () => {
    api = startFakeApi();
    await now(api.search());
    api.signIn = api.answer = cut;
    expect(await now(api.search())).toEqual({ ok: false, error: { code: 'connection_cut', mayHaveArrived: true } });
    const refused = { ok: false, error: { code: 'connection_cut', mayHaveArrived: false } };
    expect(await now(api.search())).toEqual(refused);
    expect(await now(api.readLicence())).toEqual(refused);
    expect(api.sentTo('call')).toHaveLength(2);
    expect(api.sentTo('token')).toHaveLength(1);
  });

  it('closes the connections at each failure, before the next request', async () => {
    const closedAfter: number[] = [];
    api = startFakeApi({ closeConnections: () => closedAfter.push(api.sent.length) });
    await now(api.search());
    expect(closedAfter).toEqual([]);
    api.signIn = api.answer = cut;
    await now(api.search());
    expect(closedAfter).toEqual([3]);
    await pass(1000);
    expect(closedAfter).toEqual([3, 4]);
    mend(api);
    await pass(5000);
    expect(state()).toBe('online');
    expect(closedAfter).toEqual([3, 4]);
  });

  it('still validates a request first', async () => {
    api = await startCutOff();
    const call = { referenceId: '0'.repeat(32) };
    expect(await now(api.client.lookup(call, { accountNumber: 'x' }, 'en-CA'))).toMatchObject({
      error: { code: 'invalid_request' },
    });
  });

  it('is closed by one probe a second later, whose token the next call uses', async () => {
    api = await startCutOff();
    mend(api);
    await pass(999);
    expect(times()).toEqual([]);
    await pass(1);
    expect(api.sent).toEqual([{ to: 'token', at: 1000, link: 'offline' }]);
    expect(api.client.link()).toEqual({ state: 'online', since: Date.now(), until: null });
    expect(await now(api.search())).toMatchObject({ ok: true });
    expect(api.sent.map(({ to }) => to)).toEqual(['token', 'call']);
    expect(api.linkChanges.map((link) => link.state)).toEqual(['online', 'offline', 'online']);
  });

  it('is closed by a slow probe as a slow link', async () => {
    api = await startCutOff();
    api.signIn = late(4000, token);
    await pass(5000);
    expect(state()).toBe('slow');
  });

  it('is closed by any answer of the POS API', async () => {
    api = await startCutOff();
    api.signIn = json({ error: 'invalid_role' }, 409);
    await pass(1000);
    expect(state()).toBe('online');
  });

  it('is probed after 1, 2, 4, 8, 16, 32 s, and then every 60', async () => {
    api = await startCutOff();
    await pass(183_000);
    expect(times()).toEqual([1000, 3000, 7000, 15_000, 31_000, 63_000, 123_000, 183_000]);
  });

  it('reports the failure of the last probe', async () => {
    api = await startCutOff();
    api.signIn = noName;
    const since = Date.now();
    await pass(1000);
    expect(await now(api.search())).toMatchObject({ error: { code: 'dns_failure' } });
    expect(api.client.link()).toEqual({ state: 'offline', since, until: null });
    api.signIn = badGateway;
    await pass(2000);
    expect(api.client.link()).toEqual({ state: 'down', since: since + 3000, until: null });
  });

  it('is not probed after the client was closed', async () => {
    api = await startCutOff();
    api.client.close();
    await pass(day);
    expect(times()).toEqual([]);
  });

  it('is not probed again by a client that was closed during a probe', async () => {
    api = await startCutOff();
    api.signIn = silent;
    await pass(1000);
    api.client.close();
    await pass(day);
    expect(times()).toEqual([1000]);
  });
});

describe('credentials', () => {
  it('that are refused and then right', async () => {
    api = startFakeApi();
    api.signIn = wrongCredentials;
    await now(api.search());
    expect(await now(api.search())).toEqual({
      ok: false,
      error: { code: 'invalid_client', status: 400, mayHaveArrived: false },
    });
    expect(api.sent).toHaveLength(1);
    api.signIn = token;
    expect(await now(api.search({ force: true }))).toMatchObject({ ok: true });
    expect(api.linkChanges.map((link) => link.state)).toEqual(['refused', 'online']);
  });

  it('whose every token is refused cause no storm of calls', async () => {
    api = startFakeApi();
    api.answer = unauthorized;
    await now(Promise.all(Array.from({ length: 20 }, () => api.search())));
    // Each of the 20 was on its way with the first token, and once more with the second.
    expect([api.sentTo('token').length, api.sentTo('call').length]).toEqual([2, 40]);
    expect(state()).toBe('refused');
    for (let seconds = 0; seconds < 600; seconds += 1) {
      await now(api.search());
      await pass(1000);
    }
    // After 30, 60, 120 and 240 s each: a sign-in, which succeeds, and one search with its two attempts.
    expect([api.sentTo('token').length, api.sentTo('call').length]).toEqual([2 + 4 + 4, 40 + 8]);
  });
});

describe('a forced call', () => {
  it('is sent after one probe that succeeds', async () => {
    api = await startCutOff();
    mend(api);
    expect(await now(api.search({ force: true }))).toMatchObject({ ok: true });
    expect(api.sent).toEqual([
      { to: 'token', at: 0, link: 'offline' },
      { to: 'call', at: 0, link: 'online' },
    ]);
  });

  it('gets the failure of the probe, and nothing more is sent', async () => {
    api = await startCutOff();
    api.signIn = badGateway;
    api.answer = sent;
    expect(await now(api.verify())).toEqual({
      ok: false,
      error: { code: 'gateway_error', status: 502, mayHaveArrived: false },
    });
    expect(api.sent.map(({ to }) => to)).toEqual(['token']);
    expect(state()).toBe('down');
  });

  it('does not lengthen the waits between scheduled probes', async () => {
    api = await startCutOff();
    for (let presses = 0; presses < 10; presses += 1) {
      await now(api.search({ force: true }));
      await pass(100);
    }
    api.sent.length = 0;
    await pass(900);
    expect(times()).toEqual([1900]);
  });

  it('20 times at once: one probe, then each call once', async () => {
    api = await startCutOff();
    api.signIn = late(500, token);
    api.answer = found;
    const searches = Promise.all(Array.from({ length: 20 }, () => api.search({ force: true })));
    await pass(500);
    expect((await now(searches)).every((result) => result.ok)).toBe(true);
    expect([api.sentTo('token').length, api.sentTo('call').length]).toEqual([1, 20]);
  });

  it('20 times at once, in vain: one probe', async () => {
    api = await startCutOff();
    api.signIn = late(500, noNetwork);
    const calls = Promise.all(
      Array.from({ length: 20 }, (_, one) => (one % 2 ? api.verify() : api.search({ force: true }))),
    );
    await pass(500);
    const refused = { ok: false, error: { code: 'no_network', mayHaveArrived: false } };
    expect(await now(calls)).toEqual(Array.from({ length: 20 }, () => refused));
    expect(api.sent).toHaveLength(1);
  });

  it('may be aborted, and the probe continues for the others', async () => {
    api = await startCutOff();
    api.signIn = late(500, token);
    api.answer = sent;
    const controller = new AbortController();
    const impatient = api.verify(controller.signal);
    const patient = api.verify();
    await pass(100);
    controller.abort();
    expect(await now(impatient)).toEqual({ ok: false, error: { code: 'cancelled', mayHaveArrived: false } });
    await pass(400);
    expect(await now(patient)).toMatchObject({ ok: true });
    expect(api.sent.map(({ to }) => to)).toEqual(['token', 'verify']);
  });
});

describe('a half-open circuit', () => {
  it('has 20 calls wait for the probe, none of which is sent when it fails', async () => {
    api = await startCutOff();
    api.signIn = silent;
    await pass(1000);
    const searches = Promise.all(Array.from({ length: 20 }, () => api.search()));
    await pass(8000);
    expect((await now(searches)).map((result) => !result.ok && result.error.code)).toEqual(
      Array.from({ length: 20 }, () => 'timed_out'),
    );
    expect(api.sent).toHaveLength(1);
  });

  it('is neither closed nor opened by calls from before the opening', async () => {
    api = startFakeApi({ timing: { callMs: 60_000, wholeMs: 60_000 } });
    await now(api.search());
    api.answer = late(1500, noNetwork);
    const failing = api.search();
    await pass(0);
    api.answer = late(1600, found);
    const answered = api.search();
    await pass(0);
    api.answer = noNetwork;
    await now(api.search());
    api.signIn = late(2000, token);
    api.sent.length = 0;
    await pass(1700);
    expect((await now(failing)).ok).toBe(false);
    expect((await now(answered)).ok).toBe(true);
    expect(state()).toBe('offline');
    await pass(1300);
    expect(state()).toBe('online');
    expect(api.sent).toHaveLength(1);
  });
});

describe('repetitions', () => {
  it('end when another call opens the circuit', async () => {
    api = startFakeApi({ timing: { repeats: 2, firstWaitMs: 2000, longestWaitMs: 3000 } });
    await now(api.search());
    api.answer = cut;
    const search = api.search();
    await pass(0);
    api.sent.length = 0;
    api.signIn = noNetwork;
    await now(api.verify());
    expect(state()).toBe('offline');
    await pass(6000);
    expect(await now(search)).toMatchObject({ ok: false });
    expect(api.sent.map(({ to }) => to)).toEqual(['verify', 'token', 'token']);
  });

  it('request no token either', async () => {
    api = startFakeApi({ timing: { repeats: 2, firstWaitMs: 2000, longestWaitMs: 3000 } });
    api.signIn = noNetwork;
    const search = api.search();
    await pass(0);
    api.signIn = badGateway;
    await now(api.verify());
    api.sent.length = 0;
    await pass(6500);
    expect(await now(search)).toMatchObject({ ok: false });
    // The probes.
    expect(times()).toEqual([1000, 3000]);
  });

  it('and verify are not sent when another call opened the circuit while they waited for a token', async () => {
    api = startFakeApi();
    api.signIn = json({ access_token: 'short', expires_in: 100 });
    await now(api.search());
    await pass(45_000);
    api.sent.length = 0;
    api.answer = late(500, noNetwork);
    const search = api.search();
    api.signIn = late(1000, token);
    const verify = api.verify();
    await pass(1000);
    await now(search);
    expect(await now(verify)).toEqual({ ok: false, error: { code: 'no_network', mayHaveArrived: false } });
    expect(api.sent.map(({ to }) => to).sort()).toEqual(['call', 'token']);
    expect(state()).toBe('offline');
  });
});
