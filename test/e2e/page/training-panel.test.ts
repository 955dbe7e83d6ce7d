// Training: sample licences, outages, PINs and the tour.
import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxCustomers } from '../../../main/sandbox';
import { cashierAt, type Cashier } from '../../support/cashier';
import { launch, type Launched } from '../support/launch';
import { readBarcode } from '../support/read-barcode';
import { words } from '../support/words';

const payloadOf = (id: string): string => {
  const customer = sandboxCustomers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`no sandbox customer ${id}`);
  return customer.payload();
};

for (const language of ['en-CA', 'fr-CA'] as const) {
  test.describe(`in ${language}`, () => {
    let terminal: Launched;
    let cashier: Cashier;

    test.beforeAll(async () => {
      terminal = await launch({ config: { language } });
      cashier = cashierAt(terminal.page);
    });
    test.afterAll(() => terminal.close());

    test('the tour shows a newcomer the whole lane in five keys', async () => {
      await expect(cashier.at('tour')).toContainText(
        language === 'en-CA' ? 'Nothing here is real' : 'Rien ici n’est réel',
      );
      // A second press that comes sooner was not meant for the screen that the first one led to.
      const press = async (key: string): Promise<void> => {
        await terminal.page.waitForTimeout(150);
        await terminal.page.keyboard.press(key);
      };
      await expect(cashier.at('primary')).toBeEnabled();
      await press('Enter');
      await cashier.expectStep('verify');
      await expect(cashier.at('tour')).toHaveCount(0);
      await expect(cashier.at('primary')).toContainText(words('screens_action_regular_purchase_bypass', language));
      await expect(cashier.at('primary')).toBeEnabled();
      await press('Enter');
      await cashier.expectStep('quote');
      await expect(cashier.at('primary')).toBeEnabled();
      await press('Enter');
      await cashier.expectStep('handOver');
      await press('Enter');
      await expect(cashier.at('copied-all')).toBeVisible();
      await press('F2');
      await cashier.expectStep('customer');
      await expect(cashier.at('notice')).toContainText(words('screens_note_done', language));
      await expect(cashier.at('tour')).toHaveCount(0);
    });

    test('a sample licence is read from the screen, to the byte', async () => {
      await terminal.page.keyboard.press('F8');
      for (const id of ['on-ordinary', 'bc-ordinary', 'qc-french-name']) {
        await cashier.at(`training-show-${id}`).click();
        const picture = cashier.at('training-barcode');
        await expect(picture).toHaveAttribute('data-licence', id);
        await picture.scrollIntoViewIfNeeded();
        // Decoded, not only in the document.
        await picture.evaluate((image: HTMLImageElement) => image.decode());
        expect(await readBarcode(await picture.screenshot(), 'PDF417')).toBe(payloadOf(id));
      }
      await terminal.page.keyboard.press('Escape');
      await expect(cashier.at('training-panel')).toHaveCount(0);
    });

    test('a sample is scanned, its PIN shown and typed, and the training key is hidden during a customer', async () => {
      const { page } = terminal;
      await page.keyboard.press('F8');
      await cashier.at('training-licence-on-ordinary').click();
      await cashier.expectStep('verify');
      await expect(cashier.at('training-key')).toHaveCount(0);
      await cashier.amount(30_000);
      await cashier.at('method-sms').click();
      const shown = await cashier.at('training-pin').textContent();
      const pin = /\d{4}/.exec(shown ?? '')?.[0] ?? '';
      await cashier.at('pin').fill(pin);
      await page.keyboard.press('Enter');
      await cashier.expectStep('quote');
      await cashier.newCustomer();
      await page.keyboard.press('F8');
      await cashier.at('training-tab-pins').click();
      await expect(cashier.at('training-pins')).toContainText(pin);
      await page.keyboard.press('Escape');
      await expect(cashier.at('training-panel')).toHaveCount(0);
    });

    test('an outage affects the next customer, until it is ended', async () => {
      const { page } = terminal;
      await page.keyboard.press('F8');
      await cashier.at('training-tab-outages').click();
      await cashier.at('training-outage-network_down').click();
      await expect(cashier.at('training-outage-network_down')).toHaveAttribute('aria-pressed', 'true');
      await cashier.at('training-tab-licences').click();
      await cashier.at('training-licence-ab-ordinary').click();
      await expect(cashier.at('link')).toHaveClass(/warning/);
      await cashier.newCustomer();
      await page.keyboard.press('F8');
      await cashier.at('training-tab-outages').click();
      await cashier.at('training-outages-end').click();
      await expect(cashier.at('training-outages-end')).toBeDisabled();
      await cashier.at('training-tab-licences').click();
      await cashier.at('training-licence-ab-ordinary').click();
      await cashier.expectStep('verify');
      await cashier.newCustomer();
    });

    test('a truncated answer leaves open whether a PIN was sent', async () => {
      const { page } = terminal;
      await page.keyboard.press('F8');
      await cashier.at('training-tab-outages').click();
      await page.keyboard.press('5');
      await expect(cashier.at('training-outage-answer_cut')).toHaveAttribute('aria-pressed', 'true');
      await cashier.at('training-tab-licences').click();
      await cashier.at('training-licence-on-ordinary').click();
      await cashier.expectStep('verify');
      await cashier.at('method-sms').click();
      await expect(
        page
          .getByText(
            language === 'en-CA'
              ? 'The PIN may be on its way. Does the customer have it?'
              : 'Le NIP est peut-être en route. Le client l’a-t-il reçu?',
          )
          .first(),
      ).toBeVisible();
      await cashier.newCustomer();
    });
  });
}

test('the tour is shown once per machine', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'tour-'));
  try {
    const first = await launch({ userDataDir });
    await expect(first.page.getByTestId('tour')).toBeVisible();
    await first.page.keyboard.press('Escape');
    await expect(first.page.getByTestId('tour')).toHaveCount(0);
    await expect
      .poll(() => first.page.evaluate(async () => (await window.terminal.getTraining())?.tourSeen))
      .toBe(true);
    await first.close();
    const second = await launch({ userDataDir });
    try {
      await expect(second.page.getByTestId('purpose')).toBeVisible();
      expect(await second.page.evaluate(async () => (await window.terminal.getTraining())?.tourSeen)).toBe(true);
      await expect(second.page.getByTestId('tour')).toHaveCount(0);
    } finally {
      await second.close();
    }
  } finally {
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});
