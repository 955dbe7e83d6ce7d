// Flexiti does not answer, or not as it should: what the bar says then, what still works, and how the lane comes back by
// itself. A live terminal; what reaches Flexiti is counted there.
import { expect, test } from '@playwright/test';
import type { LinkState } from '../../../preload/contract';
import type { SandboxRequest } from '../../support/sandbox-control';
import { languages } from '../../../main/base';
import { customerOf, type TrainingTill } from '../support/training-till';
import { liveCounterIn } from './live-till';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const geraldine = customerOf('on-several-normal');
const octavia = customerOf('mb-ordinary');
const expired = customerOf('on-expired');
const amountCents = 23_445;

/** The quiet sign-ins come further and further apart. */
const backByItselfMs = 45_000;

/** A failing call is made again in between, and the bar shows the time to the minute. */
test.describe.configure({ timeout: 120_000 });

/** The bar says in words how the link is, since when, and until when Flexiti wants to be left alone. */
async function expectLink(counter: TrainingTill, state: LinkState, timeout = 15_000): Promise<void> {
  await expect.poll(async () => (await counter.view()).link.state, { timeout }).toBe(state);
  const { since, until } = (await counter.view()).link;
  expect(since).not.toBeNull();
  const name = counter.say(`screens_link_${state}`);
  const words =
    state === 'online'
      ? name
      : counter.say('screens_link_since', { state: name, since: await counter.time(since ?? 0) });
  const whole =
    until === null ? words : counter.say('screens_link_until', { state: words, until: await counter.time(until) });
  await expect(counter.at('link')).toHaveText(words);
  await expect(counter.at('link')).toHaveAttribute('title', whole);
  await expect(counter.at('link')).toHaveAttribute('data-tone', state === 'online' ? 'good' : 'warning');
}

/** Flexiti answers again, as far as is known. */
async function isThere(counter: TrainingTill): Promise<boolean> {
  return !['offline', 'down', 'refused'].includes((await counter.view()).link.state);
}

/** The search failed for want of the link: it says that it runs by itself, and offers to park. */
async function expectWaiting(counter: TrainingTill): Promise<void> {
  await expect(counter.heading).toHaveText(counter.say('screens_resumes_title'), { timeout: 15_000 });
  await expect(counter.at('problem')).toContainText(counter.say('screens_resumes_hint'));
  await expect(counter.at('problem-park')).toContainText(counter.say('screens_resumes_park'));
}

/** F4: the counter is empty, and it is said whom to call by which number. */
async function park(counter: TrainingTill, number: number, name: string | null): Promise<void> {
  await counter.press('F4');
  const said =
    name === null
      ? counter.say('screens_note_parked_nameless', { number })
      : counter.say('screens_note_parked', { number, name });
  await expect(counter.at('notice')).toContainText(said, { ignoreCase: true });
  await expect(counter.at('parked-key')).toContainText(counter.say('screens_key_parked', { count: number }));
  await expect(counter.at('customer-name')).toHaveCount(0);
}

