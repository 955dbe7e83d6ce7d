// Parking and resuming customers at every step, by keyboard, mouse and touch, with nothing lost and nothing sent twice.
import { setTimeout } from 'node:timers/promises';
import { expect, test, type Locator } from '@playwright/test';
import type { SandboxCustomer } from '../../../main/sandbox';
import { languages } from '../../../main/base';
import { tillIn, customerOf, type TrainingTill } from '../support/training-till';

/** The longest time between the clicks of a double click. */
const doubleClickMs = 500;

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
  /** Serves a customer up to this step. */
  reach: (till: TrainingTill) => Promise<void>;
  /** As shown in the list. */
  state: string;
  params?: Record<string, unknown>;
  /** Continues after the resume, without lost state. */
  proceed?: (till: TrainingTill) => Promise<void>;
}

async function handOver(till: TrainingTill): Promise<void> {
  await till.cashier.choose('plan-4-6');
  await till.cashier.primary();
  await till.cashier.expectStep('handOver');
}

const steps: Step[] = [
  {
    name: 'confirm',
    reach: async (till) => {
      await till.scan(customerOf('on-truncated-name'));
      await expect(till.heading).toHaveText(till.say('screens_confirm_title'));
      // Flexiti reads the card beside: its call goes out when the token is there.
      await expect.poll(async () => (await till.sent('driverslicense')).length).toBe(1);
    },
    state: 'look',
  },
  {
    name: 'nobody found',
    reach: async (till) => {
      await till.search({ ...rosalind, lastName: 'Nonesuch' });
      await expect(till.heading).toHaveText(till.say('screens_nobody_title'));
    },
    state: 'nobody',
  },
  {
    name: 'accounts listed',
    reach: async (till) => {
      await till.scan(geraldine);
      await expect(till.at('account-2')).toBeVisible();
      // So that no answer comes between the two views compared.
      await expect.poll(async () => (await till.sent()).every(({ status }) => status !== null)).toBe(true);
    },
    state: 'accounts',
    params: { accounts: 3 },
    proceed: async (till) => {
      await till.press('1');
      await till.cashier.expectStep('verify');
    },
  },
  {
    name: 'verify',
    reach: async (till) => {
      await till.serve(rosalind);
      await till.cashier.amount(amountCents);
    },
    state: 'ready',
    proceed: async (till) => {
      await till.answer(rosalind.question.answer);
      await till.expectOffers(amountCents);
    },
  },
  {
    name: 'verify, after a PIN was sent',
    reach: async (till) => {
      await till.serve(rosalind);
      await till.cashier.amount(amountCents);
      await till.at('method-sms').click();
      await expect(till.at('pin')).toBeVisible();
    },
    state: 'pin_sent',
    proceed: async (till) => {
      await till.at('pin').fill(await till.sandbox.lastPin(rosalind.accountNumber));
      await till.press('Enter');
      await till.expectOffers(amountCents);
      expect(await till.verified()).toHaveLength(1);
    },
  },
  {
    name: 'quote, with a plan chosen',
    reach: async (till) => {
      await till.quote(rosalind, amountCents);
      await till.cashier.choose('plan-4-6');
    },
    state: 'quote',
    proceed: async (till) => {
      await expect(till.at('plan-4-6')).toHaveAttribute('data-chosen', 'true');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
      expect(await till.verified()).toHaveLength(1);
    },
  },
  {
    name: 'hand-over',
    reach: async (till) => {
      await till.serve(rosalind);
      await till.cashier.amount(amountCents);
      await till.cashier.verify('sms', { sandbox: till.sandbox, accountNumber: rosalind.accountNumber });
      await till.expectOffers(amountCents);
      await handOver(till);
    },
    state: 'handOver',
    proceed: async (till) => {
      const pin = await till.sandbox.lastPin(rosalind.accountNumber);
      await expect(till.at('handover-code')).toHaveAttribute('data-value', pin);
      expect(await till.verified()).toHaveLength(1);
      await till.at('done').click();
      await expect(till.at('notice')).toContainText(till.say('screens_note_done'));
    },
  },
];

