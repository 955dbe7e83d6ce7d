// What is typed while no field has the focus goes to the one field that the screen waits for: the digits of a PIN, which the
// customer reads out, are never the numbers of rows.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { View } from '../../preload/contract';
import { answerTakeBack } from '../../renderer/state';
import { press, renderTerminal, type Rendered } from './render-terminal';
import { everyCase, methods, offer, verifyScreen, view } from './views';

const cases = everyCase();
const one = (name: string): View => {
  const seen = cases[name];
  if (!seen) throw new Error(name);
  return seen;
};
const withoutSingleKeys = (seen: View): View => ({ ...seen, terminal: { ...seen.terminal, singleKeys: false } });
const everyMethod = methods.map((method) => ({ ...method, available: true, why: null }));
const onItsWay = { kind: 'sent', to: 'sms', destination: null, at: Date.now(), againAt: Date.now() } as const;
const sent = (): View => one('verify-sent-plans');

/** The numbers on the ways to verify that there are to be seen. */
function numbers(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main [data-testid^="method-"] .key')]
    .filter((cap) => cap.checkVisibility({ visibilityProperty: true }))
    .map(({ textContent }) => textContent)
    .filter((text) => /^\d+$/.test(text));
}

/** Nothing has the focus, and what is printed shows it. */
async function leave(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await new Promise((resolve) => setTimeout(resolve, 20));
}

const touches: [string, (rendered: Rendered) => Promise<void>][] = [
  ['a plan', async ({ byId }) => byId('plan-4-3').getByRole('radio').click({ force: true })],
  ['the language of the customer', async ({ byId }) => byId('customer-language-en-CA').click()],
  ['the language of the terminal', async ({ byId }) => byId('language').click()],
  [
    'the amount, left by Enter',
    async ({ byId }) => {
      await byId('amount').click();
      await userEvent.keyboard('45000{Enter}');
    },
  ],
];

describe('a PIN that is on its way', () => {
  test.each(touches)('is typed also after a touch of %s, and sends nothing', async (_what, touch) => {
    const rendered = await renderTerminal(sent());
    await expect.element(rendered.byId('pin')).toHaveFocus();
    await touch(rendered);
    await userEvent.keyboard('4831');
    await expect.element(rendered.byId('pin')).toHaveValue('4831');
    expect(rendered.api.intended.filter(({ type }) => type === 'verify')).toEqual([]);
    await expect.element(rendered.byId('question-form')).not.toBeInTheDocument();
  });

  test.each(touches)(
    'has the focus again after a touch of %s, also without keys of one character',
    async (_, touch) => {
      const rendered = await renderTerminal(withoutSingleKeys(sent()));
      await expect.element(rendered.byId('pin')).toHaveFocus();
      await touch(rendered);
      await expect.element(rendered.byId('pin')).toHaveFocus();
    },
  );

  test('takes each digit where nothing has the focus, behind those that are there', async () => {
    const { api, byId } = await renderTerminal(one('verify-sent'));
    await expect.element(byId('pin')).toHaveFocus();
    for (const digit of '4831') {
      await leave();
      await userEvent.keyboard(digit);
    }
    await expect.element(byId('pin')).toHaveValue('4831');
    expect(api.intended).toEqual([]);
  });

  test('leaves no number on the other ways, which Tab and Enter still reach', async () => {
    const { api, byId } = await renderTerminal(one('verify-sent'));
    await expect.element(byId('pin')).toHaveFocus();
    await leave();
    expect(numbers()).toEqual([]);
    expect(document.querySelectorAll('[data-testid^="method-"][aria-keyshortcuts]')).toHaveLength(0);
    const email = byId('method-email').element();
    for (let press = 0; press < 30 && document.activeElement !== email; press++) await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(api.intended).toEqual([{ type: 'verify', format: 'email' }]);
  });

  test('does not pull one who goes by Tab away from a plan', async () => {
    const { byId } = await renderTerminal(sent());
    const radio = byId('plan-4-6').getByRole('radio');
    radio.element().focus();
    await userEvent.keyboard('{ArrowRight}');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.activeElement).toBeInstanceOf(HTMLInputElement);
    await expect.element(byId('pin')).not.toHaveFocus();
  });

  test('gives back what a scanner typed before it was known for one', async () => {
    const end = answerTakeBack();
    const { byId } = await renderTerminal(one('verify-sent'));
    await userEvent.keyboard('48');
    await leave();
    await userEvent.keyboard('31');
    await expect.element(byId('pin')).toHaveValue('4831');
    press('F24');
    press('F24');
    await expect.element(byId('pin')).toHaveValue('48');
    end();
  });
});

describe.each(['security_question', 'merchant_override'] as const)('while the form of %s is open', (format) => {
  const field = format === 'security_question' ? 'answer' : 'operator';
  const open = async (seen: View): Promise<Rendered> => {
    const rendered = await renderTerminal(seen);
    await rendered.byId(`method-${format}`).click();
    await expect.element(rendered.byId(field)).toHaveFocus();
    return rendered;
  };

  test.each([
    ['nothing is under way', view(verifyScreen({ kind: 'none' }, { methods: everyMethod }))],
    ['a PIN is on its way', view(verifyScreen(onItsWay, { methods: everyMethod, plans: { offer, isChosen: false } }))],
  ])('and %s: what is typed is the answer’s, and no number is printed', async (_what, seen: View) => {
    const { api, byId } = await open(seen);
    await leave();
    expect(numbers()).toEqual([]);
    await userEvent.keyboard('2c3');
    await expect.element(byId(field)).toHaveValue('2c3');
    expect(api.intended).toEqual([]);
  });

  test('and closed again, the numbers are there again', async () => {
    const { api, byId } = await open(view(verifyScreen({ kind: 'none' }, { methods: everyMethod })));
    await leave();
    expect(numbers()).toEqual([]);
    press('Escape');
    await expect.element(byId(`method-${format}`)).toBeVisible();
    await expect.poll(numbers).toEqual(['1', '2', '3', '4', '5']);
    press('3', document.body);
    expect(api.intended).toEqual([{ type: 'verify', format: 'email' }]);
  });
});

test('after a question is chosen by touch the answer is typed', async () => {
  const { api, byId } = await renderTerminal(one('verify-none'));
  await byId('method-security_question').click();
  await byId('question-7').click();
  await expect.element(byId('answer')).toHaveFocus();
  await userEvent.keyboard('2 Rimouski{Enter}');
  expect(api.intended).toEqual([{ type: 'verify', format: 'security_question', questionId: 7, answer: '2 Rimouski' }]);
});
