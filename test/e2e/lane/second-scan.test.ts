// A second licence scanned while a customer is served, at every step: Esc keeps the current customer, Enter starts with
// the new one and drops everything of the first.
import { expect, test } from '@playwright/test';
import type { View } from '../../../preload/contract';
import { languages } from '../../../main/base';
import { tillIn, customerOf, type TrainingTill } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const octavia = customerOf('mb-ordinary');
const geraldine = customerOf('on-several-normal');
const amountCents = 23_445;

interface Step {
  name: string;
  /** Serves a customer up to this step. */
  reach: (till: TrainingTill) => Promise<void>;
  /** State of the page that main does not know. */
  typed?: (till: TrainingTill) => Promise<unknown>;
}

const steps: Step[] = [
  {
    name: 'confirm, with a name half corrected',
    reach: async (till) => {
      await till.scan(customerOf('on-truncated-name'));
      // The field is on the screen before too.
      await expect(till.heading).toHaveText(till.say('screens_confirm_title'));
      await till.at('search-last-name').fill('Winterbottomshire-Alex');
    },
    typed: (till) => till.at('search-last-name').inputValue(),
  },
  {
    name: 'accounts listed',
    reach: async (till) => {
      await till.scan(geraldine);
      await expect(till.at('account-2')).toBeVisible();
    },
    typed: (till) => till.at('account-2').innerText(),
  },
  {
    name: 'verify, with an answer half typed',
    reach: async (till) => {
      await till.serve(rosalind);
      await till.at('method-security_question').click();
      await till.at('answer').fill('Pump');
    },
    typed: (till) => till.at('answer').inputValue(),
  },
  {
    name: 'verify, after a PIN was sent',
    reach: async (till) => {
      await till.serve(rosalind);
      await till.at('method-sms').click();
      await till.at('pin').fill('12');
    },
    typed: (till) => till.at('pin').inputValue(),
  },
  {
    name: 'quote, with a plan chosen',
    reach: async (till) => {
      await till.quote(rosalind, amountCents);
      await till.cashier.choose('plan-4-6');
    },
    typed: (till) => till.at('plan-4-6').getAttribute('data-chosen'),
  },
  {
    name: 'hand-over',
    reach: async (till) => {
      await till.quote(rosalind, amountCents);
      await till.cashier.choose('plan-4-6');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
    },
    typed: (till) => till.at('handover-code').getAttribute('data-value'),
  },
];

/** The part of the view that may not change. */
async function stateOf(till: TrainingTill): Promise<Partial<View>> {
  const { flowId, customer, amountCents: amount, screen, notice } = await till.view();
  return { flowId, customer, amountCents: amount, screen, notice };
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const question = till.say('screens_pending_scan_question', { name: 'NAME' }).replace('NAME', 'Harriet Q.');
    const pending = () => till.at('pending-scan');

    for (const { name, reach, typed } of steps) {
      test(`a second scan at ${name}: Esc keeps everything, Enter starts with the new customer`, async () => {
        await reach(till);
        // No call for the first customer is under way.
        await expect.poll(async () => (await till.sent()).every(({ status }) => status !== null)).toBe(true);
        const before = { known: await stateOf(till), typed: await typed?.(till) };
        const sent = (await till.sent()).length;

        await till.scan(harriet);
        await expect(pending()).toContainText(new RegExp(question.replace(/[?.]/g, '\\$&'), 'i'));
        await expect(pending()).toContainText(till.say('screens_pending_scan_why'));
        await till.press('Escape');
        await expect(pending()).toHaveCount(0);
        expect({ known: await stateOf(till), typed: await typed?.(till) }).toEqual(before);
        expect(await till.sent()).toHaveLength(sent);

        // Another licence: one that was just declined does not ask again.
        await till.scan(octavia);
        await expect(pending()).toBeVisible();
        await till.press('Enter');
        await till.expectAccount(octavia);
        await expect(pending()).toHaveCount(0);
        const after = await till.view();
        expect(after).toMatchObject({ amountCents: null, notice: null, screen: { attempt: { kind: 'none' } } });
        expect(after.flowId).not.toBe(before.known.flowId);
        // Enter answered the question alone, and submitted no field.
        const searched = (await till.searches()).map(({ last_name: lastName }) => lastName?.toLowerCase());
        expect(searched.filter((lastName) => lastName?.startsWith('winter'))).toEqual([]);
        expect(searched.at(-1)).toBe(octavia.lastName.toLowerCase());
      });
    }

    test('a second scan while a PIN is being sent: Enter starts with the new customer, and warns that the PIN may be sent', async () => {
      await till.serve(rosalind);
      await till.sandbox.fault({ kind: 'latency', ms: 60_000, endpoint: 'verify' });
      await till.at('method-sms').click();
      await expect.poll(async () => (await till.verified()).length).toBe(1);
      await till.scan(harriet);
      await expect(pending()).toBeVisible();
      await till.press('Enter');
      await till.expectAccount(harriet);
      await expect(till.at('notice')).toContainText(till.say('screens_note_verify_left'));
    });

    test('a second scan where nobody was found starts without a question', async () => {
      await till.search({ ...rosalind, lastName: 'Nonesuch' });
      await expect(till.heading).toHaveText(till.say('screens_nobody_title'));
      await till.scan(harriet);
      await till.expectAccount(harriet);
    });

    test('another scan of the same licence is ignored', async () => {
      await till.scan(rosalind);
      await till.expectAccount(rosalind);
      const { flowId } = await till.view();
      await till.scan(rosalind);
      // Payloads come in order, so the scan before has been handled.
      await till.scan(harriet);
      await expect(pending()).toContainText(/Harriet/i);
      expect((await till.view()).flowId).toBe(flowId);
      expect(await till.searches()).toHaveLength(1);
      await till.press('Escape');
      await expect(pending()).toHaveCount(0);
    });
  });
}
