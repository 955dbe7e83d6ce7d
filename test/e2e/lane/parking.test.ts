// Customers who wait beside the counter: put aside and taken back at every step, by keyboard, mouse and touch, with
// nothing lost and nothing sent twice.
import { expect, test, type Locator } from '@playwright/test';
import type { SandboxCustomer } from '../../../main/sandbox';
import { languages } from '../../../main/base';
import { counterIn, customerOf, type TrainingTill } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const octavia = customerOf('mb-ordinary');
const geraldine = customerOf('on-several-normal');
const amountCents = 23_445;

interface Named {
  firstName: string;
  lastName: string;
}
const shortName = ({ firstName, lastName }: Named): string => `${firstName} ${lastName.charAt(0)}.`;

interface Step {
  name: string;
  /** Serves a customer as far as here. */
  reach: (counter: TrainingTill) => Promise<void>;
  /** As the list says it. */
  state: string;
  params?: Record<string, unknown>;
  /** Goes on from here, where nothing may have been lost. */
  goOn?: (counter: TrainingTill) => Promise<void>;
}

async function handOver(counter: TrainingTill): Promise<void> {
  await counter.cashier.choose('plan-4-6');
  await counter.cashier.primary();
  await counter.cashier.expectStep('handOver');
}

const steps: Step[] = [
  {
    name: 'confirm',
    reach: async (counter) => {
      await counter.scan(customerOf('on-truncated-name'));
      await expect(counter.heading).toHaveText(counter.say('screens_confirm_title'));
    },
    state: 'look',
  },
  {
    name: 'nobody found',
    reach: async (counter) => {
      await counter.search({ ...rosalind, lastName: 'Nonesuch' });
      await expect(counter.heading).toHaveText(counter.say('screens_nobody_title'));
    },
    state: 'nobody',
  },
  {
    name: 'accounts listed',
    reach: async (counter) => {
      await counter.scan(geraldine);
      await expect(counter.at('account-2')).toBeVisible();
      // Nothing of Flexiti's may come between two looks.
      await expect.poll(async () => (await counter.sent()).every(({ status }) => status !== null)).toBe(true);
    },
    state: 'accounts',
    params: { accounts: 3 },
    goOn: async (counter) => {
      await counter.press('1');
      await counter.cashier.expectStep('verify');
    },
  },
  {
    name: 'verify',
    reach: async (counter) => {
      await counter.serve(rosalind);
      await counter.cashier.amount(amountCents);
    },
    state: 'ready',
    goOn: async (counter) => {
      await counter.answer(rosalind.question.answer);
      await counter.expectOffers(amountCents);
    },
  },
  {
    name: 'verify, after a PIN was sent',
    reach: async (counter) => {
      await counter.serve(rosalind);
      await counter.cashier.amount(amountCents);
      await counter.at('method-sms').click();
      await expect(counter.at('pin')).toBeVisible();
    },
    state: 'pin_sent',
    goOn: async (counter) => {
      await counter.at('pin').fill(await counter.sandbox.lastPin(rosalind.accountNumber));
      await counter.press('Enter');
      await counter.expectOffers(amountCents);
      expect(await counter.verified()).toHaveLength(1);
    },
  },
  {
    name: 'quote, with a plan chosen',
    reach: async (counter) => {
      await counter.quote(rosalind, amountCents);
      await counter.cashier.choose('plan-4-6');
    },
    state: 'quote',
    goOn: async (counter) => {
      await expect(counter.at('plan-4-6')).toHaveAttribute('data-chosen', 'true');
      await counter.cashier.primary();
      await counter.cashier.expectStep('handOver');
      expect(await counter.verified()).toHaveLength(1);
    },
  },
  {
    name: 'hand-over',
    reach: async (counter) => {
      await counter.serve(rosalind);
      await counter.cashier.amount(amountCents);
      await counter.cashier.verify('sms', { sandbox: counter.sandbox, accountNumber: rosalind.accountNumber });
      await counter.expectOffers(amountCents);
      await handOver(counter);
    },
    state: 'handOver',
    goOn: async (counter) => {
      const pin = await counter.sandbox.lastPin(rosalind.accountNumber);
      await expect(counter.at('handover-code')).toHaveAttribute('data-value', pin);
      expect(await counter.verified()).toHaveLength(1);
      await counter.at('done').click();
      await expect(counter.at('notice')).toContainText(counter.say('screens_note_done'));
    },
  },
];

