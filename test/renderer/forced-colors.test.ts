// Forced colours, as in Windows' high contrast: what is chosen, or comes next, is told by more than a ground.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { renderTerminal } from './render-terminal';
import { everyCase } from './views';

const force = (value: string): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

const find = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(selector);
  return found;
};
const edgeOf = (element: Element): string => {
  const { borderTopWidth, borderTopColor, borderBottomColor } = getComputedStyle(element);
  return [borderTopWidth, borderTopColor, borderBottomColor].join(' ');
};

beforeAll(() => force('active'));
afterAll(() => force('none'));

describe('what is chosen has another edge than what is not', () => {
  test.each([
    ['a plan', 'quote-offers', '[data-testid=plan-4-6] label', '[data-testid=plan-4-3] label'],
    [
      'the customer’s language',
      'quote-offers',
      'label:has([data-testid=customer-language-fr-CA])',
      'label:has([data-testid=customer-language-en-CA])',
    ],
    ['a way by hand', 'customer-nobody', '[data-testid=by-hand-name]', '[data-testid=by-hand-card]'],
    ['the best way to verify', 'verify-none', '[data-testid=method-sms]', '[data-testid=method-email]'],
    ['the key on Enter', 'quote-offers', '[data-testid=primary]', '[data-testid=park]'],
  ])('%s', async (_, name, chosen, other) => {
    await renderTerminal(one(name));
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    expect(edgeOf(find(chosen))).not.toBe(edgeOf(find(other)));
  });
});

test('the present step has another ground than the others', async () => {
  await renderTerminal(one('verify-none'));
  const groundOf = (selector: string): string => getComputedStyle(find(selector)).backgroundColor;
  expect(groundOf('li.now .number')).not.toBe(groundOf('li.past .number'));
});

test.each(Object.keys(everyCase()))('%s: whatever can be pressed has an edge', async (name) => {
  await renderTerminal(one(name));
  const bare = [...document.querySelectorAll<HTMLElement>('button:not(:disabled, [data-any-key])')].filter(
    (button) => button.checkVisibility() && parseFloat(getComputedStyle(button).borderTopWidth) === 0,
  );
  expect(bare.map((button) => button.outerHTML.slice(0, 120))).toEqual([]);
});
