// What stands below the fold of a step is reached by keys, wherever the focus is.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { expectAccessible, press, renderTerminal, type Rendered } from './render-terminal';
import { everyCase } from './views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

const top = ({ byId }: Rendered): number => byId('step').element().scrollTop;

/** The last of the messages of rates and fees, in view. */
function isLastInView({ byId }: Rendered): boolean {
  const last = [...document.querySelectorAll('[data-testid$="-message"]')].at(-1)?.getBoundingClientRect();
  if (last === undefined) throw new Error('no message');
  return last.bottom <= byId('step').element().getBoundingClientRect().bottom + 1;
}

async function renderQuote(): Promise<Rendered> {
  const rendered = await renderTerminal(one('quote-offers'));
  await expect.element(rendered.byId('offers')).toBeVisible();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  expect(isLastInView(rendered)).toBe(false);
  return rendered;
}

describe('the messages below the plans', () => {
  test.each(['PageDown', ' '])('come into view by %j though nothing has the focus', async (key) => {
    const rendered = await renderQuote();
    for (let times = 0; times < 12 && !isLastInView(rendered); times++) await userEvent.keyboard(`{${key}}`);
    expect(isLastInView(rendered)).toBe(true);
    await expectAccessible();
    const before = top(rendered);
    if (key === ' ') press(key, document.body, { shiftKey: true });
    else await userEvent.keyboard('{PageUp}');
    expect(top(rendered)).toBeLessThan(before);
    expect(rendered.api.intended).toEqual([]);
  });

  test('come into view by a page from the key row too, where the space bar presses the button', async () => {
    const rendered = await renderQuote();
    const button = rendered.byId('new-customer').element() as HTMLElement;
    button.focus();
    press(' ', button);
    expect(top(rendered)).toBe(0);
    press('PageDown', button);
    expect(top(rendered)).toBeGreaterThan(0);
  });

  test('scroll by less than is in view, so that no line is passed over', async () => {
    const rendered = await renderQuote();
    press('PageDown', document.body);
    expect(top(rendered)).toBeGreaterThan(0);
    expect(top(rendered)).toBeLessThan(rendered.byId('step').element().clientHeight * 0.8);
  });
});

test('a space in a field is text', async () => {
  const rendered = await renderTerminal(one('verify-none'));
  await rendered.byId('method-security_question').click();
  await userEvent.keyboard('a b');
  await expect.element(rendered.byId('answer')).toHaveValue('a b');
});
