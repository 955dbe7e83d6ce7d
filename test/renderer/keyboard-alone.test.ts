// The keyboard alone, with one hand: Tab reaches everything that can be pressed and nothing else, shows where it is, and is
// nowhere caught.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderTerminal } from './render-terminal';
import { everyCase } from './views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

/** What Tab is to reach: of the radio buttons of a group the one that is chosen, else the first. */
function stops(): Element[] {
  const all = [...document.querySelectorAll<HTMLElement>('button, input, summary, a[href], [tabindex="0"]')].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
  );
  return all.filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const group = all.filter(
      (other): other is HTMLInputElement => other instanceof HTMLInputElement && other.name === element.name,
    );
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  });
}

/** Whether it can be seen where the focus is: at it, or at what stands for it. */
function isMarked(element: Element): boolean {
  const marks = [element, element.closest('label'), element.closest('.box'), element.closest('.any')];
  return marks.some((one) => {
    if (one === null) return false;
    return [getComputedStyle(one), getComputedStyle(one, '::after')].some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    );
  });
}

describe('Tab', () => {
  test.each(Object.keys(everyCase()))('%s', async (name) => {
    await renderTerminal(one(name));
    const all = stops();
    const reached = new Set<Element>();
    for (let press = 0; press < all.length + 4; press++) {
      await userEvent.tab();
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) continue;
      reached.add(activeElement);
      expect(all, `no stop of its own: ${activeElement.outerHTML.slice(0, 160)}`).toContain(activeElement);
      expect(isMarked(activeElement), activeElement.outerHTML.slice(0, 160)).toBe(true);
    }
    expect(all.filter((element) => !reached.has(element)).map((element) => element.outerHTML.slice(0, 160))).toEqual(
      [],
    );
  });
});
