// The key row: one action on Enter, always in the same place and of the same size, and said there alone.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { renderTerminal } from '../render-terminal';
import { everyCase, inLanguage } from '../views';

const unlocked = Object.keys(everyCase()).filter((name) => !name.startsWith('locked'));

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

/** What a person reads on it, without the key. */
function nameOf(button: Element): string {
  const copy = button.cloneNode(true) as Element;
  for (const key of copy.querySelectorAll('.key')) key.remove();
  return (button.getAttribute('aria-label') ?? copy.textContent).trim();
}

describe.each(['en-CA', 'fr-CA'] as const)('in %s', (language) => {
  test.each(unlocked)('%s: one action stands out, and nothing is said on two buttons', async (name) => {
    await renderTerminal(one(name), language);
    const strong = [...document.querySelectorAll('.strong')].map((button) => button.getAttribute('data-testid'));
    expect(['', 'primary']).toContain(strong.join());
    const names = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility()).map(nameOf);
    expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
  });

  test.each([
    [1024, 768],
    [1366, 768],
    [1920, 1080],
    [1080, 1920],
  ])(
    'the action on Enter is at the same place and of the same size on every screen, at %dx%d',
    async (width, height) => {
      const { api, byId } = await renderTerminal(one('verify-none'), language);
      await page.viewport(width, height);
      const placeOf = (): string => {
        const { left, top, right, bottom } = byId('primary').element().getBoundingClientRect();
        return [left, top, right, bottom].map(Math.round).join();
      };
      const first = placeOf();
      for (const name of ['customer-nobody', 'verify-sent', 'quote-offers', 'quote-no-plans', 'hand-over']) {
        const before = byId('primary').element().textContent;
        api.show(inLanguage(one(name), language));
        await expect.element(byId('primary')).not.toHaveTextContent(before);
        expect(placeOf(), name).toBe(first);
      }
    },
  );
});

test('what Enter does has no other key beside it', async () => {
  const { byId } = await renderTerminal(one('customer-one-closed'));
  await expect.element(byId('primary')).toHaveTextContent('New customer');
  await expect.element(byId('new-customer')).not.toBeInTheDocument();
});

test('where it is on Enter, the other keys stay in their places', async () => {
  const { parked } = one('parked-three');
  const { api, byId } = await renderTerminal({ ...one('customer-choosing'), parked });
  const places = (): number[] => ['park', 'parked-key'].map((id) => byId(id).element().getBoundingClientRect().left);
  await expect.element(byId('parked-key')).toBeVisible();
  const before = places();
  api.show({ ...one('customer-one-closed'), parked });
  await expect.element(byId('primary')).toHaveTextContent('New customer');
  expect(places()).toEqual(before);
});

test.each(['en-CA', 'fr-CA'] as const)(
  'under a task bar the keys are in view, and the empty counter does not scroll, in %s',
  async (language) => {
    const { byId } = await renderTerminal(one('customer-empty'), language);
    await page.viewport(1024, 690);
    const keys = byId('new-customer').element().closest('footer');
    expect(keys?.getBoundingClientRect().bottom).toBeLessThanOrEqual(690);
    const step = byId('step').element();
    for (const box of [step, document.documentElement, ...document.querySelectorAll('aside')]) {
      expect(box.scrollHeight, box.tagName).toBeLessThanOrEqual(box.clientHeight);
    }
  },
);
