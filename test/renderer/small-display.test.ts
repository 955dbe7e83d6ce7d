// At 1024x768, the smallest display that a counter has: what a cashier needs is there without scrolling, and large enough
// to be touched.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { renderTerminal } from './render-terminal';
import { everyCase } from './views';

const languages = ['en-CA', 'fr-CA'] as const;
/** CSS pixels. */
const touch = 48;

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(`no case ${name}`);
  return seen;
};
const withoutScrolling = Object.keys(everyCase()).filter((name) => /^(verify|hand-over)/.test(name));

describe.each(languages)('in %s', (language) => {
  test.each(withoutScrolling)('%s fits', async (name) => {
    const { byId } = await renderTerminal(one(name), language);
    const step = byId('step').element();
    expect(step.scrollHeight).toBeLessThanOrEqual(step.clientHeight);
  });

  test.each(Object.keys(everyCase()).filter((name) => !name.startsWith('locked')))(
    '%s: the bar and the keys stand in one line each, and nothing in them is cut off',
    async (name) => {
      const { byId } = await renderTerminal(one(name), language);
      await expect.element(byId('new-customer')).toBeVisible();
      for (const row of document.querySelectorAll('.frame > header, .frame > footer')) {
        const { right, height } = row.getBoundingClientRect();
        expect(height).toBeLessThanOrEqual(80);
        for (const part of row.querySelectorAll('p, button, li')) {
          expect(part.getBoundingClientRect().right, part.textContent).toBeLessThanOrEqual(right);
        }
        for (const button of row.querySelectorAll('button')) {
          expect(button.scrollWidth, button.textContent).toBeLessThanOrEqual(button.clientWidth);
        }
      }
      const link = byId('link').element();
      expect(link.scrollWidth).toBeLessThanOrEqual(link.clientWidth);
    },
  );

  test('a plan shows its totals and its fees', async () => {
    const { byId } = await renderTerminal(one('quote-offers'), language);
    const edge = byId('step').element().getBoundingClientRect().bottom;
    const card = byId('plan-4-3');
    for (const id of ['payment', 'total', 'cost', 'rate']) {
      expect(card.getByTestId(id).element().getBoundingClientRect().bottom, id).toBeLessThanOrEqual(edge);
    }
  });

  test.each(['hand-over', 'hand-over-regular'])('no value of %s is cut, on any display', async (name) => {
    const seen = one(name);
    if (seen.screen.step !== 'handOver') throw new Error(`${name} is no hand-over`);
    const { byId } = await renderTerminal(
      { ...seen, screen: { ...seen.screen, vccNumber: '5555000011112222' } },
      language,
    );
    for (const [width, height] of [
      [1024, 768],
      [1280, 800],
      [1440, 900],
      [1920, 1080],
      [512, 384],
    ] as const) {
      await page.viewport(width, height);
      const values = [...byId('step').element().querySelectorAll('[data-testid^="handover-"]')];
      expect(values.length).toBeGreaterThan(5);
      for (const value of values) {
        const where = `${value.getAttribute('data-testid') ?? ''} at ${String(width)}`;
        expect(value.scrollWidth, where).toBeLessThanOrEqual(value.clientWidth);
      }
    }
    await page.viewport(1024, 768);
    const step = byId('step').element();
    expect(step.scrollHeight).toBeLessThanOrEqual(step.clientHeight);
  });

  test.each(Object.keys(everyCase()))('%s can be touched', async (name) => {
    await renderTerminal(one(name), language);
    const targets = [...document.querySelectorAll('button, summary, label:has(input[type=radio]), input[type=text]')];
    const small = targets.filter((target) => target.getBoundingClientRect().height < touch);
    expect(small.map((target) => target.outerHTML.slice(0, 120))).toEqual([]);
  });
});
