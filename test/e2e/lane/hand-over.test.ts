// The hand-over: what is copied, what the QR code holds, and that the clipboard is cleared.
import { expect, test } from '@playwright/test';
import { cashierAt, type Cashier } from '../../support/cashier';
import { launch, type Launched } from '../support/launch';
import { readBarcode } from '../support/read-barcode';

let terminal: Launched;
let cashier: Cashier;

async function start(config: Record<string, unknown>): Promise<void> {
  terminal = await launch({ config });
  cashier = cashierAt(terminal.page);
  await expect(cashier.at('tour')).toBeVisible();
  await terminal.page.keyboard.press('Escape');
  await expect(cashier.at('tour')).toHaveCount(0);
}

/** Serves a customer up to the hand-over; gives the PIN. */
async function handOver(): Promise<string> {
  const { page } = terminal;
  await expect(cashier.at('training-key')).toBeVisible();
  await page.keyboard.press('F8');
  await cashier.at('training-licence-on-ordinary').click();
  await cashier.expectStep('verify');
  await cashier.amount(120_000);
  await cashier.at('method-sms').click();
  const pin = /\d{4}/.exec((await cashier.at('training-pin').textContent()) ?? '')?.[0] ?? '';
  await cashier.at('pin').fill(pin);
  await page.keyboard.press('Enter');
  await cashier.expectStep('quote');
  await cashier.choose('plan-4-12');
  await cashier.primary();
  await cashier.expectStep('handOver');
  return pin;
}

const clipboardText = (): Promise<string> => terminal.app.evaluate(({ clipboard }) => clipboard.readText());

const valueOf = async (id: string): Promise<string> =>
  (await cashier.at(`handover-${id}`).getAttribute('data-value')) ?? '';

async function allValues(): Promise<string> {
  return [
    `account_number=${await valueOf('account')}`,
    `plan_id=${await valueOf('plan')}`,
    `term=${await valueOf('term')}`,
    `amount=${await valueOf('amount')}`,
    `request_id=${await valueOf('request-id')}`,
    `x-reference-id=${await valueOf('reference-id')}`,
  ].join('\n');
}

for (const language of ['en-CA', 'fr-CA'] as const) {
  test.describe(`in ${language}`, () => {
    test.beforeAll(() => start({ language }));
    test.afterAll(() => terminal.close());

    test('each value and all of them are copied; "done" clears the clipboard, with a notice', async () => {
      const pin = await handOver();
      await cashier.at('copy-code').click();
      await expect(cashier.at('copy-code')).toContainText(language === 'en-CA' ? 'Copied' : 'Copié');
      expect(await clipboardText()).toBe(pin);
      await terminal.page.keyboard.press('1');
      await expect.poll(clipboardText).toBe(await valueOf('account'));
      const all = await allValues();
      await cashier.at('primary').click();
      await expect.poll(clipboardText).toBe(all);
      expect(await readBarcode(await cashier.at('qr').screenshot(), 'QRCode')).toBe(all);
      expect(all).not.toContain(`=${pin}\n`);
      await terminal.page.keyboard.press('F2');
      await cashier.expectStep('customer');
      await expect(cashier.at('notice')).toContainText(
        language === 'en-CA' ? 'Everything about the last customer has been cleared' : 'effac',
      );
      await expect.poll(clipboardText).toBe('');
    });

    test('the clipboard of another program is left alone', async () => {
      await handOver();
      await cashier.at('copy-amount').click();
      await expect.poll(clipboardText).toBe('1200.00');
      await terminal.app.evaluate(({ clipboard }) => {
        void clipboard.writeText('of another program');
      });
      await cashier.at('done').click();
      await cashier.expectStep('customer');
      expect(await clipboardText()).toBe('of another program');
    });
  });
}

test('a closed window leaves nothing on the clipboard', async () => {
  await start({});
  try {
    await handOver();
    await cashier.at('primary').click();
    await expect.poll(clipboardText).not.toBe('');
    // Keeps the program running: on X11 the clipboard would go with it.
    await terminal.app.evaluate(({ app, BrowserWindow }) => {
      app.once('before-quit', (event) => {
        event.preventDefault();
      });
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    await expect.poll(clipboardText).toBe('');
  } finally {
    await terminal.close();
  }
});

test('the PIN is part of the copies where the store is set so', async () => {
  await start({ pinInCopies: true });
  try {
    const pin = await handOver();
    await cashier.at('primary').click();
    await expect.poll(clipboardText).toContain(`verification_code=${pin}\n`);
    expect(await readBarcode(await cashier.at('qr').screenshot(), 'QRCode')).toBe(await clipboardText());
  } finally {
    await terminal.close();
  }
});