/** Touches the middle of an element. */
async function touch(till: TrainingTill, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  if (box === null) throw new Error('nothing to be touched');
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const screen = await till.page.context().newCDPSession(till.page);
  await screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await screen.detach();
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const at = till.at.bind(till);
    const say = till.say.bind(till);
    const list = (): Locator => at('parked-list');

    /** The customer was parked under a number, with a notice. */
    async function expectParked(number: number, who: Named | null, count = number): Promise<void> {
      const notice =
        who === null
          ? say('screens_note_parked_nameless', { number })
          : say('screens_note_parked', { number, name: shortName(who) });
      await expect(at('notice')).toContainText(notice, { ignoreCase: true });
      await expect(at('parked-key')).toContainText(say('screens_key_parked', { count }));
    }

    async function openList(): Promise<void> {
      await till.press('F6');
      await expect(list()).toBeVisible();
    }

    async function find(who: SandboxCustomer): Promise<void> {
      await till.search(who);
      await till.expectAccount(who);
    }

    async function parkOne(who: SandboxCustomer, number: number, count = number): Promise<void> {
      await find(who);
      await till.press('F4');
      await expectParked(number, who, count);
    }

    const numbers = async (): Promise<number[]> => (await till.view()).parked.map(({ number }) => number);

    for (const { name, reach, state, params, proceed } of steps) {
      test(`park and resume at ${name}: the same customer at the same step, and nothing sent again`, async () => {
        await reach(till);
        const { customer, screen, flowId, amountCents: amount } = await till.view();
        const sent = (await till.sent()).length;

        await till.press('F4');
        await expect(till.heading).toHaveText(say('screens_customer_scan_title'));
        await expect(at('customer-name')).toHaveCount(0);
        await openList();
        await expect(at('parked-1').getByTestId('parked-state')).toHaveText(
          say(`screens_parked_state_${state}`, params ?? {}),
        );
        await till.press('1');
        await expect(at('step')).toHaveAttribute('data-flow', flowId);
        await expect(list()).toHaveCount(0);
        expect(await till.view()).toMatchObject({ customer, screen, amountCents: amount, parked: [] });
        expect(await till.sent()).toHaveLength(sent);
        await proceed?.(till);
      });
    }

    test('by keyboard: F4 parks, F6 opens and closes the list, Esc closes it, and the focus returns', async () => {
      await find(rosalind);
      await till.press('F4');
      await expectParked(1, rosalind);
      await expect(at('park')).toHaveCount(0);
      await till.cashier.byHand('name');
      await at('search-last-name').focus();
      for (const closing of ['Escape', 'F6']) {
        await openList();
        await expect(at('resume-1')).toBeFocused();
        await till.press(closing);
        await expect(list()).toHaveCount(0);
        await expect(at('search-last-name')).toBeFocused();
      }
      await openList();
      await expect(at('primary')).toContainText(say('screens_parked_take', { number: 1 }));
      await till.press('Enter');
      await till.expectAccount(rosalind);
    });

    test('the same by mouse and by touch', async () => {
      for (const act of [(what: Locator) => what.click(), (what: Locator) => touch(till, what)]) {
        await find(rosalind);
        await act(at('park'));
        await expectParked(1, rosalind);
        // The keys of the row change places: sooner, it would be a double click on what stood there before.
        await setTimeout(doubleClickMs);
        await act(at('parked-key'));
        await expect(list()).toBeVisible();
        await act(at('escape'));
        await expect(list()).toHaveCount(0);
        await setTimeout(doubleClickMs);
        await act(at('parked-key'));
        await act(at('resume-1'));
        await till.expectAccount(rosalind);
        await till.cashier.newCustomer();
      }
    });

    test('resuming another parks the current customer, who keeps what was typed', async () => {
      await parkOne(rosalind, 1);
      await find(harriet);
      await till.cashier.amount(amountCents);
      await openList();
      await expect(list()).toContainText(say('screens_parked_hint_counter'));
      await till.press('1');
      await till.expectAccount(rosalind);
      await expect(at('notice')).toContainText(say('screens_note_parked', { number: 2, name: shortName(harriet) }));
      await openList();
      await till.press('2');
      await till.expectAccount(harriet);
      expect((await till.view()).amountCents).toBe(amountCents);
      expect(await numbers()).toEqual([1]);
    });

    test('after a second scan F4 parks the current customer and starts with the new one', async () => {
      await find(rosalind);
      await till.scan(harriet);
      await expect(at('park-and-start')).toContainText(say('screens_pending_scan_park'));
      await till.press('F4');
      await till.expectAccount(harriet);
      await expectParked(1, rosalind);
      await till.scan(octavia);
      await expect(at('pending-scan')).toBeVisible();
      await at('park-and-start').click();
      await till.expectAccount(octavia);
      await expectParked(2, harriet);
    });

    test('another scan of a parked customer’s licence resumes that customer', async () => {
      await till.scan(rosalind);
      await till.expectAccount(rosalind);
      await till.cashier.amount(amountCents);
      const { flowId } = await till.view();
      await till.press('F4');
      await expectParked(1, rosalind);
      await till.scan(rosalind);
      await till.expectAccount(rosalind);
      await expect(at('notice')).toContainText(say('screens_note_resumed', { number: 1 }));
      expect(await till.view()).toMatchObject({ flowId, amountCents, parked: [] });
      expect(await till.searches()).toHaveLength(1);
    });

    test('removing asks first, and no key removes at once', async () => {
      await parkOne(rosalind, 1);
      await parkOne(harriet, 2);
      await openList();
      for (const keep of [() => till.press('Escape'), () => till.press('Enter'), () => at('primary').click()]) {
        await at('remove-1').click();
        await expect(at('remove-question')).toContainText(say('screens_parked_remove_question', { number: 1 }));
        await expect(at('remove-question')).toBeFocused();
        // A digit resumes nobody during the question.
        await till.press('2');
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
      await till.press('Escape');
      await expect(list()).toHaveCount(0);
      // The number is free again.
      await parkOne(octavia, 1, 2);
      expect(await numbers()).toEqual([1, 2]);
    });

    test('more than nine: each has its number, and all are reached by arrows, Tab and touch', async () => {
      test.setTimeout(120_000);
      const waiting = ['on-ordinary', 'on-header', 'on-expired', 'qc-with-fees', 'nb-french-speaking', 'ns-ordinary'];
      waiting.push('bc-ordinary', 'ab-ordinary', 'sk-ordinary', 'mb-ordinary', 'yt-ordinary');
      for (const [index, id] of waiting.entries()) await parkOne(customerOf(id), index + 1);
      const [ninth, tenth] = [customerOf('sk-ordinary'), customerOf('mb-ordinary')];
      await openList();
      await expect(at('resume-1')).toHaveAttribute('aria-keyshortcuts', '1');
      await expect(at('resume-10')).not.toHaveAttribute('aria-keyshortcuts', /./);
      await till.press('End');
      await expect(at('resume-11')).toBeFocused();
      await till.press('ArrowUp');
      await expect(at('resume-10')).toBeFocused();
      await expect(at('resume-10')).toBeInViewport();
      await till.press('Tab');
      await expect(at('remove-10')).toBeFocused();
      await till.press('Shift+Tab');
      await till.press('Enter');
      await till.expectAccount(tenth);
      await openList();
      await till.press('9');
      await till.expectAccount(ninth);
      expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11]);
    });
  });
}
