// A verify sends a PIN or counts a wrong answer: whatever the network does, one click is one request. The whole terminal,
// driven at its page, behind a proxy that cuts kept connections. That Chromium would repeat a request lost on a kept
// connection is shown in network.test.ts.
import { expect, test } from '@playwright/test';
import { sandboxCustomers } from '../../../main/sandbox';
import type { Language } from '../../../preload/contract';
import { startCuttingProxy, type Cut, type CuttingProxy, type ProxiedRequest } from '../../support/cutting-proxy';
import { cashierAt, type Cashier } from '../../support/cashier';
import { startExternalSandbox, type ExternalSandbox } from '../support/external-sandbox';
import { launch, type Launched } from '../support/launch';
import { words } from '../support/words';

const cuts: { name: string; cut: Cut; arrives: boolean }[] = [
  { name: 'after the first byte of the request', cut: { when: 'in_request', afterBytes: 1 }, arrives: false },
  { name: 'in the head of the request', cut: { when: 'in_request', afterBytes: 80 }, arrives: false },
  { name: 'before the answer', cut: { when: 'before_answer' }, arrives: true },
  { name: 'after the first byte of the answer', cut: { when: 'in_answer', afterBytes: 1 }, arrives: true },
  { name: 'in the head of the answer', cut: { when: 'in_answer', afterBytes: 60 }, arrives: true },
  { name: 'within the body of the answer', cut: { when: 'in_answer', afterBytes: 150 }, arrives: true },
];
const verifyLine = /^POST \S+\/verify /;
const customer = sandboxCustomers.find(({ id }) => id === 'bc-ordinary');

for (const language of ['en-CA', 'fr-CA'] as const satisfies Language[]) {
  test.describe(language, () => {
    let flexiti: ExternalSandbox;
    let proxy: CuttingProxy;
    let terminal: Launched;
    let cashier: Cashier;

    test.beforeAll(async () => {
      flexiti = await startExternalSandbox();
      proxy = await startCuttingProxy(flexiti.api.baseUrl);
      terminal = await launch({ config: { api: { ...flexiti.api, baseUrl: proxy.url }, language } });
      cashier = cashierAt(terminal.page);
    });
    test.afterAll(async () => {
      await terminal.close();
      await proxy.close();
      await flexiti.stop();
    });

    /** A customer at the verify step, found and quoted over kept connections. */
    async function warm(): Promise<void> {
      if (customer === undefined) throw new Error('the sandbox has no such customer');
      await cashier.newCustomer();
      await cashier.byHand('name');
      await cashier.at('search-first-name').fill(customer.firstName);
      await cashier.at('search-last-name').fill(customer.lastName);
      await cashier.at('search-birth-date').fill(customer.birthDate);
      await cashier.at('primary').click();
      await cashier.expectStep('verify');
      // Enabled once the lookup has answered.
      await expect(cashier.at('method-sms')).toBeEnabled();
      const before = proxy.requests.length;
      await cashier.amount(23445);
      // Disabled for this amount once the quote has come.
      await expect
        .poll(() =>
          proxy.requests
            .slice(before)
            .map(({ line }) => line)
            .join(),
        )
        .toContain('calculate-interest');
      await expect(cashier.at('method-regular_purchase_bypass')).toContainText(
        words('screens_method_why_not_for_this_amount', language),
      );
      expect(proxy.requests.slice(before).some(({ reused }) => reused)).toBe(true);
    }

    const passed = (): readonly ProxiedRequest[] => proxy.requests.filter(({ line }) => verifyLine.test(line));
    const arrived = async (): Promise<number> =>
      (await flexiti.control.requests()).filter(({ endpoint }) => endpoint === 'verify').length;

    async function answerQuestion(): Promise<void> {
      await cashier.at('method-security_question').click();
      await cashier.at('answer').fill(customer?.question.answer ?? '');
      await cashier.at('primary').click();
    }

    for (const { name, cut, arrives } of cuts) {
      test(`a text message, cut ${name}`, async () => {
        await warm();
        const [sent, came] = [passed().length, await arrived()];
        proxy.cutNext(cut, verifyLine);
        await cashier.at('method-sms').click();
        await expect(cashier.at('primary')).toContainText(words('screens_unclear_arrived', language));
        await expect(cashier.at('send-again')).toHaveText(words('screens_unclear_again', language));
        await expect(terminal.page.getByRole('heading', { level: 1 })).toHaveText(
          words('screens_unclear_title', language),
        );
        await expect(cashier.at('method-security_question')).toBeEnabled();
        expect(passed().length).toBe(sent + 1);
        expect(await arrived()).toBe(came + (arrives ? 1 : 0));

        await cashier.at('send-again').click();
        await expect(cashier.at('pin')).toBeVisible();
        expect(passed().length).toBe(sent + 2);
        expect(await arrived()).toBe(came + (arrives ? 2 : 1));
      });

      test(`a security answer, cut ${name}`, async () => {
        await warm();
        const [sent, came] = [passed().length, await arrived()];
        proxy.cutNext(cut, verifyLine);
        await answerQuestion();
        await expect(cashier.at('problem')).toBeVisible();
        await expect(terminal.page.getByRole('heading', { level: 1 })).toHaveText(
          words('screens_unclear_answer_title', language),
        );
        await expect(cashier.at('primary')).toHaveCount(0);
        await expect(cashier.at('send-again')).toHaveCount(0);
        expect(passed().length).toBe(sent + 1);
        expect(await arrived()).toBe(came + (arrives ? 1 : 0));

        await answerQuestion();
        await cashier.expectStep('quote');
        expect(passed().length).toBe(sent + 2);
        expect(await arrived()).toBe(came + (arrives ? 2 : 1));
      });
    }

    test('a PIN that has arrived is typed without another request', async () => {
      await warm();
      const came = await arrived();
      proxy.cutNext({ when: 'before_answer' }, verifyLine);
      await cashier.at('method-sms').click();
      await expect(cashier.at('primary')).toContainText(words('screens_unclear_arrived', language));
      await cashier.at('primary').click();
      await cashier.at('pin').fill(await flexiti.control.lastPin(customer?.accountNumber ?? ''));
      await terminal.page.keyboard.press('Enter');
      await cashier.expectStep('quote');
      expect(await arrived()).toBe(came + 1);
    });
  });
}
