// Codes that are no licence, from a keyboard wedge, while a text field has the focus.
import { expect, test } from '@playwright/test';
import { openKeyboardBench, person, personMs, type KeyboardBench } from './keyboard-bench';
import { keysOf, press } from '../support/keyboard-scanner';

const ean = '5012345678900';
const code128 = 'FX-4471/B';
const card = person('on-ordinary');

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

/** The code was taken for a scan: only then is there a notice. */
async function expectTaken(): Promise<void> {
  await expect(bench.cashier.at('notice')).toBeVisible();
}

// All rates with all suffixes are tested without a window, in test/main/scanner.
for (const [everyMs, ending, suffix] of [
  [1, 'Return', ['Return']],
  [5, 'silence', []],
  [5, 'Tab', ['Tab']],
  [15, 'Return', ['Return']],
] as const) {
  for (const [what, code] of [
    ['an EAN', ean],
    ['a Code 128', code128],
  ] as const) {
    test(`${what} at ${everyMs} ms a key, ended by ${ending}: leaves a name field unchanged`, async () => {
      const field = bench.cashier.at('search-last-name');
      await bench.cashier.byHand('name');
      await field.fill('Tremblay');
      await field.focus();
      await bench.scanWhileBusy([...keysOf(code), ...suffix], everyMs);
      await expectTaken();
      expect(await bench.keysKept()).toEqual([]);
      await expect(field).toHaveValue('Tremblay');
      await expect(field).toBeFocused();
    });
  }

  test(`a card number at ${everyMs} ms a key, ended by ${ending}, is looked up`, async () => {
    await bench.cashier.byHand('name');
    await bench.cashier.at('search-last-name').focus();
    await bench.scanWhileBusy([...keysOf(card.vccNumber), ...suffix], everyMs);
    await bench.cashier.expectStep('verify');
    await expect(bench.cashier.at('customer-account')).toContainText(card.accountNumber.slice(-4));
    expect(await bench.keysKept()).toEqual([]);
  });
}

test('a code leaves a selected name and its selection', async () => {
  const field = bench.cashier.at('search-last-name');
  await bench.cashier.byHand('name');
  await field.fill('Tremblay');
  await field.focus();
  await press(['ctrl+a'], 60);
  await bench.scanWhileBusy([...keysOf(ean), 'Return'], 12);
  await expectTaken();
  await expect(field).toHaveValue('Tremblay');
  expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([0, 8]);
  await bench.page.waitForTimeout(personMs);
  await press(['a'], 60);
  await expect(field).toHaveValue('a');
});

test('a code leaves the formatted and selected amount', async () => {
  await bench.cashier.amount(129_900);
  const field = bench.cashier.at('amount');
  await expect(field).toHaveValue(/1,299\.00/);
  await bench.blur();
  await field.focus();
  await bench.scanWhileBusy([...keysOf(ean), 'Return'], 12);
  await expectTaken();
  await expect(field).toHaveValue(/^1,299\.00$/);
});

test('a code that begins with 0 leaves an empty amount empty', async () => {
  const field = bench.cashier.at('amount');
  await field.focus();
  await bench.scanWhileBusy([...keysOf('0012345678905'), 'Return'], 12);
  await expectTaken();
  await expect(field).toHaveValue('');
});

test('a code leaves a full field', async () => {
  const field = bench.cashier.at('search-postal-code');
  await bench.cashier.byHand('name');
  await field.fill('H2X 1Y4 ab');
  await field.focus();
  await bench.scanWhileBusy([...keysOf(ean), 'Return'], 12);
  await expectTaken();
  await expect(field).toHaveValue('H2X 1Y4 ab');
});

test('a code leaves a half typed PIN', async () => {
  const ontario = person('on-ordinary');
  await press([...keysOf(ontario.payload), 'Return'], 2);
  await bench.expectFound(ontario);
  await bench.cashier.at('method-sms').click();
  const pin = bench.cashier.at('pin');
  await expect(pin).toBeFocused();
  await bench.page.waitForTimeout(personMs);
  await press(['1', '2'], 100);
  await expect(pin).toHaveValue('12');
  await bench.scanWhileBusy([...keysOf(ean), 'Return'], 12);
  await expectTaken();
  await expect(pin).toHaveValue('12');
});

test('a code triggers no shortcut and no button where no text field has the focus', async () => {
  const words = await bench.page.evaluate(() => document.documentElement.lang);
  for (const testId of [null, 'language']) {
    if (testId === null) await bench.blur();
    else await bench.cashier.at(testId).focus();
    await bench.scanWhileBusy([...keysOf('1234567890128'), 'Return'], 12);
    await expectTaken();
    expect(await bench.keysSeen()).toEqual([]);
    await bench.clear();
  }
  expect(await bench.page.evaluate(() => document.documentElement.lang)).toBe(words);
});

test('an amount typed by a person is no code', async () => {
  const field = bench.cashier.at('amount');
  await field.focus();
  await press([...keysOf('12345678'), 'Return'], 60);
  await expect(field).toHaveValue(/123,456\.78/);
  expect(await bench.keysSeen()).toEqual([...Array.from('12345678'), 'Enter']);
});
