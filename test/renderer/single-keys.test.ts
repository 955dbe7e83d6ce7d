// Digits and letters as shortcuts: printed only while they do what they stand beside, and not at all where the store has
// switched them off.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { View } from '../../preload/contract';
import { press, renderTerminal } from './render-terminal';
import { training } from './training-views';
import { account, everyCase, inLanguage, onCustomer, view } from './views';

const verify = (): View => {
  const seen = everyCase()['verify-none'];
  if (!seen) throw new Error('verify-none');
  return seen;
};

const one = (name: string): View => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};
const without = (seen: View): View => ({ ...seen, terminal: { ...seen.terminal, singleKeys: false } });

/** What assistive technology is told of keys of one character, but for the amount’s. */
function shortcuts(): string[] {
  return [...document.querySelectorAll('[aria-keyshortcuts]:not(input[data-testid=amount])')]
    .filter((element) => element.checkVisibility())
    .map((element) => element.getAttribute('aria-keyshortcuts') ?? '')
    .filter((key) => key.length === 1);
}

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

  test.each(['en-CA', 'fr-CA'] as const)('no hint asks for a number, in %s', async (language) => {
    const numbers = /number|numéro/;
    const hint = (): string => document.querySelector('main header p')?.textContent ?? '';
    const { api, byId } = await renderTerminal(one('customer-choosing'), language);
    await expect.poll(hint).toMatch(numbers);
    api.show(inLanguage(without(one('customer-choosing')), language));
    await expect.poll(hint).not.toMatch(numbers);
    expect(hint()).not.toBe('');
    for (const name of ['parked-one', 'parked-twelve']) {
      api.show(inLanguage(without(one(name)), language));
      await byId('parked-key').click();
      await expect.element(byId('parked-list')).toBeVisible();
      const said = byId('parked-list').element().querySelector('header p')?.textContent;
      expect(said).not.toMatch(numbers);
      expect(said).toMatch(/customer|client/);
    }
  });
});

describe('aria-keyshortcuts', () => {
  const screens: [string, View, string[]][] = [
    ['the ways to verify', verify(), ['2', '3', '4']],
    ['the accounts', one('customer-choosing'), ['1', '2', '4']],
    ['one account', one('customer-one-closed'), []],
    ['the answers', one('customer-question-account'), ['1', '2']],
    ['what is copied', one('hand-over'), ['1', '2', '3', '4', '5', '6']],
    ['nobody found', one('customer-nobody'), ['1', '2', '3']],
    ['asking again', one('quote-refused'), ['1']],
  ];

  test.each(screens)('says what is printed: %s', async (_what, seen, keys) => {
    const { api } = await renderTerminal(seen);
    await expect.poll(shortcuts).toEqual(keys);
    api.show(without(seen));
    await expect.poll(shortcuts).toEqual([]);
  });

  test.each([
    [true, ['1', '2', '3', '4', '5', '6', '7', '8', '9']],
    [false, []],
  ])('of parked customers, and of what training has: %s', async (singleKeys, keys) => {
    const seen = one('parked-twelve');
    const trained = { ...seen.terminal, training: true, singleKeys };
    const { byId } = await renderTerminal({ ...seen, terminal: trained }, 'en-CA', training);
    await byId('parked-key').click();
    await expect.element(byId('parked-list')).toBeVisible();
    await expect.poll(shortcuts).toEqual(keys);
    press('Escape');
    await byId('training-key').click();
    await expect.element(byId('training-panel')).toBeVisible();
    await expect.poll(shortcuts).toEqual(keys);
    await byId('training-tab-outages').click();
    await expect.poll(shortcuts).toEqual(keys.slice(0, 5));
  });
});
