// Keys that come faster than anybody reads: a number of two digits, and a second press on the screen that the first led to.
import { describe, expect, test, vi } from 'vitest';
import type { View } from '../../preload/contract';
import { press, renderTerminal } from './render-terminal';
import { account, everyCase, onCustomer } from './views';

const cases = everyCase();
const one = (name: string): View => {
  const seen = cases[name];
  if (!seen) throw new Error(name);
  return seen;
};
const choosing = (count: number): View =>
  onCustomer({
    kind: 'choosing',
    accounts: Array.from({ length: count }, (_, index) => account({ number: `•••••${String(1000 + index)}` })),
    unread: 0,
  });

function type(digits: string): void {
  for (const digit of digits) press(digit, document.body);
}

describe('200 accounts', () => {
  test.each([
    ['12', 11],
    ['20', 19],
    ['200', 199],
    ['21', 20],
    ['137', 136],
  ])('%s is that account', async (digits, index) => {
    const { api, byId } = await renderTerminal(choosing(200));
    await expect.element(byId(`account-${String(index)}`)).toHaveTextContent(digits);
    type(digits);
    expect(api.intended.length).toBeLessThanOrEqual(1);
    await vi.waitFor(
      () => {
        expect(api.intended).toEqual([{ type: 'chooseAccount', index }]);
      },
      { timeout: 3000 },
    );
  });

  test('a number that may go on is done on Enter, or after a moment', async () => {
    const { api } = await renderTerminal(choosing(12));
    type('1');
    expect(api.intended).toEqual([]);
    press('Enter', document.body);
    expect(api.intended).toEqual([{ type: 'chooseAccount', index: 0 }]);
    type('1');
    await vi.waitFor(
      () => {
        expect(api.intended).toEqual([
          { type: 'chooseAccount', index: 0 },
          { type: 'chooseAccount', index: 0 },
        ]);
      },
      { timeout: 3000 },
    );
  });

  test('a number that there is not chooses nothing, neither by its first digit', async () => {
    const { api } = await renderTerminal(choosing(12));
    type('15');
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(api.intended).toEqual([]);
  });

  test('a number does not wait where it can be no other', async () => {
    const { api } = await renderTerminal(choosing(12));
    type('3');
    expect(api.intended).toEqual([{ type: 'chooseAccount', index: 2 }]);
  });

  test('what was typed is forgotten with its screen', async () => {
    const { api, byId } = await renderTerminal(choosing(12));
    type('1');
    api.show(one('verify-none'));
    await expect.element(byId('step')).toHaveAttribute('data-step', 'verify');
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(api.intended).toEqual([]);
  });
});

describe('a second press of the same key at once', () => {
  test('does not send a text to the customer whom the first one chose', async () => {
    const { api, byId } = await renderTerminal(one('customer-choosing'));
    press('1', document.body);
    const again = new KeyboardEvent('keydown', { key: '1', bubbles: true, cancelable: true });
    api.show(one('verify-none'));
    await expect.element(byId('step')).toHaveAttribute('data-step', 'verify');
    document.body.dispatchEvent(again);
    expect(api.intended).toEqual([{ type: 'chooseAccount', index: 0 }]);
    await expect.element(byId('question-form')).not.toBeInTheDocument();
  });

  test.each([
    ['Enter', 'quote-offers', 'hand-over'],
    ['Enter', 'customer-failed', 'verify-none'],
    ['Escape', 'quote-offers', 'verify-none'],
  ])('%s at %s does nothing at %s', async (key, before, after) => {
    const { api, byId } = await renderTerminal(one(before));
    await expect.element(byId('step')).toBeVisible();
    press(key, document.body);
    // It is pressed now, and handled once the next screen is there, however long that took to draw.
    const again = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    api.show(one(after));
    await expect.element(byId('step')).toHaveAttribute('data-step', one(after).screen.step);
    expect(document.body.dispatchEvent(again)).toBe(false);
    const said = api.intended.length;
    expect(said).toBeLessThanOrEqual(1);
    await new Promise((resolve) => setTimeout(resolve, 150));
    press(key, document.body);
    expect(api.intended).toHaveLength(said + 1);
  });

  test('the second click of a double click does nothing on the next screen', async () => {
    const { api, byId } = await renderTerminal(one('quote-offers'));
    const click = (detail: number): void => {
      byId('primary')
        .element()
        .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
    };
    click(1);
    api.show(one('hand-over'));
    await expect.element(byId('step')).toHaveAttribute('data-step', 'handOver');
    const before = api.intended.length;
    click(2);
    expect(api.intended).toHaveLength(before);
    click(1);
    expect(api.intended.at(-1)).toEqual({ type: 'copy', what: 'all' });
  });
});

describe('a second scan that makes way for a third', () => {
  const asking = (number: number): View => ({
    ...one('verify-none'),
    pendingScan: { number, kind: 'licence', name: 'Ottilie Fernsby' },
  });
  const readable = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 450));

  test.each([
    ['Enter', 'acceptScan'],
    ['Escape', 'declineScan'],
    ['F4', 'park'],
  ] as const)('%s that was meant for the second does not answer the third', async (key, type) => {
    const { api, byId } = await renderTerminal(asking(1));
    await expect.element(byId('pending-scan')).toBeVisible();
    press(key, document.body);
    expect(api.intended).toEqual([{ type, scan: 1 }]);
    api.show(asking(2));
    expect(press(key, document.body)).toBe(false);
    expect(api.intended).toHaveLength(1);
    await readable();
    press(key, document.body);
    expect(api.intended.slice(1)).toEqual([{ type, scan: 2 }]);
  });

  test.each(['park-and-start', 'primary', 'back'])(
    'a finger that is down on “%s” has let go of another button',
    async (testid) => {
      const { api, byId } = await renderTerminal(asking(1));
      const pressed = byId(testid).element();
      api.show(asking(2));
      await vi.waitFor(() => {
        expect(byId(testid).element()).not.toBe(pressed);
      });
      const next = byId(testid).element();
      const click = (): boolean =>
        next.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
      expect(click()).toBe(false);
      expect(api.intended).toEqual([]);
      await readable();
      click();
      expect(api.intended).toMatchObject([{ scan: 2 }]);
    },
  );

  test('a key that was pressed before the question stood there does not answer it', async () => {
    const { api, byId } = await renderTerminal(one('verify-none'));
    const early = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    api.show(asking(1));
    await expect.element(byId('pending-scan')).toBeVisible();
    expect(document.body.dispatchEvent(early)).toBe(false);
    expect(api.intended).toEqual([]);
    press('Enter', document.body);
    expect(api.intended).toEqual([{ type: 'acceptScan', scan: 1 }]);
  });
});