const shortName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName.charAt(0)}.`;

/** Whom a search was for. */
function soughtBy({ query }: SandboxRequest): string {
  return (new URLSearchParams(query).get('last_name') ?? '').toLowerCase();
}

const isWhole = (requests: SandboxRequest[]): boolean => requests.every(({ status }) => status !== null);

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const { counter, line } = liveCounterIn(language);
    const at = counter.at.bind(counter);
    const say = counter.say.bind(counter);

    // What the test before has left behind mends itself first, and an answer makes the waits short again.
    test.beforeEach(async () => {
      await counter.hasten(() => isThere(counter));
      await counter.search(rosalind);
      await counter.expectAccount(rosalind);
      await counter.clear();
    });

    test('the link is said in words: online, slow, down and offline, each since when', async () => {
      await counter.search(rosalind);
      await counter.expectAccount(rosalind);
      await expectLink(counter, 'online');

      await counter.cashier.newCustomer();
      await counter.sandbox.fault({ kind: 'latency', ms: 3500, endpoint: 'search' });
      // The answers after it are quick, and would make the link a quick one again.
      await counter.sandbox.fault({ kind: 'latency', ms: 8000, endpoint: 'lookup' });
      await counter.search(rosalind);
      await expectLink(counter, 'slow');
      await counter.sandbox.clearFaults();
      await counter.cashier.newCustomer();
      await counter.search(rosalind);
      await counter.expectAccount(rosalind);
      await expectLink(counter, 'online');

      for (const [state, fault] of [
        ['down', { kind: 'error', status: 503, code: 'unavailable', times: 1000 }],
        ['down', { kind: 'html', times: 1000 }],
        ['offline', { kind: 'outage', times: 1000 }],
      ] as const) {
        await counter.cashier.newCustomer();
        await counter.sandbox.fault(fault);
        await counter.search(rosalind);
        await expectLink(counter, state);
        await expectWaiting(counter);
        await counter.cashier.newCustomer();
        await expect(at('link-help')).toContainText(say(`screens_link_help_${state}`));
        await counter.search(rosalind);
        await expectWaiting(counter);
        await counter.sandbox.clearFaults();
        await counter.hasten(() => isThere(counter));
        await counter.expectAccount(rosalind);
        await expectLink(counter, 'online');
        await counter.cashier.newCustomer();
        await expect(at('link-help')).toHaveCount(0);
      }
    });

    test('while Flexiti is down nothing but quiet sign-ins reaches it, further and further apart', async () => {
      await counter.sandbox.fault({ kind: 'error', status: 503, code: 'unavailable', times: 1000 });
      await counter.search(rosalind);
      await expectLink(counter, 'down');
      await expectWaiting(counter);
      const before = (await counter.sent()).length;
      await park(counter, 1, shortName(rosalind));
      await counter.scan(harriet);
      await expectWaiting(counter);
      await park(counter, 2, shortName(harriet));
      await counter.lookUp('account', octavia.accountNumber);
      await expectWaiting(counter);

      const since = async (): Promise<SandboxRequest[]> => (await counter.sent()).slice(before);
      await expect.poll(async () => (await since()).length, { timeout: backByItselfMs }).toBeGreaterThanOrEqual(3);
      const probes = await since();
      expect(new Set(probes.map(({ endpoint }) => endpoint))).toEqual(new Set(['token']));
      const waits = probes.slice(1).map(({ at: moment }, index) => moment - (probes[index]?.at ?? 0));
      // Twice as long each time, from two seconds on at least; less what a busy machine takes.
      expect(waits[0]).toBeGreaterThan(1500);
      expect(waits[1]).toBeGreaterThan(3000);
    });

    test('a Retry-After is honoured to its end, also where the cashier forces', async () => {
      const seconds = 60;
      await counter.sandbox.fault({ kind: 'rate-limited', retryAfterSeconds: seconds, endpoint: 'search' });
      await counter.search(rosalind);
      await expectLink(counter, 'down');
      expect((await counter.view()).link.until).not.toBeNull();
      await expectWaiting(counter);
      await at('problem-action').click();
      await expectWaiting(counter);
      await park(counter, 1, shortName(rosalind));
      const end = (await counter.view()).link.until ?? 0;
      const until = await counter.time(end);
      await expect(at('link-help')).toContainText(
        say('screens_link_until', { state: '', until }).replace(/^\s*;\s*/, ''),
      );

      // Nearly to its end: nobody has asked.
      const nearly = end - (await counter.now()) - 2000;
      await counter.passAll(nearly);
      expect((await counter.sent()).at(-1)?.status).toBe(429);
      await counter.passAll(2000);
      const passed = nearly + 2000;
      await expect
        .poll(async () => (await counter.view()).parked.map(({ state }) => state), { timeout: backByItselfMs })
        .toEqual(['ready']);
      await expectLink(counter, 'online');
      const sent = await counter.sent();
      const refused = sent.find(({ status }) => status === 429);
      const after = sent.filter(({ number }) => number > (refused?.number ?? Infinity));
      expect(after.map(({ endpoint }) => endpoint)).toEqual(['token', 'search', 'lookup']);
      expect((after[0]?.at ?? 0) - (refused?.at ?? 0) + passed).toBeGreaterThanOrEqual(seconds * 1000);
    });

    test('offline: whoever comes is read, checked and parked, and found by itself when the network is back', async () => {
      await line.unplug();
      await counter.scan(expired);
      await expectWaiting(counter);
      await expectLink(counter, 'offline');
      await expect(at('customer-name')).toContainText(expired.lastName, { ignoreCase: true });
      await expect(at('note-licence_warning_expired')).toBeVisible();
      await counter.cashier.amount(amountCents);
      await park(counter, 1, shortName(expired));

      await counter.search(harriet);
      await expectWaiting(counter);
      await park(counter, 2, shortName(harriet));

      await counter.scan(geraldine);
      await expectWaiting(counter);
      await park(counter, 3, shortName(geraldine));

      await counter.lookUp('account', octavia.accountNumber);
      await expectWaiting(counter);
      await park(counter, 4, null);

      await counter.scan(rosalind);
      await expectWaiting(counter);
      await counter.press('F6');
      for (const number of [1, 2, 3, 4]) {
        await expect(at(`parked-${number}`)).toContainText(say('screens_parked_state_waiting'));
      }
      await expect(at('parked-1')).toContainText(counter.money(amountCents));
      await expect(at('parked-4')).toContainText(
        say('screens_parked_ending', { digits: octavia.accountNumber.slice(-4) }),
      );
      await counter.press('Escape');
      await expect(at('parked-list')).toHaveCount(0);
      expect(await counter.sent()).toEqual([]);

      await line.plug();
      // Nobody touches anything.
      await counter.hasten(() => isThere(counter));
      await expect
        .poll(async () => (await counter.view()).parked.map(({ state }) => state), { timeout: backByItselfMs })
        .toEqual(['ready', 'ready', 'accounts', 'ready']);
      await counter.expectAccount(rosalind);
      await expectLink(counter, 'online');
      await expect(at('parked-key')).toContainText(say('screens_key_parked_news'));

      const sent = await counter.sent();
      expect(sent[0]?.endpoint).toBe('token');
      // The customer at the counter first, then the one who waits longest; a lookup by number is a search of its own.
      const asked = sent.filter(
        ({ endpoint, query }) =>
          endpoint === 'search' || (endpoint === 'lookup' && query.includes(octavia.accountNumber)),
      );
      expect(asked.slice(0, 4).map(soughtBy)).toEqual(
        [rosalind, expired, harriet, geraldine].map(({ lastName }) => lastName.toLowerCase()),
      );
      expect(asked).toHaveLength(5);
      expect(asked[4]?.endpoint).toBe('lookup');
      for (const [index, { at: moment }] of asked.slice(1).entries()) {
        // A second, less what a busy machine takes.
        expect(moment - (asked[index]?.at ?? 0)).toBeGreaterThan(500);
      }
      expect(await counter.verified()).toEqual([]);

      await counter.press('F6');
      for (const [number, state] of [
        [1, say('screens_parked_state_ready')],
        [2, say('screens_parked_state_ready')],
        [3, say('screens_parked_state_accounts', { accounts: 3 })],
        [4, say('screens_parked_state_ready')],
      ] as const) {
        await expect(at(`parked-${number}`).getByTestId('parked-state')).toContainText(state);
        await expect(at(`parked-${number}`).getByTestId('parked-state')).toContainText(say('screens_parked_news'));
      }
      await counter.press('1');
      await counter.expectAccount(expired);
      await expect(at('note-licence_warning_expired')).toBeVisible();
      expect((await counter.view()).amountCents).toBe(amountCents);
      expect(await counter.verified()).toEqual([]);
    });

    test('the answer for a customer who was removed from the list changes nothing', async () => {
      await counter.sandbox.fault({ kind: 'latency', ms: 3000, endpoint: 'search' });
      await counter.search(rosalind);
      await expect.poll(async () => (await counter.sent('search')).length).toBe(1);
      await park(counter, 1, shortName(rosalind));
      await counter.press('F6');
      await expect(at('parked-1')).toContainText(say('screens_parked_state_searching'));
      await at('remove-1').click();
      await at('remove-yes').click();
      await expect(at('notice')).toContainText(say('screens_note_discarded', { number: 1 }));
      await expect(at('parked-list')).toHaveCount(0);
      await expect.poll(async () => isWhole(await counter.sent('search'))).toBe(true);

      // Heard after it.
      await counter.search(harriet);
      await counter.expectAccount(harriet);
      expect((await counter.view()).parked).toEqual([]);
      const looked = (await counter.sent('lookup')).map(({ query }) => query).join();
      expect(looked).not.toContain(rosalind.accountNumber);
    });
  });

  test.describe(`in ${language}, with credentials that Flexiti refuses`, () => {
    const { counter } = liveCounterIn(language, { clientSecret: 'not-the-secret' });

    test('says so, reads and parks all the same, and asks again no sooner than after half a minute', async () => {
      await expect(counter.at('link')).toHaveText(counter.say('screens_link_unknown'));
      await counter.scan(rosalind);
      await expectWaiting(counter);
      await expectLink(counter, 'refused');
      await park(counter, 1, shortName(rosalind));
      await expect(counter.at('link-help')).toContainText(counter.say('screens_link_help_refused'));
      const before = (await counter.sent()).length;
      await counter.scan(harriet);
      await expectWaiting(counter);
      expect((await counter.sent()).length).toBe(before);
      await counter.passAll(30_000);
      await expect.poll(async () => (await counter.sent()).length).toBe(before + 1);
      expect(new Set((await counter.sent()).map(({ endpoint }) => endpoint))).toEqual(new Set(['token']));
    });
  });
}
