// The table of offers: it fits, its parts are named, and the choice is one choice by touch, letter and arrow key.
import { describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { Language } from '../../../preload/contract';
import { documentedOffer, manyOffers } from '../offer-views';
import { partsOf, rowHeaders } from '../offer-table';
import { expectAccessible, press, renderTerminal } from '../render-terminal';
import { everyCase, quoteScreen, view } from '../views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};
const documented = (language: Language) => ({
  ...view(quoteScreen({ offer: documentedOffer(language) })),
  customerLanguage: language,
});
const many = (language: Language) => view(quoteScreen({ offer: manyOffers(language) }));

/** What of the table is cut off or breaks. */
function cutOff(): string[] {
  const table = document.querySelector('[data-testid=offers]');
  const cells = [...(table?.querySelectorAll('td, label') ?? [])].filter((cell) => cell.scrollWidth > cell.clientWidth);
  const figures = [...(table?.querySelectorAll('[data-value]:not(li, p), strong:not(.unknown)') ?? [])];
  const broken = figures.filter((figure) => {
    const cell = figure.closest('td')?.getBoundingClientRect();
    const { right, height } = figure.getBoundingClientRect();
    return right > (cell?.right ?? 0) || (/^[\d\s,.$%]+$/.test(figure.textContent.trim()) && height > 40);
  });
  return [...cells, ...broken].map(({ textContent }) => textContent);
}

describe('the table', () => {
  test.each(['en-CA', 'fr-CA'] as const)(
    'shows all six documented offers at 1024x768 without scrolling, in %s',
    async (language) => {
      const seen = documented(language);
      // Training has a frame, and less room.
      const { byId } = await renderTerminal({ ...seen, terminal: { ...seen.terminal, training: true } }, language);
      await document.fonts.ready;
      expect(document.querySelectorAll('table')).toHaveLength(1);
      const [step, table] = [byId('step').element(), byId('offers').element()];
      expect(table.getBoundingClientRect().bottom).toBeLessThanOrEqual(step.getBoundingClientRect().bottom);
      expect(step.scrollWidth).toBe(step.clientWidth);
      expect(cutOff()).toEqual([]);
    },
  );

  test('has a header for each row and each column, and one for the columns of a plan', async () => {
    await renderTerminal(documented('en-CA'));
    expect(rowHeaders()).toEqual([
      'Payment',
      'Total to pay (computed)',
      'Cost of borrowing (computed)',
      'Rate',
      'Rate with fees (computed)',
      'Fees',
      'Available credit',
    ]);
    const plans = [...document.querySelectorAll<HTMLTableCellElement>('th[scope=colgroup]')];
    expect(plans.map(({ textContent, colSpan }) => [textContent.replace(/\s+/g, ' ').trim(), colSpan])).toEqual([
      ['Regular purchase', 1],
      ['Equal Payments, Reduced Interest Plan 4', 3],
      ['Deferred Payment Plan 6', 2],
    ]);
    expect(document.querySelectorAll('th[scope=col]')).toHaveLength(6);
  });

  test('the payment is the largest figure of its column', async () => {
    await renderTerminal(documented('fr-CA'));
    const sizeOf = (element: Element): number => parseFloat(getComputedStyle(element).fontSize);
    const [payment] = partsOf('plan-4-6', 'payment');
    const others = partsOf('plan-4-6').flatMap((part) => [...part.querySelectorAll('[data-value], strong')]);
    expect(others.length).toBeGreaterThan(4);
    for (const other of others.filter((one) => one !== payment)) {
      expect(sizeOf(other)).toBeLessThan(sizeOf(payment ?? document.body));
    }
  });

  test('what must be disclosed in words is 16 px and in ink', async () => {
    await renderTerminal(one('quote-offers'));
    const said = ['computed', 'rate-message', 'fee-message', 'if-unpaid-note'].flatMap((id) => [
      ...document.querySelectorAll(`[data-testid="${id}"], [data-testid="${id}"] p`),
    ]);
    expect(said.length).toBeGreaterThan(6);
    for (const one of said) {
      const { fontSize, color } = getComputedStyle(one);
      expect([parseFloat(fontSize), color], one.textContent).toEqual([16, getComputedStyle(document.body).color]);
    }
  });

  test.each(
    ['many', 'large'].flatMap((name) =>
      [
        [1024, 768],
        [1366, 768],
        [1920, 1080],
        [1080, 1920],
        [512, 384],
        [320, 400],
      ].map(([width, height]) => [name, width, height] as const),
    ),
  )('more than fit come below in blocks of it: %s at %d by %d', async (name, width = 0, height = 0) => {
    const seen = name === 'many' ? many('fr-CA') : one('quote-large');
    const { byId } = await renderTerminal(seen, 'fr-CA');
    await page.viewport(width, height);
    await expect.poll(cutOff).toEqual([]);
    const step = byId('step').element();
    expect(step.scrollWidth).toBeLessThanOrEqual(step.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const tables = [...document.querySelectorAll('table')];
    expect(tables.length > 1).toBe(name === 'many' || width <= 1024);
    for (const table of tables) expect(table.querySelectorAll('th[scope=row]').length).toBeGreaterThan(5);
    await page.viewport(1024, 768);
  });

  test('the amount and the heads of the columns stay in view', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    const step = byId('step').element();
    step.scrollTop = 250;
    await expect.poll(() => step.scrollTop).toBe(250);
    const middleOf = (element: Element): Element | null => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2);
    };
    const amount = byId('amount').element();
    const head = byId('plan-4-6').element();
    expect(amount.contains(middleOf(amount))).toBe(true);
    expect(head.contains(middleOf(head))).toBe(true);
    expect(head.getBoundingClientRect().top).toBeGreaterThanOrEqual(amount.getBoundingClientRect().bottom);
  });

  test('a radio button that is not chosen has the ground of its head, in a dark theme too', async () => {
    const prefer = (value: string) =>
      cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    await prefer('dark');
    try {
      const { byId } = await renderTerminal(documented('en-CA'));
      const radio = byId('plan-4-6').getByRole('radio').element();
      expect(getComputedStyle(radio).appearance).toBe('none');
      expect(getComputedStyle(radio).backgroundColor).toBe('rgb(28, 31, 37)');
      expect(getComputedStyle(radio, '::before').content).toBe('none');
    } finally {
      await prefer('light');
    }
  });

  test('axe finds nothing in several blocks', async () => {
    const offer = manyOffers('fr-CA');
    await renderTerminal(view(quoteScreen({ offer: { ...offer, plans: offer.plans.slice(4, 6) } })), 'fr-CA');
    expect(document.querySelectorAll('table').length).toBeGreaterThan(2);
    await expectAccessible();
  });
});

