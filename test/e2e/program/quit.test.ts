// How the terminal quits, and how it handles unexpected errors: the clipboard is cleared, no customer's data is logged.
import { expect, test } from '@playwright/test';
import { cashierAt } from '../../support/cashier';
import { launch, type Launched } from '../support/launch';
import { words } from '../support/words';

let terminal: Launched;
let stderrText = '';

test.beforeEach(async () => {
  stderrText = '';
  terminal = await launch({ config: { language: 'en-CA' } });
  terminal.app.process().stderr?.on('data', (text: Buffer) => (stderrText += text.toString()));
});

test('quitting without closing the window clears what was copied', async () => {
  const { app, page } = terminal;
  const cashier = cashierAt(page);
  await page.evaluate(() => window.terminal.train({ type: 'scan', id: 'on-ordinary' }));
  await cashier.expectStep('verify');
  await cashier.amount(120_000);
  await cashier.at('method-sms').click();
  const pin = /\d{4}/.exec((await cashier.at('training-pin').textContent()) ?? '')?.[0] ?? '';
  await cashier.at('pin').fill(pin);
  await page.keyboard.press('Enter');
  await cashier.choose('plan-4-12');
  await cashier.primary();
  await cashier.expectStep('handOver');
  await cashier.primary();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('account_number=');

  const left = await app.evaluate(
    async ({ app: electron, clipboard }) =>
      new Promise<string>((resolve) => {
        let isHeld = false;
        electron.on('will-quit', (event) => {
          // The terminal's own shutdown comes first; after it, this reads before the program is gone.
          if (event.defaultPrevented || isHeld) return;
          isHeld = true;
          event.preventDefault();
          void Promise.resolve(clipboard.readText()).then(resolve);
        });
        electron.quit();
      }),
  );
  expect(left).toBe('');
  await terminal.close();
});

test('an unhandled rejection is logged without its message, and the terminal keeps running', async () => {
  const { app, page } = terminal;
  await app.evaluate(() => {
    void Promise.reject(new TypeError('Rosalind Bennettsworth'));
  });
  await expect.poll(() => stderrText).toContain('unhandled rejection: TypeError');
  expect(stderrText).not.toContain('Rosalind');
  await cashierAt(page).at('language').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr-CA');
  await terminal.close();
});

test('an uncaught exception stops the terminal, and is reported without its message', async () => {
  const { app } = terminal;
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the terminal does not run');
  await app.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('Rosalind Bennettsworth');
    }, 0);
  });
  const language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr-CA' : 'en-CA';
  await expect.poll(() => stderrText).toContain(words('shell_stopped_unforeseen', language, { reason: 'TypeError' }));
  expect(stderrText).toContain('stopped: TypeError');
  expect(stderrText).not.toContain('Rosalind');
  // Its dialog waits to be closed.
  const ended = new Promise((done) => app.process().once('exit', done));
  process.kill(pid, 'SIGKILL');
  await ended;
});
