// Outages of Flexiti: what the bar shows, what still works, and how the lane recovers automatically. A live terminal; the
// requests that reach Flexiti are counted there.
import { expect, test } from '@playwright/test';
import type { LinkState } from '../../../preload/contract';
import type { SandboxRequest } from '../../support/sandbox-control';
import { languages } from '../../../main/base';
import { customerOf, type TrainingTill } from '../support/training-till';
import { liveTillIn } from './live-till';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const geraldine = customerOf('on-several-normal');
const octavia = customerOf('mb-ordinary');
const expired = customerOf('on-expired');
const amountCents = 23_445;

/** The background sign-ins back off. */
const backByItselfMs = 45_000;

/** Failing calls are retried, and the bar shows the time to the minute. */
test.describe.configure({ timeout: 120_000 });

/** The bar shows the link's state, since when, and until when Flexiti asks to wait. */
async function expectLink(till: TrainingTill, state: LinkState, timeout = 15_000): Promise<void> {
  await expect.poll(async () => (await till.view()).link.state, { timeout }).toBe(state);
  const { since, until } = (await till.view()).link;
  expect(since).not.toBeNull();
  const name = till.say(`screens_link_${state}`);
  const words =
    state === 'online' ? name : till.say('screens_link_since', { state: name, since: await till.time(since ?? 0) });
  const whole =
    until === null ? words : till.say('screens_link_until', { state: words, until: await till.time(until) });
  await expect(till.at('link')).toHaveText(words);
  await expect(till.at('link')).toHaveAttribute('title', whole);
  await expect(till.at('link')).toHaveAttribute('data-tone', state === 'online' ? 'good' : 'warning');
}

/** Flexiti answers again, as far as is known. */
async function isThere(till: TrainingTill): Promise<boolean> {
  return !['offline', 'down', 'refused'].includes((await till.view()).link.state);
}

/** The search failed for want of the link: it says that it runs by itself, and offers to park. */
async function expectWaiting(till: TrainingTill): Promise<void> {
  await expect(till.heading).toHaveText(till.say('screens_resumes_title'), { timeout: 15_000 });
  await expect(till.at('problem')).toContainText(till.say('screens_resumes_hint'));
  await expect(till.at('park')).toBeVisible();
}

/** F4 parks the customer, with a notice about the number to call. */
async function park(till: TrainingTill, number: number, name: string | null): Promise<void> {
  await till.press('F4');
  const notice =
    name === null
      ? till.say('screens_note_parked_nameless', { number })
      : till.say('screens_note_parked', { number, name });
  await expect(till.at('notice')).toContainText(notice, { ignoreCase: true });
  await expect(till.at('parked-key')).toContainText(till.say('screens_key_parked', { count: number }));
  await expect(till.at('customer-name')).toHaveCount(0);
}

