// Over any sequence of answers and calls: one sign-in at a time, and no customer's data into a lost link.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { behaviours, pass, setClock, startFakeApi, type Behaviour, type FakeApi } from '../fake-api';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const { found, sent, notFound, page, json, late, cut, noNetwork, silent, unauthorized, token } = behaviours;

const answers: Behaviour[] = [
  found,
  sent,
  notFound,
  cut,
  noNetwork,
  silent,
  unauthorized,
  page(200),
  page(502),
  page(429, { 'retry-after': '2' }),
  page(503, { 'retry-after': '45' }),
  late(700, found),
  late(4000, page(502)),
];
const signIns: Behaviour[] = [
  token,
  late(600, token),
  late(5000, token),
  json({ access_token: 'short', expires_in: 70 }),
  noNetwork,
  silent,
  page(502),
  page(429, { 'retry-after': '20' }),
  json({ error: 'invalid_client' }, 400),
  json({ error: 'invalid_role' }, 409),
];

type Step =
  | { kind: 'answer' | 'signIn'; behaviour: Behaviour }
  | { kind: 'search' | 'force' | 'giveUp' | 'verify' | 'readLicence' }
  | { kind: 'wait' | 'setClock'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), behaviour: fc.constantFrom(...answers) }),
  fc.record({ kind: fc.constant('signIn' as const), behaviour: fc.constantFrom(...signIns) }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('search', 'force', 'giveUp', 'verify', 'readLicence') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 0, 1, 10, 300, 999, 1000, 2500, 9000, 31_000, 400_000),
    }),
  },
  fc.record({ kind: fc.constant('setClock' as const), ms: fc.constantFrom(-86_400_000, 86_400_000, -5000, 5000) }),
);

/** Like AbortSignal.timeout, on the timers of the test. */
function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort();
  }, ms);
  return controller.signal;
}

const lost: readonly string[] = ['offline', 'down', 'refused'];

async function play(api: FakeApi, steps: readonly Step[]): Promise<Promise<{ ok: boolean }>[]> {
  const calls: Promise<{ ok: boolean }>[] = [];
  for (const one of steps) {
    switch (one.kind) {
      case 'answer':
        api.answer = one.behaviour;
        break;
      case 'signIn':
        api.signIn = one.behaviour;
        break;
      case 'search':
        calls.push(api.search());
        break;
      case 'force':
        calls.push(api.search({ force: true }));
        break;
      case 'giveUp':
        calls.push(api.search({ force: true, signal: abortAfter(50) }));
        break;
      case 'verify':
        calls.push(api.verify());
        break;
      case 'readLicence':
        calls.push(api.readLicence());
        break;
      case 'wait':
        await pass(one.ms);
        break;
      case 'setClock':
        setClock(one.ms);
        break;
    }
  }
  return calls;
}

describe('over any sequence of events', () => {
  it('there is one sign-in at a time, no call is sent into a lost link, and each call ends', async () => {
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const api = startFakeApi({ timing: { repeats: 2, firstWaitMs: 200, longestWaitMs: 3000 } });
        const calls = await play(api, steps);
        await pass(120_000);
        const ends = await Promise.all(calls);
        api.client.close();
        refusals += ends.filter((end) => !end.ok).length;
        expect(api.maxSignIns).toBeLessThanOrEqual(1);
        expect(api.sent.filter(({ to, link }) => to !== 'token' && lost.includes(link))).toEqual([]);
        // Each verify goes out once at most.
        expect(api.sentTo('verify').length).toBeLessThanOrEqual(steps.filter(({ kind }) => kind === 'verify').length);
        const states = api.linkChanges.map(({ state, until }) => `${state} ${until ?? ''}`);
        expect(states.filter((state, index) => state === states[index - 1])).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(refusals).toBeGreaterThan(0);
  });

  it('the link recovers: within six minutes of the repair a call is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const api = startFakeApi({ timing: { repeats: 2, firstWaitMs: 200, longestWaitMs: 3000 } });
        const calls = await play(api, steps);
        api.answer = found;
        api.signIn = token;
        await pass(360_000);
        await Promise.all(calls);
        const search = api.search();
        await pass(1000);
        expect(await search).toMatchObject({ ok: true });
        expect(api.client.link().state).toBe('online');
        api.client.close();
      }),
      { numRuns: 80 },
    );
  });
});
