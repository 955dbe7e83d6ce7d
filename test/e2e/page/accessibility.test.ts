// axe on every screen of the real terminal, in both languages and both themes.
import { expect, test } from '@playwright/test';
import axe from 'axe-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages } from '../../../main/base';
import { tillIn, customerOf, type TrainingTill } from '../support/training-till';
import { startKeyring } from '../support/keyring';
import { launch, type Launched } from '../support/launch';

const rosalind = customerOf('on-ordinary');

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Rule and element of each violation of WCAG 2.2 AA, best practices included. */
async function violations({ page }: Pick<TrainingTill, 'page'>): Promise<string[]> {
  return page.evaluate(async () => {
    // Not among the rules that axe runs unasked.
    const rules = { 'target-size': { enabled: true } };
    const found = await window.axe.run(document, { resultTypes: ['violations'], rules });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    );
  });
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const at = till.at.bind(till);
    const themes = new Set<string>();

    test.beforeAll(async () => {
      // The content security policy allows no script element.
      await till.page.evaluate(axe.source);
    });

    /** The current screen has no violations. */
    async function expectAccessible(screen: string): Promise<void> {
      for (const colorScheme of ['light', 'dark'] as const) {
        // Without motion, so that no colour is in transition.
        await till.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        themes.add(await till.page.evaluate(() => getComputedStyle(document.body).backgroundColor));
        expect.soft(await violations(till), `${screen}, ${colorScheme}`).toEqual([]);
      }
    }

    test('axe finds a violation, and there are two themes', async () => {
      await expectAccessible('empty counter');
      expect(themes.size).toBe(2);
      await till.page.evaluate(() => {
        const image = document.createElement('img');
        image.id = 'without-a-name';
        document.querySelector('main')?.append(image);
      });
      expect((await violations(till)).join()).toContain('image-alt');
      await till.page.evaluate(() => document.getElementById('without-a-name')?.remove());
    });

    test('axe finds nothing in training: panel, outages, PINs, tour', async () => {
      await till.press('F8');
      await expect(at('training-barcode')).toBeVisible();
      await expectAccessible('sample licences');
      await at('training-tab-outages').click();
      await at('training-outage-sign_in_expired').click();
      await expect(at('training-outage-sign_in_expired')).toHaveAttribute('aria-pressed', 'true');
      await expectAccessible('outages');
      await at('training-outages-end').click();
      await at('training-tab-pins').click();
      await expect(at('training-pins')).toBeVisible();
      await expectAccessible('PINs sent');
      await at('tour-again').click();
      await expect(at('tour')).toBeVisible();
      await expectAccessible('tour');
      await till.press('Escape');
      await expect(at('tour')).toHaveCount(0);
    });

    test('axe finds nothing where a scanner is set up', async () => {
      await till.press('F9');
      await expect(at('set-up-next')).toBeVisible();
      await at('set-up-raw').click();
      await expectAccessible('set-up');
      await till.press('Escape');
      await expect(at('set-up-panel')).toHaveCount(0);
    });

    test('axe finds nothing at the customer step', async () => {
      await till.cashier.byHand('name');
      await at('search-first-name').fill('?');
      await at('primary').click();
      await expect(till.page.getByText(till.say('screens_search_last_name_missing'))).toBeVisible();
      await expectAccessible('fields in error');
      await till.cashier.byHand('card');
      await expect(at('lookup-card')).toBeVisible();
      await expectAccessible('by card');
      await till.cashier.byHand('number');
      await expect(at('lookup-number')).toBeVisible();
      await expectAccessible('by number');

      await till.cashier.newCustomer();
      await till.sandbox.fault({ kind: 'latency', ms: 60_000, endpoint: 'search', times: 100 });
      await till.search(rosalind);
      await expect(at('waiting')).toContainText(till.say('screens_waiting_way_out'));
      await expectAccessible('searching');
      await till.sandbox.clearFaults();

      await till.cashier.newCustomer();
      await till.search({
        firstName: 'Ann Marie',
        lastName: 'None-Such',
        birthDate: '1984-03-12',
        postalCode: 'M4B 1B3',
      });
      await expect(at('nobody')).toBeVisible();
      await expectAccessible('nobody found');

      await till.sandbox.fault({ kind: 'outage', endpoint: 'search', times: 100 });
      await till.press('1');
      await expect(at('problem')).toBeVisible();
      await expectAccessible('a problem');
      await till.sandbox.clearFaults();
      // Flexiti is found again by itself: a key that was pressed for the screen before is refused.
      await expect(at('nobody')).toBeVisible({ timeout: 20_000 });

      await till.cashier.newCustomer();
      await till.scan(customerOf('on-several-normal'));
      await expect(at('account-2')).toBeVisible();
      await expectAccessible('several accounts');
      await till.cashier.newCustomer();
      await till.scan(customerOf('ab-frozen'));
      await expect(at('account-0')).toBeVisible();
      await expectAccessible('an account that may not buy');
      await till.cashier.newCustomer();
      await till.scan(customerOf('on-truncated-name'));
      await expect(at('reason-name_truncated')).toBeVisible();
      await expectAccessible('confirm');
    });

    test('axe finds nothing at the verify step', async () => {
      const ezekiel = customerOf('mb-terms-not-accepted');
      await till.scan(ezekiel);
      await till.expectAccount(ezekiel);
      await expectAccessible('ways to verify, terms not accepted');
      await at('method-security_question').click();
      await at('primary').click();
      await expectAccessible('a question');
      await at('answer').fill('wrong');
      await at('primary').click();
      await expect(at('problem')).toBeVisible();
      await expectAccessible('a wrong answer');
      await at('method-merchant_override').click();
      await at('primary').click();
      await expectAccessible('an override');
      await at('method-sms').click();
      await at('pin').fill('12');
      await till.press('Enter');
      await expect(till.page.getByText(till.say('screens_pin_wrong'))).toBeVisible();
      await expectAccessible('a PIN');
      await till.scan(rosalind);
      await expect(at('pending-scan')).toBeVisible();
      await expectAccessible('a second scan');
      await till.press('Escape');
      await till.sandbox.fault({ kind: 'outage', moment: 'after', endpoint: 'verify' });
      await at('method-email').click();
      await expect(at('send-again')).toBeVisible();
      await expectAccessible('an answer that was lost');

      await till.cashier.newCustomer();
      await till.scan(customerOf('sk-no-phone'));
      await expect(at('method-sms')).toContainText(till.say('screens_method_why_no_phone'));
      await expectAccessible('no phone');
      await till.cashier.newCustomer();
      await till.scan(customerOf('on-reading-differs'));
      await expect(at('note-difference')).toBeVisible();
      await expectAccessible('a card that Flexiti reads differently');
      await till.cashier.newCustomer();
      await till.scan(customerOf('business-authorised-user'));
      await expect(at('give-card')).toBeVisible();
      await expectAccessible('the card of an authorised user');
    });

    test('axe finds nothing at the quote and hand-over steps', async () => {
      const octavia = customerOf('mb-ordinary');
      await till.serve(octavia);
      await till.answer(octavia.question.answer);
      await till.cashier.expectStep('quote');
      await expectAccessible('no amount yet');
      await till.cashier.amount(500_000);
      await till.expectOffers(500_000);
      await expect(at('over-open-to-buy')).toBeVisible();
      await expectAccessible('more than the open to buy');
      await till.cashier.amount(120_000);
      await till.expectOffers(120_000);
      await till.cashier.choose('plan-4-6');
      await expect(at('rate-message').first()).toBeVisible();
      await expectAccessible('a plan chosen');
      await till.press('Escape');
      await expect(at('verified')).toBeVisible();
      await expectAccessible('verified');
      await till.press('Enter');
      await till.expectOffers(120_000);
      await till.cashier.choose('plan-6-6');
      await till.cashier.primary();
      await expect(at('qr')).toBeVisible();
      await at('primary').click();
      await expectAccessible('hand-over');
      await at('done').click();
      await expect(at('notice')).toBeVisible();
      await expectAccessible('done');

      await till.serve(rosalind);
      await till.cashier.amount(15_000);
      await at('method-regular_purchase_bypass').click();
      await expect(at('regular-only')).toBeVisible();
      await expectAccessible('a regular purchase only');
      await till.sandbox.fault({ kind: 'error', status: 400, code: 'wrong_inputs', endpoint: 'calculate-interest' });
      await till.cashier.amount(14_000);
      await expect(at('problem')).toBeVisible();
      await expectAccessible('plans that failed to load');
    });

    test('axe finds nothing in an outage, in the list of parked customers, and in its question', async () => {
      await till.sandbox.fault({ kind: 'outage', times: 10_000 });
      await till.scan(rosalind);
      await expect(at('problem')).toBeVisible();
      await expect(at('link')).toHaveAttribute('data-tone', 'warning');
      await expectAccessible('offline, a search that waits');
      await till.press('F4');
      await expect(at('notice')).toBeVisible();
      await expect(at('link-help')).toBeVisible();
      await expectAccessible('offline, an empty counter');
      await till.scan(customerOf('on-expired'));
      await expect(at('problem')).toBeVisible();
      await till.press('F4');
      await till.sandbox.clearFaults();
      await till.hasten(async () => (await till.view()).parked.every(({ news }) => news));
      expect((await till.view()).parked.map(({ news }) => news)).toEqual([true, true]);
      await till.press('F6');
      await expect(at('parked-list')).toBeVisible();
      await expectAccessible('parked customers with news');
      await at('remove-1').click();
      await expect(at('remove-question')).toBeVisible();
      await expectAccessible('the question before removing a customer');
      await at('primary').click();
      await till.press('Escape');
      await expect(at('parked-list')).toHaveCount(0);
      await till.serve(rosalind);
      await till.scan(customerOf('qc-with-fees'));
      await expect(at('park-and-start')).toBeVisible();
      await expectAccessible('a second scan, with a customer who can be parked');
    });

    test('axe finds nothing where the lane is locked', async () => {
      await till.serve(rosalind);
      await till.press('Control+l');
      await expect(at('locked')).toBeVisible();
      await till.scan(customerOf('qc-with-fees'));
      await expect(at('locked-scanned')).toBeVisible();
      await expectAccessible('locked');
      await till.press('Enter');
      await till.cashier.expectStep('verify');
    });
  });

  test.describe(`in ${language}, with an operator PIN, or after a crash`, () => {
    const themes: ('light' | 'dark')[] = ['light', 'dark'];

    /** The same for a separate terminal. */
    async function expectTerminalAccessible({ page }: Launched, screen: string): Promise<void> {
      await page.evaluate(axe.source);
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft(await violations({ page }), `${screen}, ${colorScheme}`).toEqual([]);
      }
    }

    test('axe finds nothing: locked, a wrong PIN', async () => {
      const terminal = await launch({ config: { language, unlockPin: '4711' } });
      try {
        const at = (testId: string) => terminal.page.getByTestId(testId);
        await expect(at('unlock-pin')).toBeFocused();
        await expectTerminalAccessible(terminal, 'locked with a PIN');
        await at('unlock-pin').fill('1234');
        await terminal.page.keyboard.press('Enter');
        await expect(at('unlock-said')).not.toBeEmpty();
        await expectTerminalAccessible(terminal, 'a wrong PIN');
      } finally {
        await terminal.close();
      }
    });

    test('axe finds nothing: a customer who was served when the terminal was killed', async () => {
      // Without a keyring the notice is about a lost customer, with one about a restored one.
      for (const withKeyring of [false, true]) {
        const keyring = withKeyring ? await startKeyring() : undefined;
        const folder = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
        const options = { config: { language }, userDataDir: join(folder, 'user-data'), ...(keyring && { keyring }) };
        let terminal: Launched | null = null;
        try {
          const first = await launch(options);
          const { page } = first;
          await page.keyboard.press('F2');
          await expect(page.getByTestId('tour')).toHaveCount(0);
          await page.getByTestId('by-hand-name').click();
          await page.getByTestId('search-first-name').fill(rosalind.firstName);
          await page.getByTestId('search-last-name').fill(rosalind.lastName);
          await page.getByTestId('search-birth-date').fill(rosalind.birthDate);
          await page.getByTestId('primary').click();
          await expect(page.getByTestId('method-sms')).toBeEnabled();
          const ended = new Promise((done) => first.app.process().once('exit', done));
          first.app.process().kill('SIGKILL');
          await ended;
          terminal = await launch(options);
          await expect(terminal.page.getByTestId('notice')).toBeVisible();
          if (withKeyring) await expect(terminal.page.getByTestId('customer-name')).toBeVisible();
          await expectTerminalAccessible(terminal, withKeyring ? 'a restored customer' : 'a lost customer');
        } finally {
          await terminal?.close();
          await keyring?.close();
          await rm(folder, { recursive: true, force: true, maxRetries: 5 });
        }
      }
    });
  });
}
