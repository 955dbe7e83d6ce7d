// The automatic lock: when it locks, what is on the screen then, and how it unlocks.
import { expect, test } from '@playwright/test';
import type { LockView, UnlockResult } from '../../../preload/contract';
import { cashierAt, type Cashier } from '../../support/cashier';
import { customerOf } from '../support/training-till';
import { launch, type Launched } from '../support/launch';
import { letPass } from '../support/let-pass';

const minute = 60_000;
const customer = customerOf('on-ordinary');

let terminal: Launched;
let cashier: Cashier;
const open = async (config: Record<string, unknown>): Promise<void> => {
  terminal = await launch({ config: { lockAfterMinutes: 5, ...config } });
  cashier = cashierAt(terminal.page);
};
test.afterEach(() => terminal.close());

/** Advances main's clocks and timers, and the page's clock. */
async function pass(milliseconds: number): Promise<void> {
  await letPass(terminal.app, milliseconds);
  await terminal.page.evaluate((ms) => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + ms;
  }, milliseconds);
}

const locked = async (): Promise<LockView | null> => (await cashier.view()).locked;

async function expectLocked(): Promise<void> {
  await expect(cashier.at('locked')).toBeVisible();
  expect(await locked()).not.toBeNull();
}

async function expectUnlocked(): Promise<void> {
  await expect(cashier.at('step')).toBeVisible();
  expect(await locked()).toBeNull();
}

function power(event: 'suspend' | 'lock-screen' | 'resume' | 'unlock-screen'): Promise<void> {
  return terminal.app.evaluate(({ powerMonitor }, name) => {
    powerMonitor.emit(name);
  }, event);
}

/** Scans the customer's licence by the training panel's command, without input at the page. */
async function scan(): Promise<void> {
  const scanned = await terminal.page.evaluate(async (name) => {
    const training = await window.terminal.getTraining();
    const licence = training?.licences.find((one) => one.name === name);
    return licence !== undefined && (await window.terminal.train({ type: 'scan', id: licence.id }));
  }, `${customer.firstName} ${customer.lastName}`);
  expect(scanned).toBe(true);
}

async function serve(): Promise<void> {
  await scan();
  await cashier.expectStep('verify');
  await expect(cashier.at('customer-account')).toContainText(customer.accountNumber.slice(-4));
}

/** No data of the customer in the page, the view or the window's title. */
async function expectNothingPersonal(): Promise<void> {
  const title = await terminal.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  expect(title).toBe('Flexiti POS Terminal');
  const seen = [await terminal.page.content(), JSON.stringify(await cashier.view())].join('\n').toLowerCase();
  const { firstName, lastName, birthDate, accountNumber } = customer;
  for (const text of [firstName, lastName, birthDate, accountNumber.slice(-4)]) {
    expect(seen.includes(text.toLowerCase()), text).toBe(false);
  }
}

const unlock = (pin: string | null): Promise<UnlockResult> =>
  terminal.page.evaluate((typed) => window.terminal.unlock(typed), pin);

test.describe('locks', () => {
  test('after a time without any key, mouse action or scan', async () => {
    await open({});
    await expectUnlocked();
    const done = {
      key: () => terminal.page.keyboard.press('Shift'),
      move: () => terminal.page.mouse.move(300, 300),
      wheel: () => terminal.page.mouse.wheel(0, 10),
      scan,
    };
    await pass(3 * minute);
    for (const [name, act] of Object.entries(done)) {
      await act();
      await pass(3 * minute);
      expect(await locked(), name).toBeNull();
    }
    await pass(3 * minute);
    await expectLocked();
    await expectNothingPersonal();
  });

  test('never where it is switched off', async () => {
    await open({ lockAfterMinutes: 0 });
    await pass(24 * 60 * minute);
    await expectUnlocked();
  });

  for (const event of ['suspend', 'lock-screen'] as const) {
    test(`at once on ${event}, and stays locked after it`, async () => {
      await open({});
      await serve();
      await power(event);
      await expectLocked();
      await expectNothingPersonal();
      await power(event === 'suspend' ? 'resume' : 'unlock-screen');
      await expectLocked();
    });
  }
});

test.describe('without a PIN', () => {
  test('unlocks by any key, with the customer still there', async () => {
    await open({});
    await serve();
    await power('suspend');
    await expectLocked();
    await terminal.page.keyboard.press('k');
    await expectUnlocked();
    await cashier.expectStep('verify');
    await expect(cashier.at('customer-account')).toContainText(customer.accountNumber.slice(-4));
  });

  test('locks again after it was unlocked', async () => {
    await open({});
    for (let times = 0; times < 2; times += 1) {
      await pass(5 * minute);
      await expectLocked();
      await terminal.page.keyboard.press('k');
      await expectUnlocked();
    }
  });
});

test.describe('with a PIN', () => {
  test('is locked from its start, so that a restart lets nobody in', async () => {
    await open({ unlockPin: '4711' });
    await expectLocked();
    expect(await unlock(null)).toEqual({ unlocked: false, againAt: null });
    expect(await unlock('4711')).toEqual({ unlocked: true, againAt: null });
    await expectUnlocked();
  });

  test('unlocks only by it', async () => {
    await open({ unlockPin: '4711' });
    expect(await unlock('4711')).toEqual({ unlocked: true, againAt: null });
    await serve();
    await power('suspend');
    await expectLocked();
    expect(await unlock(null)).toEqual({ unlocked: false, againAt: null });
    await cashier.at('unlock-pin').fill('4712');
    await terminal.page.keyboard.press('Enter');
    await expect(cashier.at('unlock-said')).not.toBeEmpty();
    await expectLocked();
    await expectNothingPersonal();
    await cashier.at('unlock-pin').fill('4711');
    await terminal.page.keyboard.press('Enter');
    await expectUnlocked();
    await cashier.expectStep('verify');
  });

  test('after three wrong ones rejects any for five seconds', async () => {
    await open({ unlockPin: '4711' });
    await power('suspend');
    await expectLocked();
    for (const pin of ['0000', '1111']) expect(await unlock(pin)).toEqual({ unlocked: false, againAt: null });
    const before = await terminal.app.evaluate(() => Date.now());
    const third = await unlock('2222');
    expect(third.unlocked).toBe(false);
    expect(third.againAt).toBeGreaterThanOrEqual(before + 5000);
    await pass(minute);
    expect(await unlock('4711')).toEqual({ unlocked: true, againAt: null });
    await expectUnlocked();
  });

  test('a scan meanwhile does not unlock, and is dropped', async () => {
    await open({ unlockPin: '4711' });
    await power('suspend');
    await expectLocked();
    await scan();
    await expect(cashier.at('locked-scanned')).toBeVisible();
    await expectLocked();
    await expectNothingPersonal();
    expect(await unlock('4711')).toEqual({ unlocked: true, againAt: null });
    await expectUnlocked();
    await cashier.expectStep('customer');
    await expectNothingPersonal();
  });
});
