// The locked lane: nothing of a customer, one way out, and a key that unlocks does nothing else.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { View } from '../../../preload/contract';
import { expectAccessible, press, renderTerminal } from '../render-terminal';
import { everyCase } from '../views';

const one = (name: string): View => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};
const unlocked = (name: string): View => ({ ...one(name), locked: null });

describe('locking', () => {
  test.each(['verify-sent', 'frame-training', 'frame-pending-scan'])(
    'by the button and by Ctrl+L, at %s',
    async (name) => {
      const { api, byId } = await renderTerminal(one(name));
      await expect.element(byId('lock')).toHaveAccessibleName('Lock');
      await byId('lock').click();
      expect(api.locks).toBe(1);
      expect(press('l', document.activeElement, { ctrlKey: true })).toBe(false);
      press('l', document.activeElement, { ctrlKey: true, repeat: true });
      expect(api.locks).toBe(2);
      press('l', document.body);
      expect(api.locks).toBe(2);
      expect(api.intended).toEqual([]);
    },
  );

  test('removes everything, also what was typed', async () => {
    const { api, byId } = await renderTerminal(one('customer-empty'));
    await byId('by-hand-name').click();
    await byId('search-first-name').fill('Maélie');
    api.show(one('locked-any-key'));
    await expect.element(byId('locked')).toHaveTextContent('Lane 3 · Store 118');
    await expect.element(byId('step')).not.toBeInTheDocument();
    expect(document.body.innerHTML).not.toContain('Maélie');
    api.show(unlocked('customer-empty'));
    await byId('by-hand-name').click();
    await expect.element(byId('search-first-name')).toHaveValue('');
  });
});

describe('without a PIN', () => {
  test.each(['a', ' ', 'Enter', 'Escape', 'F2', 'F4', '1'])('%s unlocks, and does nothing else', async (key) => {
    const { api, byId } = await renderTerminal(one('locked-any-key'));
    await expect.element(byId('unlock')).toHaveFocus();
    expect(press(key)).toBe(false);
    expect(api.unlocks).toEqual([null]);
    expect(api.intended).toEqual([]);
  });

  test.each(['Shift', 'Control', 'Tab', 'F24'])('%s does not', async (key) => {
    const { api, byId } = await renderTerminal(one('locked-any-key'));
    await expect.element(byId('unlock')).toBeVisible();
    press(key);
    press('l', document.activeElement, { ctrlKey: true });
    press('a', document.activeElement, { repeat: true });
    expect(api.unlocks).toEqual([]);
  });

  test('the key that unlocks is ignored until its key-up, and then works again', async () => {
    const { api, byId } = await renderTerminal(one('locked-any-key'));
    await expect.element(byId('unlock')).toHaveFocus();
    const held = { code: 'Enter' };
    press('Enter', document.activeElement, held);
    api.show(unlocked('quote-offers'));
    await expect.element(byId('primary')).toHaveTextContent('Go to the till');
    const heard: string[] = [];
    const hear = (event: Event): void => {
      heard.push(event.type);
    };
    for (const type of ['keydown', 'keypress', 'keyup']) document.body.addEventListener(type, hear);
    const primary = byId('primary').element();
    expect(press('Enter', primary, { ...held, repeat: true })).toBe(false);
    const up = new KeyboardEvent('keyup', { key: 'Enter', ...held, bubbles: true, cancelable: true });
    expect(primary.dispatchEvent(up)).toBe(false);
    expect(heard).toEqual([]);
    expect(api.intended).toEqual([]);
    press('Enter', document.body, held);
    for (const type of ['keydown', 'keypress', 'keyup']) document.body.removeEventListener(type, hear);
    expect(heard).toEqual(['keydown']);
    expect(api.intended).toEqual([{ type: 'handOver' }]);
  });

  test('a touch anywhere unlocks', async () => {
    const { api, byId } = await renderTerminal(one('locked-any-key'));
    const unlock = byId('unlock').element();
    for (const [x, y] of [
      [10, 10],
      [20, 750],
      [1000, 400],
    ] as const) {
      expect(document.elementFromPoint(x, y), `${String(x)} ${String(y)}`).toBe(unlock);
    }
    await byId('unlock').click();
    expect(api.unlocks).toEqual([null]);
  });

  test('the language can be switched, by touch and by key, without unlocking', async () => {
    const { api, byId } = await renderTerminal(one('locked-any-key'));
    await byId('language').click();
    await userEvent.keyboard('{Enter}');
    expect(api.languages).toEqual(['fr-CA', 'fr-CA']);
    expect(api.unlocks).toEqual([]);
    api.show({ ...one('locked-any-key'), terminal: { ...one('locked-any-key').terminal, language: 'fr-CA' } });
    await expect.element(byId('unlock')).toHaveTextContent('Appuyez sur une touche');
  });

  test('a scan meanwhile is reported', async () => {
    const { byId } = await renderTerminal(one('locked-scanned'));
    await expect.element(byId('locked-scanned')).toHaveTextContent('Unlock first, then scan again.');
  });

  test.each(['locked-any-key', 'locked-pin'])('%s says that another window receives the keys', async (name) => {
    const { byId } = await renderTerminal(one(name));
    await expect.element(byId('locked-unfocused')).not.toBeInTheDocument();
    const middle = (): number => document.querySelector('h1')?.getBoundingClientRect().top ?? 0;
    const before = middle();
    window.dispatchEvent(new Event('blur'));
    await expect.element(byId('locked-unfocused')).toHaveTextContent('Another window');
    expect(middle()).toBe(before);
    await expectAccessible();
    window.dispatchEvent(new Event('focus'));
    await expect.element(byId('locked-unfocused')).not.toBeInTheDocument();
  });
});

