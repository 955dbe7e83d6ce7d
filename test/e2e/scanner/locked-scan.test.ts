// A scanner that types, before the locked screen: what it types is a scan, never a key that unlocks and never a PIN.
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
  // What comes sooner is the rest of it.
  await bench.page.waitForTimeout(personMs);
}

/** The first key that xdotool presses may be long in coming, a scanner's is not. */
const scan = ({ payload }: Person, everyMs: number): Promise<void> => type(['Shift_L', ...keysOf(payload)], everyMs);

test.describe('with a PIN', () => {
  test.beforeEach(async () => {
    bench = await openKeyboardBench({ unlockPin: pin });
    await expect(at('unlock-pin')).toBeFocused();
  });

  /** A person types the PIN, and it is looked at at once. */
  async function unlockAtOnce(): Promise<void> {
    await type(keysOf(pin), 80);
    await expect(at('step')).toBeVisible();
    expect(await locked()).toBeNull();
  }

  for (const everyMs of [1, 12, 50]) {
    test(`scans at ${everyMs} ms a key are told of, leave nothing in the field, and count as no wrong PIN`, async () => {
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

  test('nor is the code of a card or of an account a PIN, though it is digits alone', async () => {
    for (const digits of [ontario.vccNumber, columbia.accountNumber, manitoba.vccNumber, ontario.accountNumber]) {
      await type(['Shift_L', ...keysOf(digits)], 8);
      await expect(at('locked-scanned')).toBeVisible();
      await expect(at('unlock-pin')).toHaveValue('');
      await expect(at('unlock-said')).toBeEmpty();
    }
    await unlockAtOnce();
    await expect(at('customer-account')).toHaveCount(0);
  });

  test('a scan in the middle of the PIN takes nothing of it away', async () => {
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
    test(`a scan at ${everyMs} ms a key unlocks an empty counter and starts`, async () => {
      await lock();
      await scan(ontario, everyMs);
      await expect(at('step')).toBeVisible();
      // Also where this machine was so busy that it cut the scan: what counts here is that it was taken.
      await expect(at('customer-name')).toBeVisible();
      expect(await locked()).toBeNull();
      await expect(at('amount')).toHaveValue('');
    });

    test(`with a customer on the counter a scan at ${everyMs} ms a key is told to wait, and no key of it unlocks`, async () => {
      const { firstName, lastName, birthDate } = customerOf('on-ordinary');
      await at('search-first-name').fill(firstName);
      await at('search-last-name').fill(lastName);
      await at('search-birth-date').fill(birthDate);
      await at('search').click();
      await bench.expectFound(ontario);
      await lock();
      await scan(columbia, everyMs);
      await expect(at('locked-scanned')).toBeVisible();
      expect(await locked()).toEqual({ needsPin: false, scanned: true });
      await press(['k'], 1);
      await bench.expectFound(ontario);
      await expect(at('pending-scan')).toHaveCount(0);
      expect(await bench.payloadsRead()).toEqual([]);
    });
  }
});
