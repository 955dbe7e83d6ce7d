// A cashier at the page, for the demo lane and for tests: finds elements by their test ids, uses keys and fields as a person.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language, Step, VerifyFormat, View } from '../../preload/contract';
import type { TrainingSandbox } from './sandbox-control';
import { evenIfCollected } from './unless-collected';

export interface Cashier {
  at(testId: string): Locator;
  /** Main's current view, in which all earlier actions at the page have taken effect. */
  view(): Promise<View>;
  /** Starts a new flow, and waits until it is on the screen. */
  newCustomer(): Promise<void>;
  /** Waits until the step is on the screen. */
  expectStep(step: Step): Promise<void>;
  /** Sets the customer's language, and waits until Flexiti has answered in it. */
  speak(language: Language): Promise<void>;
  /** Opens the form of a way to find a customer by hand. */
  byHand(way: 'name' | 'card' | 'number'): Promise<void>;
  /** Types an amount as on a till: digits, the last two are cents. */
  amount(cents: number): Promise<void>;
  /** Verifies by a method and, where the customer gets a PIN, types it. */
  verify(
    format: VerifyFormat,
    by: { sandbox: TrainingSandbox; accountNumber: string; answer?: string; operator?: string },
  ): Promise<void>;
  choose(testId: string): Promise<void>;
  primary(): Promise<void>;
}

/** Nobody types faster. */
const personMs = 50;
/** A press that comes sooner on a new screen was meant for the one before, and does nothing. */
const hastyMs = 110;

export function cashierAt(page: Page): Cashier {
  const at = (testId: string): Locator => page.getByTestId(testId);
  const view = (): Promise<View> => evenIfCollected(() => page.evaluate(() => window.terminal.getView()));
  return {
    at,
    view,
    async newCustomer() {
      const before = (await at('step').getAttribute('data-flow')) ?? '';
      await page.waitForTimeout(hastyMs);
      await page.keyboard.press('F2');
      await expect(at('step')).not.toHaveAttribute('data-flow', before);
      await expect(at('step')).toHaveAttribute('data-step', 'customer');
    },
    async expectStep(step) {
      await expect(at('step')).toHaveAttribute('data-step', step);
    },
    async speak(language) {
      // Not by a Playwright click, which would scroll the column.
      await at(`customer-language-${language}`).evaluate((radio: HTMLInputElement) => {
        radio.click();
      });
      // Asks main, not the radio button, which the click alone checks.
      await expect
        .poll(async () => {
          const { customerLanguage, screen } = await view();
          const waits = (screen.step === 'verify' || screen.step === 'quote') && screen.waiting !== null;
          return waits ? 'waiting' : customerLanguage;
        })
        .toBe(language);
    },
    async byHand(way) {
      await at(`by-hand-${way}`).click();
    },
    async amount(cents) {
      await at('amount').click();
      // Without a pause it would be taken for a scan.
      await page.keyboard.type(String(cents), { delay: personMs });
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await view()).amountCents).toBe(cents);
    },
    async verify(format, { sandbox, accountNumber, answer, operator }) {
      await at(`method-${format}`).click();
      if (format === 'security_question') {
        await at('question-form')
          .getByRole('textbox')
          .fill(answer ?? '');
        await at('primary').click();
      } else if (format === 'merchant_override') {
        await at('override-form')
          .getByRole('textbox')
          .fill(operator ?? '');
        await at('primary').click();
      } else if (format !== 'regular_purchase_bypass') {
        await at('pin').fill(await whenSent(at('pin'), () => sandbox.lastPin(accountNumber)));
        await page.keyboard.press('Enter');
      }
    },
    async choose(testId) {
      await at(testId).locator('label').click();
      await expect(at(testId)).toHaveAttribute('data-chosen', 'true');
    },
    async primary() {
      await at('primary').click();
    },
  };
}

async function whenSent(field: Locator, pin: () => Promise<string>): Promise<string> {
  await expect(field).toBeVisible();
  return pin();
}
