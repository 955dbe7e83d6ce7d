// A keyboard wedge at the locked screen: its keys are a scan, never a key that unlocks or a PIN.
import { expect, test, type Locator } from '@playwright/test';
import type { LockView } from '../../../preload/contract';
import { customerOf } from '../support/training-till';
import { openKeyboardBench, person, personMs, type KeyboardBench, type Person } from './keyboard-bench';
import { keysOf, press } from '../support/keyboard-scanner';

const ontario = person('on-ordinary');
const columbia = person('bc-ordinary');
const manitoba = person('mb-ordinary');
const pin = '4711';

let bench: KeyboardBench;
const at = (testId: string): Locator => bench.cashier.at(testId);
const locked = async (): Promise<LockView | null> => (await bench.cashier.view()).locked;

test.afterEach(() => bench.close());

async function lock(): Promise<void> {
  await bench.page.evaluate(() => window.terminal.lock());
  await expect(at('locked')).toBeVisible();
}

async function type(keys: readonly string[], everyMs: number): Promise<void> {
  await press([...keys, 'Return'], everyMs);
  // Keys that come sooner belong to it.
  await bench.page.waitForTimeout(personMs);
}

/** Begins with a modifier: xdotool's first key may be late, unlike a scanner's. */
const scan = ({ payload }: Person, everyMs: number): Promise<void> => type(['Shift_L', ...keysOf(payload)], everyMs);

test.describe('with a PIN', () => {
  test.beforeEach(async () => {
    bench = await openKeyboardBench({ unlockPin: pin });
    await expect(at('unlock-pin')).toBeFocused();
  });

  /** A person types the PIN, which is checked at once. */
  async function unlockAtOnce(): Promise<void> {
    await type(keysOf(pin), 80);
    await expect(at('step')).toBeVisible();
    expect(await locked()).toBeNull();
  }

  for (const everyMs of [1, 12, 50]) {
    test(`scans at ${everyMs} ms a key are reported, leave the field empty, and do not count as a wrong PIN`, async () => {
      // Four licences at 50 ms a key take almost a minute.
      test.setTimeout(120_000);
      for (const who of [ontario, columbia, manitoba, ontario]) {
        await scan(who, everyMs);
        await expect(at('locked-scanned')).toBeVisible();
        await expect(at('unlock-pin')).toHaveValue('');
        await expect(at('unlock-said')).toBeEmpty();
      }
      expect(await locked()).toEqual({ needsPin: true, scanned: true });
      await unlockAtOnce();
      await bench.cashier.expectStep('customer');
      await expect(at('customer-name')).toHaveCount(0);
      await expect(at('pending-scan')).toHaveCount(0);
      expect(await bench.payloadsRead()).toEqual([]);
    });
  }

  test('the code of a card or an account is no PIN, although it has only digits', async () => {
    for (const digits of [ontario.vccNumber, columbia.accountNumber, manitoba.vccNumber, ontario.accountNumber]) {
      await type(['Shift_L', ...keysOf(digits)], 8);
      await expect(at('locked-scanned')).toBeVisible();
      await expect(at('unlock-pin')).toHaveValue('');
      await expect(at('unlock-said')).toBeEmpty();
    }
    await unlockAtOnce();
    await expect(at('customer-account')).toHaveCount(0);
  });

  test('a scan in the middle of the PIN leaves the typed digits', async () => {
    await press(keysOf(pin.slice(0, 2)), 80);
    await expect(at('unlock-pin')).toHaveValue(pin.slice(0, 2));
    await bench.page.waitForTimeout(personMs);
    await scan(ontario, 12);
    await expect(at('locked-scanned')).toBeVisible();
    await expect(at('unlock-pin')).toHaveValue(pin.slice(0, 2));
    await type(keysOf(pin.slice(2)), 80);
    await expect(at('step')).toBeVisible();
  });
});

test.describe('without a PIN', () => {
  test.beforeEach(async () => {
    bench = await openKeyboardBench();
  });

  for (const everyMs of [1, 12]) {
    test(`a scan at ${everyMs} ms a key unlocks a terminal without a customer and starts`, async () => {
      await lock();
      await scan(ontario, everyMs);
      await expect(at('step')).toBeVisible();
      // Also where a busy machine cut the scan: it only has to count as one.
      await expect(at('customer-name')).toBeVisible();
      expect(await locked()).toBeNull();
      await expect(at('amount')).toHaveValue('');
    });

    test(`during a customer a scan at ${everyMs} ms a key is deferred, and none of its keys unlocks`, async () => {
      const { firstName, lastName, birthDate } = customerOf('on-ordinary');
      await bench.cashier.newCustomer();
      await bench.cashier.byHand('name');
      await at('search-first-name').fill(firstName);
      await at('search-last-name').fill(lastName);
      await at('search-birth-date').fill(birthDate);
      await at('primary').click();
      await bench.expectFound(ontario);
      await lock();
      await scan(columbia, everyMs);
      await expect(at('locked-scanned')).toBeVisible();
      expect(await locked()).toEqual({ needsPin: false, scanned: true });
      // What comes sooner may be the rest of the scan.
      await bench.page.waitForTimeout(personMs);
      await press(['k'], 1);
      await bench.expectFound(ontario);
      await expect(at('pending-scan')).toHaveCount(0);
      expect(await bench.payloadsRead()).toEqual([]);
    });
  }
});
