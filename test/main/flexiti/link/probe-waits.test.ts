// How often a lost link is probed, by the minute and by the hour.
import { describe, expect, it } from 'vitest';
import { behaviours, mend, now, onFakeClocks, pass, startCutOff, startFakeApi, type FakeApi } from '../fake-api';

const { notFound, page, json, noNetwork, silent } = behaviours;
const badGateway = page(502);
const wrongCredentials = json({ error: 'invalid_client' }, 400);

let api: FakeApi;

onFakeClocks();

const state = () => api.client.link().state;
const times = () => api.sent.map((request) => request.at);

describe('an hour of outage', () => {
  const hour = 3_600_000;

  it('is 64 probes where connections fail at once, however often the cashier searches', async () => {
    api = await startCutOff({ timing: { repeats: 2, firstWaitMs: 1, longestWaitMs: 1 } });
    for (let at = 0; at < hour; at += 10_000) {
      await now(api.search());
      await pass(10_000);
    }
    expect(api.sentTo('call')).toHaveLength(0);
    expect(api.sentTo('token')).toHaveLength(64);
  });

  it('is 57 probes where everything hangs', async () => {
    api = await startCutOff();
    api.signIn = api.answer = silent;
    await pass(hour);
    expect(api.sentTo('token')).toHaveLength(57);
  });

  it('with a search each second is some 60 probes, and a search after each, where only the sign-in works', async () => {
    api = startFakeApi({ timing: { repeats: 2, firstWaitMs: 1, longestWaitMs: 1 } });
    await now(api.search());
    api.sent.length = 0;
    api.answer = badGateway;
    for (let at = 0; at < hour; at += 1000) {
      const search = api.search();
      await pass(1000);
      await now(search);
    }
    // The waits between repeats are jittered.
    expect(api.sentTo('token').length).toBeGreaterThan(55);
    expect(api.sentTo('token').length).toBeLessThan(67);
    expect(api.sentTo('call').length).toBeLessThanOrEqual(3 * (1 + api.sentTo('token').length));
  });

  it('is 14 probes where the credentials are refused', async () => {
    api = startFakeApi();
    api.signIn = wrongCredentials;
    await now(api.search());
    api.sent.length = 0;
    await pass(hour);
    expect(times().slice(0, 6)).toEqual([30_000, 90_000, 210_000, 450_000, 750_000, 1_050_000]);
    expect(times()).toHaveLength(14);
  });
});

describe('the waits between probes', () => {
  it('start over after a call was answered, even by a refusal', async () => {
    api = await startCutOff();
    await pass(100_000);
    mend(api);
    await pass(30_000);
    api.answer = notFound;
    await now(api.search());
    api.answer = api.signIn = noNetwork;
    await now(api.search());
    api.sent.length = 0;
    const openedAt = 130_000;
    await pass(3000);
    expect(times()).toEqual([openedAt + 1000, openedAt + 3000]);
  });

  it('keep growing where only the sign-in works', async () => {
    api = startFakeApi();
    await now(api.search());
    api.answer = badGateway;
    const closedAfter: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await now(api.search());
      const openedAt = Date.now();
      for (let waits = 0; state() !== 'online' && waits < 200; waits += 1) await pass(500);
      closedAfter.push(Date.now() - openedAt);
    }
    expect(closedAfter).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('are the longer ones once the sign-in is refused', async () => {
    api = await startCutOff();
    await pass(50_000);
    api.signIn = wrongCredentials;
    await pass(14_000);
    expect(state()).toBe('refused');
    api.sent.length = 0;
    await pass(90_000);
    expect(times()).toEqual([93_000, 153_000]);
  });
});
