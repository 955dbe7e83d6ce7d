// A keyboard wedge, and a person who types on the same terminal.
import { expect, test, type Locator } from '@playwright/test';
import { openKeyboardBench, person, personMs, type KeyboardBench, type Person } from './keyboard-bench';
import { keysOf, press } from '../support/keyboard-scanner';

const ontario = person('on-ordinary');
const columbia = person('bc-ordinary');
/** The shortest of its kind: at a slow scanner's rate each character costs time. */
const alberta = person('ab-ordinary');

let bench: KeyboardBench;

test.beforeAll(async () => {
  bench = await openKeyboardBench();
});
test.afterAll(async () => {
  await bench.close();
});
test.beforeEach(async () => {
  await bench.clear();
});

const at = (testId: string): Locator => bench.cashier.at(testId);
const scan = ({ payload }: Person, everyMs: number): Promise<void> =>
  bench.scanWhileBusy([...keysOf(payload), 'Return'], everyMs);
/** Changes if a scan has pressed the focused language button. */
const language = (): Promise<string> => bench.page.evaluate(() => document.documentElement.lang);

const focused: Record<string, () => Promise<Locator | null>> = {
  nothing: () => Promise.resolve(null),
  'the amount field': () => Promise.resolve(at('amount')),
  'a name field': async () => {
    await bench.cashier.byHand('name');
    return at('search-last-name');
  },
  'a button': () => Promise.resolve(at('language')),
};

for (const [what, find] of Object.entries(focused)) {
  for (const [rate, who] of [
    [1, ontario],
    [12, columbia],
    ...(what === 'a name field' ? ([[100, alberta]] as const) : []),
    ...(what === 'the amount field' ? ([[50, columbia]] as const) : []),
    ...(what === 'a button' ? ([[50, alberta]] as const) : []),
    ...(what === 'nothing' ? ([[100, columbia]] as const) : []),
  ] as const) {
    test(`a scan at ${rate} ms a key while ${what} has the focus finds the customer and types nothing`, async () => {
      const field = await find();
      const words = await language();
      if (field === null) await bench.blur();
      else await field.focus();
      await scan(who, rate);
      await bench.expectFound(who);
      expect(await bench.keysKept()).toEqual([]);
      await expect(at('amount')).toHaveValue('');
      expect(await language()).toBe(words);
    });
  }
}

test('a scan while the PIN field has the focus asks whether to start with the new customer, and the PIN stays', async () => {
  await scan(ontario, 12);
  await bench.expectFound(ontario);
  expect(await bench.keysSeen()).toEqual([]);
  await at('method-sms').click();
  await bench.page.waitForTimeout(personMs);
  await at('pin').pressSequentially('12');
  await expect(at('pin')).toHaveValue('12');
  const before = await bench.keysSeen();
  await scan(columbia, 12);
  await expect(at('pending-scan')).toContainText(columbia.shortName, { ignoreCase: true });
  await expect(at('pin')).toHaveValue('12');
  expect(await bench.keysSeen()).toEqual(before);
  await bench.page.waitForTimeout(personMs);
  await press(['Escape'], 1);
  await expect(at('pending-scan')).toHaveCount(0);
});

test('two scans in a row are not merged', async () => {
  await press([...keysOf(ontario.payload), ...keysOf(columbia.payload)], 2);
  await expect(at('pending-scan')).toContainText(columbia.shortName, { ignoreCase: true });
  await expect(at('customer-name')).toContainText(ontario.lastName);
  expect(await bench.keysSeen()).toEqual([]);
  await bench.page.waitForTimeout(personMs);
  await press(['Return'], 1);
  await bench.expectFound(columbia);
});

for (const [how, rate] of [
  ['quickly', 50],
  ['as people do', 120],
  ['slowly', 350],
] as const) {
  test(`what a person types ${how} arrives as typed, with cursor keys, Backspace, Ctrl+X, Ctrl+V, Tab and Enter in order`, async () => {
    const [first, last] = [at('search-first-name'), at('search-last-name')];
    await bench.cashier.byHand('name');
    await first.focus();
    await press(keysOf('a@b %x]L'), rate);
    await expect(first).toHaveValue('a@b %x]L');
    const keys = ['Left', 'BackSpace', 'at', 'Home', 'percent', 'shift+End', 'ctrl+x', 'at', 'Tab', 'bracketright'];
    await press([...keys, 'ctrl+v', 'percent', 'Return'], rate);
    await expect(first).toHaveValue('%@');
    await expect(last).toHaveValue(']a@b %x@L%');
    const typed = ['a', '@', 'b', ' ', '%', 'x', ']', 'L', 'ArrowLeft', 'Backspace', '@', 'Home', '%', 'End', 'Ctrl+x'];
    await expect.poll(() => bench.keysSeen()).toEqual([...typed, '@', 'Tab', ']', 'Ctrl+v', '%', 'Enter']);
    // Enter came last: the search has reported the missing field.
    await expect(at('search-birth-date')).toHaveAttribute('aria-invalid', 'true');
  });
}

test('nothing is read unless a field has the focus', async () => {
  await bench.blur();
  await scan(ontario, 5);
  await bench.expectFound(ontario);
});

