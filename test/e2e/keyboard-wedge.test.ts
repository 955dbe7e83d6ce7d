// A scanner that types as a keyboard does, beside a person who types too, in real Electron.
import { expect, test, type Locator } from '@playwright/test';
import { sandboxCustomers } from '../../main/sandbox';
import { cashierAt, type Cashier } from '../../scripts/demo/cashier';
import { focusWindow, keysOf, press } from './keyboard-scanner';
import { launch, type Launched } from './launch';

declare global {
  interface Window {
    keysSeen?: string[];
  }
}

interface Person {
  payload: string;
  lastName: RegExp;
  /** As the question after a second scan names them. */
  shortName: string;
}

function person(id: string): Person {
  const customer = sandboxCustomers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`no sandbox customer ${id}`);
  return {
    payload: customer.payload(),
    lastName: new RegExp(customer.lastName, 'i'),
    shortName: `${customer.firstName} ${customer.lastName.charAt(0)}.`,
  };
}

/** Nobody answers a scan sooner; what comes sooner is taken for its suffix. */
const personMs = 350;

const ontario = person('on-ordinary');
const columbia = person('bc-ordinary');

let terminal: Launched;
let cashier: Cashier;

test.beforeAll(async () => {
  terminal = await launch({ config: { language: 'en-CA' } });
  cashier = cashierAt(terminal.page);
  await focusWindow();
});

test.afterAll(async () => {
  await terminal.close();
});

test.beforeEach(async () => {
  await terminal.page.reload();
  await expect(cashier.at('step')).toBeVisible();
  await terminal.page.keyboard.press('F2');
  await cashier.expectStep('customer');
  await expect(cashier.at('customer-name')).toHaveCount(0);
  await terminal.page.evaluate(() => {
    const seen: string[] = [];
    window.keysSeen = seen;
    window.addEventListener(
      'keydown',
      ({ key, ctrlKey }) => {
        if (!['Shift', 'Control'].includes(key)) seen.push(ctrlKey ? `Ctrl+${key}` : key);
      },
      true,
    );
  });
});

/** Every key but modifiers that went down in the page, in order. */
function keysSeen(): Promise<string[] | undefined> {
  return terminal.page.evaluate(() => window.keysSeen);
}

/** Main does nothing for a while. */
function blockMain(ms: number): Promise<void> {
  return terminal.app.evaluate((_electron, ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }, ms);
}

/** Scans, with main blocked in the middle, and again and again. */
async function scan({ payload }: Person, everyMs: number, suffix: string[] = ['Return']): Promise<void> {
  const over = new AbortController();
  const scanning = press([...keysOf(payload), ...suffix], everyMs).finally(() => {
    over.abort();
  });
  while (!over.signal.aborted) {
    await terminal.page.waitForTimeout(150);
    await blockMain(50);
  }
  await scanning;
}

async function expectFound({ lastName }: Person): Promise<void> {
  await cashier.expectStep('verify');
  await expect(cashier.at('customer-name')).toContainText(lastName);
}

const focused: Record<string, () => Promise<Locator | null>> = {
  nothing: () => Promise.resolve(null),
  'the amount field': () => Promise.resolve(cashier.at('amount')),
  'a name field': () => Promise.resolve(cashier.at('search-last-name')),
  'a button': () => Promise.resolve(cashier.at('language')),
};

for (const [what, find] of Object.entries(focused)) {
  for (const [rate, who] of [
    [1, ontario],
    [12, columbia],
    ...(what === 'a name field' ? ([[100, ontario]] as const) : []),
    ...(what === 'the amount field' ? ([[50, columbia]] as const) : []),
    ...(what === 'a button' ? ([[50, ontario]] as const) : []),
    ...(what === 'nothing' ? ([[100, columbia]] as const) : []),
  ] as const) {
    test(`a scan at ${rate} ms a key while ${what} has the focus finds the customer and touches nothing`, async () => {
      const field = await find();
      const words = await terminal.page.evaluate(() => document.documentElement.lang);
      if (field === null) await terminal.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      else await field.focus();
      await scan(who, rate);
      expect(await keysSeen()).toEqual([]);
      await expectFound(who);
      await expect(cashier.at('amount')).toHaveValue('');
      expect(await terminal.page.evaluate(() => document.documentElement.lang)).toBe(words);
    });
  }
}

