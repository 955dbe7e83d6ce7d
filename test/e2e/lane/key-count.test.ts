// How many keys a sale takes, from the scan to the next customer. What the README says is what is counted here.
import { expect, test } from '@playwright/test';
import { customerOf, tillIn } from '../support/training-till';

const till = tillIn('fr-CA');
const at = (testId: string) => till.at(testId);
const rosalind = customerOf('nb-french-speaking');

/** Presses keys one by one; gives how many. */
async function press(...keys: string[]): Promise<number> {
  for (const key of keys) await till.press(key);
  return keys.length;
}

async function type(digits: string): Promise<number> {
  return press(...digits.split(''));
}

/** The amount is typed while the account is being found. */
async function amount(digits: string): Promise<number> {
  await till.scan(rosalind);
  await till.cashier.expectStep('verify');
  await expect(at('amount')).toBeFocused();
  const count = (await type(digits)) + (await press('Enter'));
  await expect(at('method-sms')).toBeEnabled();
  await expect(at('primary')).toBeEnabled();
  return count;
}

async function done(): Promise<number> {
  await till.cashier.expectStep('handOver');
  const count = await press('Enter', 'F2');
  await expect(at('notice')).toContainText(till.say('screens_note_done'));
  return count;
}

test('with a PIN by text, and the plan chosen while it is on its way: 16 keys, of which 10 are the amount and the PIN', async () => {
  let count = await amount('120000');
  count += await press('Enter');
  await expect(at('pin')).toBeFocused();
  count += await press('c');
  await expect(at('plan-4-6')).toHaveAttribute('data-chosen', 'true');
  const pin = /\d{4}/.exec((await at('training-pin').textContent()) ?? '')?.[0] ?? '';
  count += (await type(pin)) + (await press('Enter'));
  count += await done();
  expect(count).toBe(16);
});

test('without a PIN, where the amount allows it: the one way to pay is chosen already, 10 keys, of which 5 are the amount', async () => {
  let count = await amount('19999');
  count += await press('Enter');
  await till.cashier.expectStep('quote');
  await expect(at('regular')).toHaveAttribute('data-chosen', 'true');
  count += await press('Enter');
  count += await done();
  expect(count).toBe(10);
});
