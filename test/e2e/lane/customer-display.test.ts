// The customer's display, on a second display of the counter that comes and goes, and on the cashier's screen.
import { expect, test, type Page } from '@playwright/test';
import type { SandboxCustomer } from '../../../main/sandbox';
import { languages } from '../../../main/base';
import type { Language } from '../../../preload/contract';
import { freePort } from '../../support/free-port';
import { openPty } from '../../support/pty';
import { controlToken, sandboxAt } from '../../support/sandbox-control';
import { startDisplays, type Displays, type SecondSize } from '../support/displays';
import { launch, type Launched } from '../support/launch';
import { customerOf, manageTill, TrainingTill } from '../support/training-till';
import { words } from '../support/words';

const aurora = customerOf('mb-ordinary');

let displays: Displays;
let terminal: Launched;

function tillOnDisplays(language: Language): TrainingTill {
  test.beforeAll(async () => {
    displays = await startDisplays('1024x768');
  });
  const till = manageTill(
    new TrainingTill(language, async () => {
      const [pty, port] = [await openPty(), await freePort()];
      const config = { language, serial: { path: pty.terminalPath }, sandbox: { port, controlToken } };
      terminal = await launch({ config, env: displays.env });
      const close = async (): Promise<void> => {
        await terminal.close();
        await pty.close();
      };
      return { terminal, pty, sandbox: sandboxAt(port), close };
    }),
  );
  test.afterAll(() => displays.close());
  return till;
}

const customersPage = (): Page | undefined => terminal.app.windows().find((page) => page.url().includes('customer'));

async function plugIn(size: SecondSize): Promise<Page> {
  await displays.plug(size);
  await expect.poll(() => customersPage() !== undefined, { timeout: 15_000 }).toBe(true);
  const page = customersPage();
  if (page === undefined) throw new Error('no customer’s page');
  await expect(page.getByTestId('customer-display')).toBeVisible();
  return page;
}

async function unplug(): Promise<void> {
  await displays.unplug();
  await expect.poll(() => customersPage() === undefined, { timeout: 15_000 }).toBe(true);
}

/** What must never be on it. */
function secretsOf(customer: SandboxCustomer): string[] {
  const { firstName, lastName, birthDate, accountNumber, address1, city, postalCode } = customer;
  return [firstName, lastName, birthDate, accountNumber, address1, city, postalCode];
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillOnDisplays(language);
    const say = (key: string, params = {}): string => words(key, language, params);

    test('it comes and goes with the cable, fills its display, and takes no step of the lane', async () => {
      await till.serve(aurora);
      const page = await plugIn('1920x1080');
      const bounds = await terminal.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({ url: window.webContents.getURL(), ...window.getBounds() })),
      );
      // Without a window manager Chromium leaves a pixel, so that it is not taken for full screen.
      const { width = 0, height = 0, ...place } = bounds.find(({ url }) => url.includes('customer')) ?? {};
      expect(place).toMatchObject({ x: 1024, y: 0 });
      expect([1920 - width, 1080 - height].every((left) => left === 0 || left === 1)).toBe(true);
      await expect(page.getByTestId('customer-display')).toHaveAttribute('data-kind', 'verifying');
      await till.cashier.expectStep('verify');
      await unplug();
      await till.cashier.expectStep('verify');
      // It comes back with what is on the counter now.
      await till.cashier.newCustomer();
      const again = await plugIn('1280x720');
      await expect(again.getByTestId('customer-display')).toHaveAttribute('data-kind', 'welcome');
      await unplug();
    });

    test('the customer sees each step, with every figure and message, and nothing of their own data', async () => {
      const page = await plugIn('1920x1080');
      const at = page.getByTestId('customer-display');
      const seen: string[] = [];
      const look = async (): Promise<void> => {
        seen.push(await page.content());
      };
      await expect(at).toContainText(say('display_welcome_why'));
      await look();
      await till.scan(aurora);
      await till.expectAccount(aurora);
      await expect(at).toHaveAttribute('data-kind', 'verifying');
      await look();
      await till.cashier.amount(120_000);
      await till.cashier.speak(language);
      await till.at('method-sms').click();
      await expect(page.getByTestId('display-pin')).toContainText(say('display_pin_sms'));
      await expect(page.getByTestId('display-offer').first()).toBeVisible();
      await look();
      const payments = (of: Page, testid: string): Promise<(string | null)[]> =>
        of.getByTestId(testid).evaluateAll((all) => all.map((one) => one.getAttribute('data-value')));
      expect((await payments(page, 'display-payment')).sort()).toEqual((await payments(till.page, 'payment')).sort());
      const { screen } = await till.view();
      const plans = screen.step === 'verify' ? (screen.plans?.offer.plans ?? []) : [];
      expect(plans.length).toBeGreaterThan(0);
      const text = (await at.textContent()) ?? '';
      for (const { rates, fees } of plans.flatMap(({ terms }) => terms)) {
        for (const { message } of [...rates, ...(fees ?? [])]) expect(text).toContain(message);
      }
      await till.cashier.choose('plan-4-6');
      await expect(page.locator('[data-testid="display-offer"][data-chosen="true"]')).toBeVisible();
      const pin = await till.sandbox.lastPin(aurora.accountNumber);
      await till.at('pin').fill(pin);
      await till.press('Enter');
      await till.cashier.expectStep('handOver');
      await expect(at).toHaveAttribute('data-kind', 'chosen');
      await expect(page.getByTestId('display-offer')).toHaveCount(1);
      await expect(page.getByTestId('display-qr')).toBeVisible();
      await look();
      for (const secret of [...secretsOf(aurora), pin]) {
        for (const content of seen) expect(content.toLowerCase()).not.toContain(secret.toLowerCase());
      }
      await till.press('F2');
      await expect(at).toHaveAttribute('data-kind', 'welcome');
      await unplug();
    });

    test('F7 turns the cashier’s screen to the customer, until the next key, which does nothing else', async () => {
      await till.quote(aurora, 120_000);
      await till.press('F7');
      await expect(till.at('turned-screen')).toBeVisible();
      await expect(till.at('display-offer').first()).toBeVisible();
      await expect(till.at('customer-account')).toHaveCount(0);
      await till.press('F2');
      await till.expectOffers(120_000);
      await till.press('F7');
      await expect(till.at('turned-screen')).toBeVisible();
      await till.page.mouse.click(500, 300);
      await till.expectOffers(120_000);
    });
  });
}

test.describe('the customer’s page', () => {
  tillOnDisplays('en-CA');

  test('is locked down, has no command but its view, and is refused all others', async () => {
    const page = await plugIn('1280x720');
    expect(await page.evaluate(() => location.origin)).toBe('app://customer');
    expect(await page.evaluate(() => [typeof process, typeof require, 'terminal' in window])).toEqual([
      'undefined',
      'undefined',
      false,
    ]);
    expect(await page.evaluate(() => Object.keys(window.customerDisplay).sort())).toEqual(['getView', 'onView']);
    const preferences = await terminal.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        // Missing in Electron's types.
        const all = (
          webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences();
        return [all['sandbox'], all['contextIsolation'], all['nodeIntegration'], webContents.session.getStoragePath()];
      }),
    );
    expect(preferences).toEqual([
      [true, true, false, null],
      [true, true, false, null],
    ]);
    await unplug();
  });
});
