// A second licence while a customer is served, at every step: it is asked whom to serve. Esc keeps everything as it was,
// Enter starts with the new customer and leaves nothing of the old one.
import { expect, test } from '@playwright/test';
import type { View } from '../../../preload/contract';
import { languages } from '../../../main/base';
import { counterIn, customerOf, type TrainingTill } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const octavia = customerOf('mb-ordinary');
const geraldine = customerOf('on-several-normal');
const amountCents = 23_445;

interface Step {
  name: string;
  /** Serves a customer as far as here. */
  reach: (counter: TrainingTill) => Promise<void>;
  /** What is on the screen and main does not know. */
  typed?: (counter: TrainingTill) => Promise<unknown>;
}

const steps: Step[] = [
  {
    name: 'confirm, with a name half corrected',
    reach: async (counter) => {
      await counter.scan(customerOf('on-truncated-name'));
      // The empty counter has this field too.
      await expect(counter.heading).toHaveText(counter.say('screens_confirm_title'));
      await counter.at('search-last-name').fill('Winterbottomshire-Alex');
    },
    typed: (counter) => counter.at('search-last-name').inputValue(),
  },
  {
    name: 'accounts listed',
    reach: async (counter) => {
      await counter.scan(geraldine);
      await expect(counter.at('account-2')).toBeVisible();
    },
    typed: (counter) => counter.at('account-2').innerText(),
  },
  {
    name: 'verify, with an answer half typed',
    reach: async (counter) => {
      await counter.serve(rosalind);
      await counter.at('method-security_question').click();
      await counter.at('answer').fill('Pump');
    },
    typed: (counter) => counter.at('answer').inputValue(),
  },
  {
    name: 'verify, after a PIN was sent',
    reach: async (counter) => {
      await counter.serve(rosalind);
      await counter.at('method-sms').click();
      await counter.at('pin').fill('12');
    },
    typed: (counter) => counter.at('pin').inputValue(),
  },
  {
    name: 'quote, with a plan chosen',
    reach: async (counter) => {
      await counter.quote(rosalind, amountCents);
      await counter.cashier.choose('plan-4-6');
    },
    typed: (counter) => counter.at('plan-4-6').getAttribute('data-chosen'),
  },
  {
    name: 'hand-over',
    reach: async (counter) => {
      await counter.quote(rosalind, amountCents);
      await counter.cashier.choose('plan-4-6');
      await counter.cashier.primary();
      await counter.cashier.expectStep('handOver');
    },
    typed: (counter) => counter.at('handover-code').getAttribute('data-value'),
  },
];

/** All that may not change; scanners and link come and go by themselves. */
async function kept(counter: TrainingTill): Promise<Partial<View>> {
  const { flowId, customer, amountCents: amount, screen, notice } = await counter.view();
  return { flowId, customer, amountCents: amount, screen, notice };
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const counter = counterIn(language);
    const question = counter.say('screens_pending_scan_question', { name: 'NAME' }).replace('NAME', 'Harriet Q.');
    const pending = () => counter.at('pending-scan');

    for (const { name, reach, typed } of steps) {
      test(`a second scan at ${name}: Esc keeps everything, Enter starts with the new customer`, async () => {
        await reach(counter);
        // Nothing of the first customer is still under way.
        await expect.poll(async () => (await counter.sent()).every(({ status }) => status !== null)).toBe(true);
        const before = { known: await kept(counter), typed: await typed?.(counter) };
        const sent = (await counter.sent()).length;

        await counter.scan(harriet);
        await expect(pending()).toContainText(new RegExp(question.replace(/[?.]/g, '\\$&'), 'i'));
        await expect(pending()).toContainText(counter.say('screens_pending_scan_why'));
        await counter.press('Escape');
        await expect(pending()).toHaveCount(0);
        expect({ known: await kept(counter), typed: await typed?.(counter) }).toEqual(before);
        expect(await counter.sent()).toHaveLength(sent);

        // Another one: what was declined a moment ago and is still held to the scanner does not ask again.
        await counter.scan(octavia);
        await expect(pending()).toBeVisible();
        await counter.press('Enter');
        await counter.expectAccount(octavia);
        await expect(pending()).toHaveCount(0);
        const after = await counter.view();
        expect(after).toMatchObject({ amountCents: null, notice: null, screen: { attempt: { kind: 'none' } } });
        expect(after.flowId).not.toBe(before.known.flowId);
        // Enter meant the question alone, whatever was typed.
        const searched = (await counter.searches()).map(({ last_name: lastName }) => lastName?.toLowerCase());
        expect(searched.filter((lastName) => lastName?.startsWith('winter'))).toEqual([]);
        expect(searched.at(-1)).toBe(octavia.lastName.toLowerCase());
      });
    }

    test('a second scan while a PIN is being sent: Enter starts with the new customer, and tells that it may go out', async () => {
      await counter.serve(rosalind);
      await counter.sandbox.fault({ kind: 'latency', ms: 60_000, endpoint: 'verify' });
      await counter.at('method-sms').click();
      await expect.poll(async () => (await counter.verified()).length).toBe(1);
      await counter.scan(harriet);
      await expect(pending()).toBeVisible();
      await counter.press('Enter');
      await counter.expectAccount(harriet);
      await expect(counter.at('notice')).toContainText(counter.say('screens_note_verify_left'));
    });

    test('a second scan where nobody was found needs no answer', async () => {
      await counter.search({ ...rosalind, lastName: 'Nonesuch' });
      await expect(counter.heading).toHaveText(counter.say('screens_nobody_title'));
      await counter.scan(harriet);
      await counter.expectAccount(harriet);
    });

    test('a second scan of the licence that is served is no second one', async () => {
      await counter.scan(rosalind);
      await counter.expectAccount(rosalind);
      const { flowId } = await counter.view();
      await counter.scan(rosalind);
      // Heard after it: the scanner’s payloads come in their order.
      await counter.scan(harriet);
      await expect(pending()).toContainText(/Harriet/i);
      expect((await counter.view()).flowId).toBe(flowId);
      expect(await counter.searches()).toHaveLength(1);
      await counter.press('Escape');
      await expect(pending()).toHaveCount(0);
    });
  });
}
