// At 1024x768, the smallest display that a counter has: what a cashier needs is there without scrolling, and large enough
// to be touched.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { partsOf } from './offer-table';
import { renderTerminal } from './render-terminal';
import { everyCase, inLanguage } from './views';

const languages = ['en-CA', 'fr-CA'] as const;
/** CSS pixels. */
const touch = 48;

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(`no case ${name}`);
  return seen;
};
// All that must be disclosed of the plans is longer than a screen.
const withoutScrolling = Object.keys(everyCase()).filter(
  (name) => /^(verify|hand-over)/.test(name) && name !== 'verify-sent-plans',
);

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
      await expect.element(byId('lock')).toBeVisible();
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

  const counters = Object.keys(everyCase()).filter((name) => {
    const { screen, locked } = one(name);
    return locked === null && screen.step === 'customer' && screen.phase.kind === 'empty';
  });
  test.each(counters)('%s does not scroll, with the licence or a form', async (name) => {
    const { byId } = await renderTerminal(one(name), language);
    const step = byId('step').element();
    for (const way of [null, 'by-hand-name', 'by-hand-card', 'by-hand-number']) {
      if (way !== null) await byId(way).click();
      expect(step.scrollHeight, way ?? 'the licence').toBeLessThanOrEqual(step.clientHeight);
    }
  });

  test('the licence is twice as large as it was, and a notice of one line does not move it', async () => {
    const seen = one('customer-empty');
    const { api, byId } = await renderTerminal(seen, language);
    const card = (): DOMRect | undefined => document.querySelector('svg .card')?.getBoundingClientRect();
    const before = card();
    expect(before?.height).toBeGreaterThanOrEqual(317);
    const notice = { code: 'done', params: {}, tone: 'info' } as const;
    api.show(inLanguage({ ...seen, notice }, language));
    await expect.element(byId('notice')).toBeVisible();
    expect(card()).toEqual(before);
  });

  test('a plan shows its totals and its fees', async () => {
    const { byId } = await renderTerminal(one('quote-offers'), language);
    const edge = byId('step').element().getBoundingClientRect().bottom;
    for (const id of ['payment', 'total', 'cost', 'rate', 'rate-with-fees']) {
      const [figure] = partsOf('plan-4-3', id);
      expect(figure?.getBoundingClientRect().bottom, id).toBeLessThanOrEqual(edge);
    }
  });

  test.each(['hand-over', 'hand-over-regular'])(
    'on a large display the values and the code of %s fill their halves',
    async (name) => {
      const { byId } = await renderTerminal(one(name), language);
      await page.viewport(1920, 1080);
      const step = byId('step').element();
      const middle = (step.getBoundingClientRect().left + step.getBoundingClientRect().right) / 2;
      const { right } = byId('copy-account').element().getBoundingClientRect();
      const { left, height } = byId('qr').element().getBoundingClientRect();
      expect(right).toBeGreaterThan(middle - 60);
      expect(left).toBeLessThan(middle + 60);
      expect(height).toBeGreaterThan(480);
      expect(step.scrollHeight).toBeLessThanOrEqual(step.clientHeight);
    },
  );

  test('on a large display the fields by hand fill their halves', async () => {
    const { byId } = await renderTerminal(one('customer-empty'), language);
    await page.viewport(1920, 1080);
    await byId('by-hand-name').click();
    const { width } = byId('step').element().getBoundingClientRect();
    for (const field of ['search-first-name', 'search-last-name', 'search-birth-date', 'search-postal-code']) {
      expect(byId(field).element().getBoundingClientRect().width, field).toBeGreaterThan(width * 0.45);
    }
  });

  test('on a large display every plan is in view, a deferred one too', async () => {
    const { byId } = await renderTerminal(one('quote-offers'), language);
    await page.viewport(1920, 1080);
    const { right, bottom } = byId('step').element().getBoundingClientRect();
    for (const id of ['regular', 'plan-4-3', 'plan-4-6', 'plan-4-12', 'plan-6-6', 'plan-9-24']) {
      const [payment] = partsOf(id, 'payment');
      const box = payment?.getBoundingClientRect();
      expect(box?.right, id).toBeLessThanOrEqual(right);
      expect(box?.bottom, id).toBeLessThanOrEqual(bottom);
    }
  });

  test.each(['hand-over', 'hand-over-regular'])('no value of %s is cut, on any display', async (name) => {
    const seen = one(name);
    if (seen.screen.step !== 'handOver') throw new Error(`${name} is no hand-over`);
    const { byId } = await renderTerminal(
      { ...seen, screen: { ...seen.screen, card: '•••• •••• •••• 2222' } },
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
