// Digits and letters as shortcuts: printed only while they do what they stand beside, and not at all where the store has
// switched them off.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { View } from '../../preload/contract';
import { press, renderTerminal } from './render-terminal';
import { account, everyCase, onCustomer, view } from './views';

const verify = (): View => {
  const seen = everyCase()['verify-none'];
  if (!seen) throw new Error('verify-none');
  return seen;
};

function caps(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main :enabled .key')].filter(({ textContent }) =>
    /^\d+$/.test(textContent),
  );
}

describe('while the amount has the focus', () => {
  test('no number is printed on a row, because it would become part of the amount', async () => {
    const { api, byId } = await renderTerminal(verify());
    expect(caps().length).toBeGreaterThan(0);
    expect(caps().every((cap) => getComputedStyle(cap).visibility === 'visible')).toBe(true);
    await byId('amount').click();
    await expect.poll(() => caps().every((cap) => getComputedStyle(cap).visibility === 'hidden')).toBe(true);
    await userEvent.keyboard('3');
    expect(api.intended).toEqual([]);
    await expect.element(byId('amount')).toHaveValue('0.03');
  });

  test('Enter takes the amount and leaves the field, so that the next number is a row’s', async () => {
    const { api, byId } = await renderTerminal(verify());
    await byId('amount').click();
    await userEvent.keyboard('45000{Enter}');
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 45_000 }]);
    await expect.element(byId('amount')).not.toHaveFocus();
    await expect.poll(() => caps().every((cap) => getComputedStyle(cap).visibility === 'visible')).toBe(true);
    press('3', document.body);
    expect(api.intended.at(-1)).toEqual({ type: 'verify', format: 'email' });
  });
});

describe('switched off', () => {
  const without = (seen: View): View => ({ ...seen, terminal: { ...seen.terminal, singleKeys: false } });

  test.each([
    ['the ways to verify', verify(), '2'],
    [
      'the accounts',
      onCustomer({ kind: 'choosing', accounts: [account({}), account({ number: '•••••1001' })], unread: 0 }),
      '1',
    ],
  ])('%s have no numbers, and none does anything', async (_what, seen, digit) => {
    const { api } = await renderTerminal(without(view(seen.screen)));
    expect(caps()).toEqual([]);
    press(digit, document.body);
    expect(api.intended).toEqual([]);
  });

  test('Enter and the keys of the key row still do what they say', async () => {
    const { api } = await renderTerminal(without(verify()));
    press('Enter', document.body);
    expect(api.intended).toEqual([{ type: 'verify', format: 'sms' }]);
  });
});