for (const [field, typed] of [
  ['search-last-name', 'Jo'],
  ['search-birth-date', '19'],
] as const) {
  for (const everyMs of [5, 60]) {
    test(`control characters or the first characters stay in the focused field: ${field}, ${everyMs} ms a key`, async () => {
      await bench.cashier.byHand('name');
      await at(field).focus();
      // Directly after a person's keys, one of them selected: a scan must leave both.
      await press([...keysOf(typed), 'shift+Left'], 100);
      await expect(at(field)).toHaveValue(typed);
      await scan(columbia, everyMs);
      await bench.expectFound(columbia);
      expect(await bench.keysKept()).toEqual([...Array.from(typed), 'ArrowLeft']);
    });
  }
}

test('the word Enter stands inside the data', async () => {
  await bench.cashier.byHand('name');
  await at('search-last-name').focus();
  // CR and LF both as Enter.
  const sent = ontario.payload.replaceAll('\n', '\r');
  await bench.scanWhileBusy([...keysOf(sent), 'Return'], 5);
  await bench.expectFound(ontario);
  await expect.poll(async () => (await bench.payloadsRead()).at(-1)?.trimEnd()).toBe(sent.trimEnd());
  expect(await bench.keysSeen()).toEqual([]);
});

test('Enter in the data presses a button', async () => {
  const words = await language();
  await at('language').focus();
  await bench.scanWhileBusy([...keysOf(ontario.payload.replaceAll('\n', '\r')), 'Return', 'Return'], 8);
  await bench.expectFound(ontario);
  expect(await language()).toBe(words);
  expect(await bench.keysSeen()).toEqual([]);
});

test('the code is read twice', async () => {
  // An unknown customer's: only then is the same licence read again.
  const nobody = ontario.payload.replace(/(?<=DCS)[A-Z]+/, (name) => 'X'.repeat(name.length));
  const keys = [...keysOf(nobody), 'Return', 'ctrl+j', 'Tab'];
  const before = (await bench.payloadsRead()).length;
  await bench.scanWhileBusy(keys, 5);
  await expect(at('nobody')).toBeVisible();
  // Longer than a second reading would take, and than the time in which a repeated scan is ignored.
  await bench.page.waitForTimeout(2500);
  expect(await bench.payloadsRead()).toHaveLength(before + 1);
  await bench.scanWhileBusy(keys, 5);
  await expect.poll(async () => (await bench.payloadsRead()).length).toBe(before + 2);
});

test('a start character alone reaches its field', async () => {
  const field = at('search-first-name');
  await bench.cashier.byHand('name');
  await field.focus();
  for (const key of ['at', 'percent', 'bracketright']) {
    await press([key], 1);
    await expect(field).not.toHaveValue('', { timeout: 1000 });
    await field.fill('');
  }
});

test('held keys repeat, and no modifier stays down', async () => {
  const { page } = bench;
  await page.evaluate(() => {
    const down = new Set<string>();
    window.addEventListener('keydown', ({ key }) => down.add(key), true);
    window.addEventListener('keyup', ({ key }) => down.delete(key), true);
    Object.assign(window, { keysDown: down });
  });
  await bench.cashier.byHand('name');
  await at('search-first-name').focus();
  await press(keysOf('%'), 300);
  await scan(columbia, 5);
  await bench.expectFound(columbia);
  await press(['F1', 'F1'], 5);
  await expect
    .poll(() => page.evaluate(() => [...(window as unknown as { keysDown: Set<string> }).keysDown]))
    .toEqual([]);
});

test('a scanner that sends F2 for LF clears no customer', async () => {
  await scan(ontario, 12);
  await bench.expectFound(ontario);
  await press(
    Array.from(alberta.payload).flatMap((character) => (character === '\n' ? ['F2'] : keysOf(character))),
    12,
  );
  await expect(at('pending-scan')).toContainText(alberta.shortName, { ignoreCase: true });
  await bench.page.waitForTimeout(personMs);
  await press(['Escape'], 1);
  await expect(at('pending-scan')).toHaveCount(0);
  await bench.expectFound(ontario);
});

for (const key of ['F2', 'F9', 'Escape', 'ctrl+l', 'Return', 'Home']) {
  test(`${key} before and behind a scan presses nothing`, async () => {
    await bench.blur();
    await press([key, ...keysOf(alberta.payload), key], 12);
    await bench.expectFound(alberta);
    expect(await bench.keysKept()).toEqual([]);
  });
}

test('a person’s shortcuts reach the page and its fields', async () => {
  const field = at('search-first-name');
  await bench.cashier.byHand('name');
  await field.focus();
  await press(['a', 'b', 'ctrl+a', 'ctrl+x'], 120);
  await expect(field).toHaveValue('');
  await press(['ctrl+v', 'Home', 'c', 'End', 'BackSpace'], 120);
  await expect(field).toHaveValue('ca');
  await press(['Tab'], 120);
  await expect(field).not.toBeFocused();
  await press(['ctrl+l'], 120);
  await expect(at('locked')).toBeVisible();
  await press(['Return'], 120);
  await expect(at('locked')).toHaveCount(0);
});