/** The middle of something touched by a finger. */
async function touch(counter: TrainingTill, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  if (box === null) throw new Error('nothing to be touched');
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const screen = await counter.page.context().newCDPSession(counter.page);
  await screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await screen.detach();
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const counter = counterIn(language);
    const at = counter.at.bind(counter);
    const say = counter.say.bind(counter);
    const list = (): Locator => at('parked-list');

    /** Whoever is on the counter is put aside under a number, and it is said so. */
    async function expectParked(number: number, who: Named | null, count = number): Promise<void> {
      const said =
        who === null
          ? say('screens_note_parked_nameless', { number })
          : say('screens_note_parked', { number, name: shortName(who) });
      await expect(at('notice')).toContainText(said, { ignoreCase: true });
      await expect(at('parked-key')).toContainText(say('screens_key_parked', { count }));
    }

    async function openList(): Promise<void> {
      await counter.press('F6');
      await expect(list()).toBeVisible();
    }

    /** On the counter, found by name. */
    async function find(who: SandboxCustomer): Promise<void> {
      await counter.search(who);
      await counter.expectAccount(who);
    }

    async function parkOne(who: SandboxCustomer, number: number, count = number): Promise<void> {
      await find(who);
      await counter.press('F4');
      await expectParked(number, who, count);
    }

    const numbers = async (): Promise<number[]> => (await counter.view()).parked.map(({ number }) => number);

    for (const { name, reach, state, params, goOn } of steps) {
      test(`hold and resume at ${name}: the same customer at the same place, and nothing asked again`, async () => {
        await reach(counter);
        const { customer, screen, flowId, amountCents: amount } = await counter.view();
        const sent = (await counter.sent()).length;

        await counter.press('F4');
        await expect(counter.heading).toHaveText(say('screens_customer_scan_title'));
        await expect(at('customer-name')).toHaveCount(0);
        await openList();
        await expect(at('parked-1').getByTestId('parked-state')).toHaveText(
          say(`screens_parked_state_${state}`, params ?? {}),
        );
        await counter.press('1');
        await expect(at('step')).toHaveAttribute('data-flow', flowId);
        await expect(list()).toHaveCount(0);
        expect(await counter.view()).toMatchObject({ customer, screen, amountCents: amount, parked: [] });
        expect(await counter.sent()).toHaveLength(sent);
        await goOn?.(counter);
      });
    }

    test('by keyboard: F4 parks, F6 opens the list and closes it, Esc closes it, and the focus is back where it was', async () => {
      await find(rosalind);
      await counter.press('F4');
      await expectParked(1, rosalind);
      await expect(at('park')).toHaveCount(0);
      await at('search-last-name').focus();
      for (const closing of ['Escape', 'F6']) {
        await openList();
        await expect(at('resume-1')).toBeFocused();
        await counter.press(closing);
        await expect(list()).toHaveCount(0);
        await expect(at('search-last-name')).toBeFocused();
      }
      await openList();
      await expect(at('primary')).toContainText(say('screens_parked_take', { number: 1 }));
      await counter.press('Enter');
      await counter.expectAccount(rosalind);
    });

    test('by mouse and by touch the same', async () => {
      for (const act of [(what: Locator) => what.click(), (what: Locator) => touch(counter, what)]) {
        await find(rosalind);
        await act(at('park'));
        await expectParked(1, rosalind);
        await act(at('parked-key'));
        await expect(list()).toBeVisible();
        await act(at('escape'));
        await expect(list()).toHaveCount(0);
        await act(at('parked-key'));
        await act(at('resume-1'));
        await counter.expectAccount(rosalind);
        await counter.cashier.newCustomer();
      }
    });

    test('another is taken back: whoever is on the counter is parked, and keeps what was typed', async () => {
      await parkOne(rosalind, 1);
      await find(harriet);
      await counter.cashier.amount(amountCents);
      await openList();
      await expect(list()).toContainText(say('screens_parked_hint_counter'));
      await counter.press('1');
      await counter.expectAccount(rosalind);
      await expect(at('notice')).toContainText(say('screens_note_parked', { number: 2, name: shortName(harriet) }));
      await openList();
      await counter.press('2');
      await counter.expectAccount(harriet);
      expect((await counter.view()).amountCents).toBe(amountCents);
      expect(await numbers()).toEqual([1]);
    });

    test('after a second scan F4 parks the one and starts with the other', async () => {
      await find(rosalind);
      await counter.scan(harriet);
      await expect(at('park-and-start')).toContainText(say('screens_pending_scan_park'));
      await counter.press('F4');
      await counter.expectAccount(harriet);
      await expectParked(1, rosalind);
      await counter.scan(octavia);
      await expect(at('pending-scan')).toBeVisible();
      await at('park-and-start').click();
      await counter.expectAccount(octavia);
      await expectParked(2, harriet);
    });

    test('the licence of a parked customer held out once more brings that customer back', async () => {
      await counter.scan(rosalind);
      await counter.expectAccount(rosalind);
      await counter.cashier.amount(amountCents);
      const { flowId } = await counter.view();
      await counter.press('F4');
      await expectParked(1, rosalind);
      await counter.scan(rosalind);
      await counter.expectAccount(rosalind);
      await expect(at('notice')).toContainText(say('screens_note_resumed', { number: 1 }));
      expect(await counter.view()).toMatchObject({ flowId, amountCents, parked: [] });
      expect(await counter.searches()).toHaveLength(1);
    });

    test('removing asks first, and no key does it by itself', async () => {
      await parkOne(rosalind, 1);
      await parkOne(harriet, 2);
      await openList();
      for (const keep of [() => counter.press('Escape'), () => counter.press('Enter'), () => at('remove-no').click()]) {
        await at('remove-1').click();
        await expect(at('remove-question')).toContainText(say('screens_parked_remove_question', { number: 1 }));
        await expect(at('remove-no')).toBeFocused();
        // A digit takes nobody back while it is asked.
        await counter.press('2');
        await keep();
        await expect(at('remove-question')).toHaveCount(0);
        await expect(at('resume-1')).toBeFocused();
        expect(await numbers()).toEqual([1, 2]);
      }
      await at('remove-1').click();
      await at('remove-yes').click();
      await expect(at('notice')).toContainText(say('screens_note_discarded', { number: 1 }));
      await expect(at('resume-2')).toBeFocused();
      expect(await numbers()).toEqual([2]);
      await counter.press('Escape');
      await expect(list()).toHaveCount(0);
      // The number is free again.
      await parkOne(octavia, 1, 2);
      expect(await numbers()).toEqual([1, 2]);
    });

    test('more than nine: the first nine have a key, the others are reached by arrows, Tab and touch', async () => {
      test.setTimeout(120_000);
      const waiting = ['on-ordinary', 'on-header', 'on-expired', 'qc-with-fees', 'nb-french-speaking', 'ns-ordinary'];
      waiting.push('bc-ordinary', 'ab-ordinary', 'sk-ordinary', 'mb-ordinary', 'yt-ordinary');
      for (const [index, id] of waiting.entries()) await parkOne(customerOf(id), index + 1);
      const [ninth, tenth] = [customerOf('sk-ordinary'), customerOf('mb-ordinary')];
      await openList();
      await expect(at('resume-1')).toHaveAttribute('aria-keyshortcuts', '1');
      await expect(at('resume-10')).not.toHaveAttribute('aria-keyshortcuts', /./);
      await counter.press('End');
      await expect(at('resume-11')).toBeFocused();
      await counter.press('ArrowUp');
      await expect(at('resume-10')).toBeFocused();
      await expect(at('resume-10')).toBeInViewport();
      await counter.press('Tab');
      await expect(at('remove-10')).toBeFocused();
      await counter.press('Shift+Tab');
      await counter.press('Enter');
      await counter.expectAccount(tenth);
      await openList();
      await counter.press('9');
      await counter.expectAccount(ninth);
      expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11]);
    });
  });
}