test('a scan while the PIN field has the focus asks whether to start with the new customer, and the PIN stays', async () => {
  await scan(ontario, 12);
  await expectFound(ontario);
  expect(await keysSeen()).toEqual([]);
  await cashier.at('method-sms').click();
  await cashier.at('pin').pressSequentially('12');
  const before = await keysSeen();
  await scan(columbia, 12);
  await expect(cashier.at('pending-scan')).toContainText(columbia.shortName, { ignoreCase: true });
  await expect(cashier.at('pin')).toHaveValue('12');
  expect(await keysSeen()).toEqual(before);
  await terminal.page.waitForTimeout(personMs);
  await press(['Escape'], 1);
  await expect(cashier.at('pending-scan')).toHaveCount(0);
});

test('two scans in a row are two', async () => {
  await press([...keysOf(ontario.payload), ...keysOf(columbia.payload)], 2);
  await expect(cashier.at('pending-scan')).toContainText(columbia.shortName, { ignoreCase: true });
  await expect(cashier.at('customer-name')).toContainText(ontario.lastName);
  expect(await keysSeen()).toEqual([]);
  await terminal.page.waitForTimeout(personMs);
  await press(['Return'], 1);
  await expectFound(columbia);
});

for (const [how, rate] of [
  ['quickly', 15],
  ['as people do', 120],
  ['slowly', 350],
] as const) {
  test(`what a person types ${how} arrives as typed, with carets, Backspace, Ctrl+X, Ctrl+V, Tab and Enter in order`, async () => {
    const [first, last] = [cashier.at('search-first-name'), cashier.at('search-last-name')];
    await first.focus();
    await press(keysOf('a@b %x]L'), rate);
    await expect(first).toHaveValue('a@b %x]L');
    const keys = ['Left', 'BackSpace', 'at', 'Home', 'percent', 'shift+End', 'ctrl+x', 'at', 'Tab', 'bracketright'];
    await press([...keys, 'ctrl+v', 'percent', 'Return'], rate);
    await expect(first).toHaveValue('%@');
    await expect(last).toHaveValue(']a@b %x@L%');
    const typed = ['a', '@', 'b', ' ', '%', 'x', ']', 'L', 'ArrowLeft', 'Backspace', '@', 'Home', '%', 'End', 'Ctrl+x'];
    await expect.poll(keysSeen).toEqual([...typed, '@', 'Tab', ']', 'Ctrl+v', '%', 'Enter']);
    // Enter came last: the search said what is missing.
    await expect(cashier.at('search-birth-date')).toHaveAttribute('aria-invalid', 'true');
  });
}

test('a start character alone reaches its field by itself', async () => {
  const field = cashier.at('search-first-name');
  await field.focus();
  for (const key of ['at', 'percent', 'bracketright']) {
    await press([key], 1);
    await expect(field).not.toHaveValue('', { timeout: 1000 });
    await field.fill('');
  }
});

test('keys that are held down come again, and no modifier stays down', async () => {
  const { page } = terminal;
  await page.evaluate(() => {
    const down = new Set<string>();
    window.addEventListener('keydown', ({ key }) => down.add(key), true);
    window.addEventListener('keyup', ({ key }) => down.delete(key), true);
    Object.assign(window, { keysDown: down });
  });
  await cashier.at('search-first-name').focus();
  await press(keysOf('%'), 300);
  await scan(columbia, 5);
  await expectFound(columbia);
  await press(['F1', 'F1'], 5);
  await expect
    .poll(() => page.evaluate(() => [...(window as unknown as { keysDown: Set<string> }).keysDown]))
    .toEqual([]);
});
