// Parked customers: parked, called out, listed over the step, resumed by their number, and removed by no single key.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { Language, View } from '../../../preload/contract';
import { falseOutlines } from '../outlines';
import { expectAccessible, press, renderTerminal, type Rendered } from '../render-terminal';
import { everyCase, manyParked, parked } from '../views';

const one = (name: string): View => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

async function open(seen: View, language: Language = 'en-CA'): Promise<Rendered> {
  const rendered = await renderTerminal(seen, language);
  await expect.element(rendered.byId('parked-key')).toBeVisible();
  press('F6');
  await expect.element(rendered.byId('parked-list')).toBeVisible();
  return rendered;
}

const lists = ['parked-one', 'parked-three', 'parked-twelve'];
const prefer = async (value: 'light' | 'dark'): Promise<void> => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
};

describe.each(['en-CA', 'fr-CA'] as const)('the list in %s', (language) => {
  test.each(lists)('%s draws, runs over no edge, can be touched, and axe finds nothing', async (name) => {
    const { byId } = await open(one(name), language);
    expect(falseOutlines()).toEqual([]);
    await byId('remove-1').click();
    expect(falseOutlines()).toEqual([]);
    for (const [width, height] of [
      [1920, 1080],
      [512, 384],
      [1024, 768],
    ] as const) {
      await page.viewport(width, height);
      expect(document.documentElement.scrollWidth, `${String(width)} wide`).toBeLessThanOrEqual(width);
      const step = byId('step').element();
      expect(step.scrollWidth, `step at ${String(width)}`).toBeLessThanOrEqual(step.clientWidth);
      for (const button of byId('parked-list').element().querySelectorAll('button')) {
        expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
        expect(button.scrollWidth, button.textContent).toBeLessThanOrEqual(button.clientWidth);
      }
    }
    expect(byId('parked-list').element().textContent).not.toMatch(/undefined|\[object|NaN|screens_|Invalid/);
    await expectAccessible();
  });
});

describe('in the dark theme', () => {
  beforeAll(() => prefer('dark'));
  afterAll(() => prefer('light'));

  test.each(lists)('%s', async (name) => {
    const { byId } = await open(one(name));
    await byId('remove-1').click();
    expect(falseOutlines()).toEqual([]);
    await expectAccessible();
  });
});

describe('F4', () => {
  test('parks the customer on the counter', async () => {
    const { api, byId } = await renderTerminal(one('verify-none'));
    press('F4');
    await byId('park').click();
    expect(api.intended).toEqual([{ type: 'park' }, { type: 'park' }]);
  });

  test('is not there on an empty counter', async () => {
    const { api, byId } = await renderTerminal(one('customer-empty'));
    await expect.element(byId('new-customer')).toBeVisible();
    await expect.element(byId('park')).not.toBeInTheDocument();
    press('F4');
    expect(api.intended).toEqual([]);
  });

  test('is followed by the name to call out, and what to say in the customer’s language', async () => {
    const { byId, api } = await renderTerminal(one('parked-just-now'));
    await expect.element(byId('notice')).toHaveTextContent('Number 2: Maélie T. is parked.');
    await expect.element(byId('say')).toHaveTextContent('« Vous avez le numéro 2.');
    await expect.element(byId('say')).toHaveTextContent('You are number 2.');
    api.show({
      ...one('parked-just-now'),
      notice: { code: 'parked', params: { number: 4, name: '' }, tone: 'info' },
    });
    await expect.element(byId('notice')).toHaveTextContent('Number 4: the customer is parked.');
    await expect.element(byId('say')).toHaveTextContent('“You are number 4.');
  });
});

describe('F6', () => {
  test('is there with the count, and shows in words that there is news', async () => {
    const { api, byId } = await renderTerminal({ ...one('verify-none'), parked: [parked(1), parked(2)] });
    await expect.element(byId('parked-key')).toHaveTextContent('Parked (2)');
    expect(byId('parked-key').element().querySelectorAll('svg')).toHaveLength(0);
    api.show({ ...one('verify-none'), parked: [parked(1), parked(2, { news: true })] });
    await expect.element(byId('parked-key')).toHaveTextContent('Parked (2), something new');
    expect(byId('parked-key').element().querySelectorAll('svg')).toHaveLength(1);
    api.show({ ...one('verify-none'), parked: [] });
    await expect.element(byId('parked-key')).not.toBeInTheDocument();
    press('F6');
    await expect.element(byId('parked-list')).not.toBeInTheDocument();
  });

  test('opens and closes; a step underneath keeps what was typed, and the focus', async () => {
    const { byId } = await renderTerminal({ ...one('customer-empty'), parked: manyParked() });
    await byId('by-hand-name').click();
    await byId('search-first-name').fill('Maélie');
    press('F6');
    await expect.element(byId('parked-list')).toBeVisible();
    await expect.element(byId('search-first-name')).not.toBeVisible();
    press('F6');
    await expect.element(byId('parked-list')).not.toBeInTheDocument();
    await expect.element(byId('search-first-name')).toHaveValue('Maélie');
    await expect.element(byId('search-first-name')).toHaveFocus();
    press('F6');
    await expect.element(byId('parked-list')).toBeVisible();
    press('Escape');
    await expect.element(byId('parked-list')).not.toBeInTheDocument();
    await expect.element(byId('search-first-name')).toHaveFocus();
  });
});

describe('a row', () => {
  test('shows the number, the name, the time, the state and the amount', async () => {
    const { byId } = await open(one('parked-twelve'));
    await expect.element(byId('parked-2')).toHaveTextContent('2 accounts to choose from');
    await expect.element(byId('parked-2')).toHaveTextContent('$12,345.67');
    await expect.element(byId('parked-2')).toHaveTextContent(/since .*10:42/);
    await expect.element(byId('parked-3')).toHaveTextContent('Number ending in 0042');
    await expect.element(byId('parked-3')).toHaveTextContent('PIN sent, to be entered');
    await expect.element(byId('parked-3')).toHaveTextContent('New');
    await expect.element(byId('parked-6')).toHaveTextContent('Name not known');
    const number = byId('parked-1').element().querySelector('.number');
    expect(number && getComputedStyle(number).fontSize).toBe('40px');
  });

  test('one account is not “accounts”, in either language', async () => {
    const alone = [parked(1, { state: 'accounts', accounts: 1 })];
    const { byId, api } = await open({ ...one('customer-empty'), parked: alone });
    await expect.element(byId('parked-state')).toHaveTextContent('1 account to choose');
    api.show({
      ...one('customer-empty'),
      parked: alone,
      terminal: { ...one('customer-empty').terminal, language: 'fr-CA' },
    });
    await expect.element(byId('parked-state')).toHaveTextContent('1 compte à choisir');
  });

  test('is resumed by its number, not by its place, and by nothing of the step below', async () => {
    const seen = { ...one('verify-none'), parked: [parked(3), parked(7), parked(12)] };
    const { api, byId } = await open(seen);
    for (const key of ['2', '4', '5', '7']) press(key);
    expect(api.intended).toEqual([{ type: 'resume', number: 7 }]);
    for (const key of ['1', '2']) press(key);
    expect(api.intended.at(-1)).toEqual({ type: 'resume', number: 12 });
    await byId('resume-12').click();
    expect(api.intended.at(-1)).toEqual({ type: 'resume', number: 12 });
  });

  test('is reached by the arrows, first where there is news, and resumed by Enter', async () => {
    const { api, byId } = await open(one('parked-twelve'));
    await expect.element(byId('resume-3')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(byId('resume-5')).toHaveFocus();
    await expect.element(byId('primary')).toHaveTextContent('Go on with number 5');
    await userEvent.keyboard('{End}{ArrowDown}{Enter}');
    await expect.element(byId('resume-12')).toHaveFocus();
    expect(api.intended).toEqual([{ type: 'resume', number: 12 }]);
    await byId('primary').click();
    expect(api.intended).toHaveLength(2);
  });
});

describe('removing', () => {
  test('asks in place; another Enter, or Esc, does not remove the customer', async () => {
    const { api, byId } = await open(one('parked-three'));
    await byId('remove-2').click();
    await expect.element(byId('remove-question')).toHaveTextContent('Remove number 2 for good?');
    await expect.element(byId('remove-question')).toHaveFocus();
    press('2');
    await userEvent.keyboard('{Enter}');
    await expect.element(byId('remove-question')).not.toBeInTheDocument();
    await expect.element(byId('resume-2')).toHaveFocus();
    await byId('remove-2').click();
    await expect.element(byId('remove-question')).toBeVisible();
    press('Escape');
    await expect.element(byId('remove-question')).not.toBeInTheDocument();
    await expect.element(byId('parked-list')).toBeVisible();
    expect(api.intended).toEqual([]);
  });

  test('is done on yes, and the focus stays in the list', async () => {
    const seen = one('parked-three');
    const { api, byId } = await open(seen);
    await byId('remove-3').click();
    await byId('remove-yes').click();
    expect(api.intended).toEqual([{ type: 'discard', number: 3 }]);
    api.show({ ...seen, parked: manyParked().slice(0, 2) });
    await expect.element(byId('parked-3')).not.toBeInTheDocument();
    await expect.poll(() => byId('parked-list').element().contains(document.activeElement)).toBe(true);
  });
});

describe('a row above the others is removed', () => {
  test('the focus is on the next one, and the arrows still know every row', async () => {
    const seen = one('parked-three');
    const { api, byId } = await open(seen);
    await byId('remove-1').click();
    await byId('remove-yes').click();
    api.show({ ...seen, parked: manyParked().slice(1, 3) });
    await expect.element(byId('parked-1')).not.toBeInTheDocument();
    await expect.element(byId('resume-2')).toHaveFocus();
    press('ArrowDown');
    await expect.element(byId('resume-3')).toHaveFocus();
    press('ArrowUp');
    await expect.element(byId('resume-2')).toHaveFocus();
  });
});

describe('the list closes', () => {
  const seen = (): View => ({ ...one('customer-empty'), parked: manyParked() });

  test('when no customer is parked any more, and does not reopen automatically', async () => {
    const { api, byId } = await open(seen());
    api.show({ ...seen(), parked: [] });
    await expect.element(byId('parked-list')).not.toBeInTheDocument();
    api.show(seen());
    await expect.element(byId('parked-key')).toBeVisible();
    await expect.element(byId('parked-list')).not.toBeInTheDocument();
  });

  test.each([
    ['another flow', { flowId: 'flow-2' }],
    ['a scanned customer', one('customer-searching')],
    ['a second scan', { pendingScan: { number: 1, kind: 'licence', name: 'Ottilie F.' } }],
  ] as [string, Partial<View>][])('when there is %s', async (_, changes) => {
    const { api, byId } = await open(seen());
    api.show({ ...seen(), ...changes, parked: manyParked() });
    await expect.element(byId('parked-list')).not.toBeInTheDocument();
  });

  test('not when something happens to another parked customer', async () => {
    const { api, byId } = await open(seen());
    api.show({ ...seen(), parked: [parked(1, { state: 'nobody', news: true })] });
    await expect.element(byId('parked-1')).toHaveTextContent('No account found');
  });
});

test('where nothing is stored, the list warns of the consequence', async () => {
  const { api, byId } = await open(one('parked-three'));
  await expect.element(byId('keeping')).toHaveTextContent('Write down who is waiting');
  api.show({ ...one('parked-three'), keeping: 'kept' });
  await expect.element(byId('keeping')).not.toBeInTheDocument();
});