describe('the choice', () => {
  test('is one group of radio buttons with one chosen', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    const buttons = [...byId('offers').element().querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(buttons).toHaveLength(6);
    expect(new Set(buttons.map(({ name }) => name)).size).toBe(1);
    expect(buttons.filter(({ checked }) => checked)).toHaveLength(1);
    await expect.element(byId('plan-4-6')).toHaveAttribute('data-chosen', 'true');
    await expect.element(byId('plan-4-6')).toHaveTextContent('Choisi');
  });

  test('is made by a touch anywhere in the column, by letter, and by arrow keys', async () => {
    const { api, byId } = await renderTerminal(one('quote-offers'));
    const step = byId('step').element();
    const [total] = partsOf('plan-4-12', 'total');
    const { left, top } = (total ?? step).getBoundingClientRect();
    (document.elementFromPoint(left + 40, top + 5) as HTMLElement).click();
    press('a', document.body);
    await userEvent.keyboard('{ArrowRight}');
    expect(api.intended).toEqual([
      { type: 'choosePlan', planId: 4, months: 12 },
      { type: 'choosePlan', planId: null, months: null },
      { type: 'choosePlan', planId: 6, months: 6 },
    ]);
  });

  test('has a letter for each of the first 26 that can be made, and none after', async () => {
    const { api, byId } = await renderTerminal(many('en-CA'));
    const heads = [...byId('offers').element().querySelectorAll('th[scope=col]')];
    const letters = heads.map((head) => head.querySelector('.key')?.textContent ?? null);
    expect(letters).toHaveLength(97);
    expect(letters.slice(0, 27)).toEqual([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split(''), null]);
    const shortcuts = heads.map((head) => head.querySelector('input')?.getAttribute('aria-keyshortcuts') ?? null);
    expect(shortcuts).toEqual(letters);
    press('z', document.body);
    expect(api.intended).toEqual([{ type: 'choosePlan', planId: 4, months: 3 }]);
  });

  test('by letter is in view, also where it is far below', async () => {
    const { byId } = await renderTerminal(many('en-CA'));
    press('z', document.body);
    const edge = byId('step').element().getBoundingClientRect().bottom;
    const radio = document.querySelector('[aria-keyshortcuts="Z"]');
    await expect.poll(() => radio?.getBoundingClientRect().bottom).toBeLessThanOrEqual(edge);
  });

  test('has no letters where the store has switched them off', async () => {
    const seen = one('quote-offers');
    const { byId } = await renderTerminal({ ...seen, terminal: { ...seen.terminal, singleKeys: false } });
    await expect.element(byId('plan-4-6')).toBeVisible();
    expect(byId('offers').element().querySelector('.key, [aria-keyshortcuts]')).toBeNull();
  });

  test('Enter on a radio button hands over', async () => {
    const { api, byId } = await renderTerminal(one('quote-offers'));
    byId('plan-4-6').element().querySelector('input')?.focus();
    press('Enter');
    expect(api.intended).toEqual([{ type: 'handOver' }]);
  });
});