describe('with a PIN', () => {
  test('it is typed and sent by Enter; nothing else works', async () => {
    const { api, byId } = await renderTerminal(one('locked-pin'));
    await expect.element(byId('unlock-pin')).toHaveFocus();
    for (const key of ['F2', 'F4', 'F6', 'Escape', 'Enter']) press(key);
    await userEvent.keyboard('04x17');
    await expect.element(byId('unlock-pin')).toHaveValue('0417');
    expect(api.unlocks).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(api.unlocks).toEqual(['0417']);
    expect(api.intended).toEqual([]);
  });

  test('it is entered by touch, with a way to delete a digit', async () => {
    const { api, byId } = await renderTerminal(one('locked-pin'));
    await expect.element(byId('unlock')).toBeDisabled();
    for (const digit of ['9', '0', '5', '1']) await byId(`unlock-digit-${digit}`).click();
    await byId('unlock-delete').click();
    await byId('unlock-digit-2').click();
    await expect.element(byId('unlock-pin')).toHaveFocus();
    await byId('unlock').click();
    expect(api.unlocks).toEqual(['9052']);
  });

  test('a wrong one is reported and removed from the field', async () => {
    const { api, byId } = await renderTerminal(one('locked-pin'));
    api.unlocking = { unlocked: false, againAt: null };
    await byId('unlock-pin').fill('1111');
    await userEvent.keyboard('{Enter}');
    await expect.element(byId('unlock-said')).toHaveTextContent('That is not the PIN.');
    await expect.element(byId('unlock-pin')).toHaveValue('');
    await expect.element(byId('unlock-pin')).toHaveAttribute('aria-invalid', 'true');
    expect(document.querySelector('[role=alert]')?.textContent).toBe('That is not the PIN. Type it again.');
    await expectAccessible();
    await userEvent.keyboard('2');
    await expect.element(byId('unlock-said')).not.toHaveTextContent('That is not the PIN.');
  });

  test('after several it shows how long to wait, and accepts none until then', async () => {
    const { api, byId } = await renderTerminal(one('locked-pin'));
    api.unlocking = { unlocked: false, againAt: Date.now() + 3_600_000 };
    await byId('unlock-pin').fill('1111');
    await userEvent.keyboard('{Enter}');
    await expect.element(byId('unlock-said')).toHaveTextContent(/You can try again in 3,[56]\d\d seconds\./);
    await userEvent.keyboard('2222{Enter}');
    await expect.element(byId('unlock-pin')).toHaveValue('2222');
    await expect.element(byId('unlock')).toBeDisabled();
    expect(api.unlocks).toEqual(['1111']);
  });

  test('when the wait is over a message shows it', async () => {
    const { api, byId } = await renderTerminal(one('locked-pin'));
    api.unlocking = { unlocked: false, againAt: Date.now() - 1 };
    await byId('unlock-pin').fill('1111');
    await userEvent.keyboard('{Enter}');
    await expect.element(byId('unlock-said')).toHaveTextContent('You can try again now.');
    await userEvent.keyboard('2222{Enter}');
    expect(api.unlocks).toEqual(['1111', '2222']);
  });
});
