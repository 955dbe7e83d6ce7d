// A 429 to a call is about calls of its kind: whatever it says of a time, the link stays and the next customer is served.
import { describe, expect, it } from 'vitest';
import { behaviours, mend, now, onFakeClocks, pass, startFakeApi, type FakeApi } from '../fake-api';
import { nextReferenceId } from '../scripted-api';

const { page, json, late, noNetwork, token } = behaviours;

let api: FakeApi;

onFakeClocks();

const customer = 'a'.repeat(32);
const quote = ({ force = false, referenceId = customer } = {}) =>
  api.client.calculateInterest({ referenceId, ...(force && { force }) }, '1', 1000, 'en-CA');
const seconds = async (made: ReturnType<typeof quote>): Promise<number | undefined> => {
  const result = await now(made);
  return !result.ok && result.error.code === 'rate_limited' ? result.error.retryAfterSeconds : undefined;
};
const states = () => api.linkChanges.map(({ state }) => state);

async function limited(header?: string): Promise<void> {
  api = startFakeApi();
  await now(api.search());
  api.answer = page(429, header === undefined ? {} : { 'retry-after': header });
  api.sent.length = 0;
}

describe.each([
  ['without a Retry-After', undefined],
  ['with one of no time', '0'],
  ['with a negative one', '-5'],
  ['with words', 'soon'],
  ['with a date that is past', 'Sun, 06 Nov 1994 08:49:37 GMT'],
])('a 429 %s', (_, header) => {
  it('makes the link no other, and another customer is searched for at once', async () => {
    await limited(header);
    const search = await now(api.search());
    expect(search).toMatchObject({ error: { code: 'rate_limited', status: 429, retryAfterSeconds: 5 } });
    mend(api);
    expect(await now(api.search())).toMatchObject({ ok: true });
    expect(api.sent.map(({ to }) => to)).toEqual(['call', 'call']);
    expect(states()).toEqual(['online']);
  });

  it('has that call of that customer wait for five seconds, and no other', async () => {
    await limited(header);
    expect(await seconds(quote())).toBe(5);
    await pass(4001);
    expect(await seconds(quote())).toBe(1);
    expect(api.sent).toHaveLength(1);
    await now(quote({ referenceId: nextReferenceId() }));
    await now(api.client.lookup({ referenceId: customer }, { accountNumber: '1' }, 'en-CA'));
    expect(api.sent).toHaveLength(3);
    await pass(1000);
    await now(quote());
    expect(api.sent).toHaveLength(4);
    expect(states()).toEqual(['online']);
  });

  it('of a verify leaves the link too, and the cashier’s next decision is sent', async () => {
    await limited(header);
    expect(await now(api.verify())).toMatchObject({ error: { code: 'rate_limited', mayHaveArrived: false } });
    api.answer = behaviours.sent;
    expect(await now(api.verify())).toMatchObject({ ok: true });
    expect(states()).toEqual(['online']);
  });
});

describe('the own wait after a 429', () => {
  it('is twice as long each time, two minutes at most, and begins anew once the call was answered', async () => {
    await limited();
    for (const wait of [5, 10, 20, 40, 80, 120, 120]) {
      expect(await seconds(quote())).toBe(wait);
      await pass(wait * 1000);
    }
    api.answer = behaviours.notFound;
    await now(quote());
    api.answer = page(429);
    expect(await seconds(quote())).toBe(5);
  });

  it('is not lengthened by the cashier, who asks at once', async () => {
    await limited();
    await now(quote());
    await pass(5000);
    expect(await seconds(quote())).toBe(10);
    for (let presses = 0; presses < 3; presses += 1) expect(await seconds(quote({ force: true }))).toBe(10);
    expect(api.sent).toHaveLength(5);
  });

  it('comes after the repetitions within the call', async () => {
    api = startFakeApi({ timing: { repeats: 2, firstWaitMs: 1, longestWaitMs: 1 } });
    api.answer = page(429);
    const made = quote();
    await pass(10);
    expect(await seconds(made)).toBe(5);
    expect(api.sentTo('call')).toHaveLength(3);
    await pass(5000);
    // From then on without them.
    expect(await seconds(quote())).toBe(10);
    expect(api.sentTo('call')).toHaveLength(4);
  });

  it('is longer by a random part, and as long as the settings say at most', async () => {
    api = startFakeApi({ random: () => 0.5 });
    api.answer = page(429);
    expect(await seconds(quote())).toBe(8);
    api = startFakeApi({ timing: { longestHoldMs: 3000 } });
    api.answer = page(429);
    expect(await seconds(quote())).toBe(3);
  });

  it('is forgotten minutes after its end', async () => {
    await limited();
    await now(quote());
    await pass(305_000);
    await now(quote({ referenceId: nextReferenceId() }));
    expect(await seconds(quote())).toBe(5);
  });
});

it.each(['9999999', '99999999', '9'.repeat(20), '3, 99999999'])('a Retry-After of %s is capped', async (header) => {
  api = startFakeApi({ timing: { longestHoldMs: 900_000 } });
  await now(api.search());
  api.answer = page(429, { 'retry-after': header });
  expect(await seconds(quote())).toBe(900);
  await pass(899_000);
  expect(await seconds(quote())).toBe(1);
});

it('a 429 stays one where the time for the whole call is over during its wait', async () => {
  api = startFakeApi({ timing: { repeats: 2, longestWaitMs: 3000, wholeMs: 4000 } });
  api.answer = page(429, { 'retry-after': '3' });
  const search = api.search();
  await pass(4000);
  expect(await now(search)).toMatchObject({ error: { code: 'rate_limited', retryAfterSeconds: 3 } });
  expect(states()).toEqual(['online']);
});

it('a lost link is seen during the wait of a call that the cashier asks for again', async () => {
  api = startFakeApi();
  api.signIn = json({ access_token: 'short', expires_in: 10 });
  api.answer = page(429, { 'retry-after': '600' });
  await now(quote());
  await pass(60_000);
  api.signIn = noNetwork;
  expect(await now(quote({ force: true }))).toMatchObject({ error: { code: 'no_network' } });
  expect(states()).toEqual(['online', 'offline']);
});

it('a 429 to the sign-in, without which nothing can be called, loses the link also without a Retry-After', async () => {
  api = startFakeApi();
  api.signIn = page(429);
  expect(await now(api.search())).toMatchObject({ error: { code: 'rate_limited' } });
  expect(states()).toEqual(['down']);
  api.signIn = late(10, token);
  await pass(1010);
  expect(states()).toEqual(['down', 'online']);
});