const shortName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName.charAt(0)}.`;

/** The last name that a search was for. */
function soughtBy({ query }: SandboxRequest): string {
  return (new URLSearchParams(query).get('last_name') ?? '').toLowerCase();
}

const isWhole = (requests: SandboxRequest[]): boolean => requests.every(({ status }) => status !== null);

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const { till, line } = liveTillIn(language);
    const at = till.at.bind(till);
    const say = till.say.bind(till);

    // Waits for recovery from the test before; an answer resets the back-off.
    test.beforeEach(async () => {
      await till.hasten(() => isThere(till));
      await till.search(rosalind);
      await till.expectAccount(rosalind);
      await till.clear();
    });

    test('the bar shows the link: online, slow, down and offline, each since when', async () => {
      await till.search(rosalind);
      await till.expectAccount(rosalind);
      await expectLink(till, 'online');

      await till.cashier.newCustomer();
      await till.sandbox.fault({ kind: 'latency', ms: 3500, endpoint: 'search' });
      // A fast answer after it would end the slow state.
      await till.sandbox.fault({ kind: 'latency', ms: 8000, endpoint: 'lookup' });
      await till.search(rosalind);
      await expectLink(till, 'slow');
      await till.sandbox.clearFaults();
      await till.cashier.newCustomer();
      await till.search(rosalind);
      await till.expectAccount(rosalind);
      await expectLink(till, 'online');

      for (const [state, fault] of [
        ['down', { kind: 'error', status: 503, code: 'unavailable', times: 1000 }],
        ['down', { kind: 'html', times: 1000 }],
        ['offline', { kind: 'outage', times: 1000 }],
      ] as const) {
        await till.cashier.newCustomer();
        await till.sandbox.fault(fault);
        await till.search(rosalind);
        await expectLink(till, state);
        await expectWaiting(till);
        await till.cashier.newCustomer();
        await expect(at('link-help')).toContainText(say(`screens_link_help_${state}`));
        await till.search(rosalind);
        await expectWaiting(till);
        await till.sandbox.clearFaults();
        await till.hasten(() => isThere(till));
        await till.expectAccount(rosalind);
        await expectLink(till, 'online');
        await till.cashier.newCustomer();
        await expect(at('link-help')).toHaveCount(0);
      }
    });

    test('while Flexiti is down only background sign-ins reach it, with increasing intervals', async () => {
      await till.sandbox.fault({ kind: 'error', status: 503, code: 'unavailable', times: 1000 });
      await till.search(rosalind);
      await expectLink(till, 'down');
      await expectWaiting(till);
      const before = (await till.sent()).length;
      await park(till, 1, shortName(rosalind));
      await till.scan(harriet);
      await expectWaiting(till);
      await park(till, 2, shortName(harriet));
      await till.lookUp('account', octavia.accountNumber);
      await expectWaiting(till);

      const since = async (): Promise<SandboxRequest[]> => (await till.sent()).slice(before);
      await expect.poll(async () => (await since()).length, { timeout: backByItselfMs }).toBeGreaterThanOrEqual(3);
      const probes = await since();
      expect(new Set(probes.map(({ endpoint }) => endpoint))).toEqual(new Set(['token']));
      const waits = probes.slice(1).map(({ at: moment }, index) => moment - (probes[index]?.at ?? 0));
      // Doubled each time, from two seconds on; with a margin for a busy machine.
      expect(waits[0]).toBeGreaterThan(1500);
      expect(waits[1]).toBeGreaterThan(3000);
    });

    test('a 429 stops its own customer’s call alone: the link stays, and the next customer is searched for', async () => {
      await till.sandbox.fault({ kind: 'rate-limited', retryAfterSeconds: 60, endpoint: 'search' });
      await till.search(rosalind);
      await expect(at('problem')).toContainText(say('flexiti_rate_limited'));
      await expectLink(till, 'online');
      await park(till, 1, shortName(rosalind));
      await till.search(harriet);
      await till.expectAccount(harriet);
      await expectLink(till, 'online');
    });

    test('offline: customers are scanned, checked and parked, and found automatically when the network is back', async () => {
      await line.unplug();
      await till.scan(expired);
      await expectWaiting(till);
      await expectLink(till, 'offline');
      await expect(at('customer-name')).toContainText(expired.lastName, { ignoreCase: true });
      await expect(at('note-licence_warning_expired')).toBeVisible();
      await till.cashier.amount(amountCents);
      await park(till, 1, shortName(expired));

      await till.search(harriet);
      await expectWaiting(till);
      await park(till, 2, shortName(harriet));

      await till.scan(geraldine);
      await expectWaiting(till);
      await park(till, 3, shortName(geraldine));

      await till.lookUp('account', octavia.accountNumber);
      await expectWaiting(till);
      await park(till, 4, null);

      await till.scan(rosalind);
      await expectWaiting(till);
      await till.press('F6');
      for (const number of [1, 2, 3, 4]) {
        await expect(at(`parked-${number}`)).toContainText(say('screens_parked_state_waiting'));
      }
      await expect(at('parked-1')).toContainText(till.money(amountCents));
      await expect(at('parked-4')).toContainText(
        say('screens_parked_ending', { digits: octavia.accountNumber.slice(-4) }),
      );
      await till.press('Escape');
      await expect(at('parked-list')).toHaveCount(0);
      expect(await till.sent()).toEqual([]);

      await line.plug();
      // Nobody touches anything.
      await till.hasten(() => isThere(till));
      await expect
        .poll(async () => (await till.view()).parked.map(({ state }) => state), { timeout: backByItselfMs })
        .toEqual(['ready', 'ready', 'accounts', 'ready']);
      await till.expectAccount(rosalind);
      await expectLink(till, 'online');
      await expect(at('parked-key')).toContainText(say('screens_key_parked_news'));

      const sent = await till.sent();
      expect(sent[0]?.endpoint).toBe('token');
      // The current customer first, then the one parked longest; a lookup by number counts as a search. Once it has said the
      // customer's language it may be repeated in that.
      const lookups = sent.filter(
        ({ endpoint, query }) => endpoint === 'lookup' && query.includes(octavia.accountNumber),
      );
      const asked = sent.filter((request) => request.endpoint === 'search' || request === lookups[0]);
      expect(asked.slice(0, 4).map(soughtBy)).toEqual(
        [rosalind, expired, harriet, geraldine].map(({ lastName }) => lastName.toLowerCase()),
      );
      expect(asked).toHaveLength(5);
      expect(asked[4]?.endpoint).toBe('lookup');
      for (const [index, { at: moment }] of asked.slice(1).entries()) {
        // A second, with a margin for a busy machine.
        expect(moment - (asked[index]?.at ?? 0)).toBeGreaterThan(500);
      }
      expect(await till.verified()).toEqual([]);

      await till.press('F6');
      for (const [number, state] of [
        [1, say('screens_parked_state_ready')],
        [2, say('screens_parked_state_ready')],
        [3, say('screens_parked_state_accounts', { accounts: 3 })],
        [4, say('screens_parked_state_ready')],
      ] as const) {
        await expect(at(`parked-${number}`).getByTestId('parked-state')).toContainText(state);
        await expect(at(`parked-${number}`).getByTestId('parked-state')).toContainText(say('screens_parked_news'));
      }
      await till.press('1');
      await till.expectAccount(expired);
      await expect(at('note-licence_warning_expired')).toBeVisible();
      expect((await till.view()).amountCents).toBe(amountCents);
      expect(await till.verified()).toEqual([]);
    });

    test('the answer for a removed customer changes nothing', async () => {
      await till.sandbox.fault({ kind: 'latency', ms: 3000, endpoint: 'search' });
      await till.search(rosalind);
      await expect.poll(async () => (await till.sent('search')).length).toBe(1);
      await park(till, 1, shortName(rosalind));
      await till.press('F6');
      await expect(at('parked-1')).toContainText(say('screens_parked_state_searching'));
      await at('remove-1').click();
      await at('remove-yes').click();
      await expect(at('notice')).toContainText(say('screens_note_discarded', { number: 1 }));
      await expect(at('parked-list')).toHaveCount(0);
      await expect.poll(async () => isWhole(await till.sent('search'))).toBe(true);

      // Answered after it.
      await till.search(harriet);
      await till.expectAccount(harriet);
      expect((await till.view()).parked).toEqual([]);
      const looked = (await till.sent('lookup')).map(({ query }) => query).join();
      expect(looked).not.toContain(rosalind.accountNumber);
    });
  });

  test.describe(`in ${language}, with credentials that Flexiti refuses`, () => {
    const { till } = liveTillIn(language, { clientSecret: 'not-the-secret' });

    test('is shown, customers are scanned and parked all the same, and the next sign-in is half a minute to a minute later', async () => {
      await expect(till.at('link')).toHaveText(till.say('screens_link_unknown'));
      await till.scan(rosalind);
      await expectWaiting(till);
      await expectLink(till, 'refused');
      await park(till, 1, shortName(rosalind));
      await expect(till.at('link-help')).toContainText(till.say('screens_link_help_refused'));
      const before = (await till.sent()).length;
      await till.scan(harriet);
      await expectWaiting(till);
      expect((await till.sent()).length).toBe(before);
      await till.passAll(60_000);
      await expect.poll(async () => (await till.sent()).length).toBe(before + 1);
      expect(new Set((await till.sent()).map(({ endpoint }) => endpoint))).toEqual(new Set(['token']));
    });
  });
}
