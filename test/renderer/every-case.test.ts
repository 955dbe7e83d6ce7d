// Every case of the flow in both languages: it draws, speaks the language, runs over no edge, and axe finds nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { expectAccessible, renderTerminal } from './render-terminal';
import { everyCase } from './views';

const languages = ['en-CA', 'fr-CA'] as const;

describe.each(languages)('in %s', (language) => {
  test.each(Object.keys(everyCase()))('%s', async (name) => {
    const seen = everyCase()[name];
    if (!seen) throw new Error(name);
    const { byId } = await renderTerminal(seen, language);
    expect(document.documentElement.lang).toBe(language);
    const [where, english, french] = seen.locked
      ? (['locked', 'Locked', 'Verrouillé'] as const)
      : (['new-customer', 'New customer', 'Nouveau client'] as const);
    await expect.element(byId(where)).toHaveTextContent(language === 'en-CA' ? english : french);
    expect(document.body.textContent).not.toMatch(/undefined|\[object|NaN|screens_|Invalid Date/);
    for (const [width, height] of [
      [1024, 768],
      [1920, 1080],
      [512, 384],
    ] as const) {
      await page.viewport(width, height);
      expect(document.documentElement.scrollWidth, `${String(width)} wide`).toBeLessThanOrEqual(width);
      const step = byId(seen.locked ? 'locked' : 'step').element();
      expect(step.scrollWidth, `step at ${String(width)}`).toBeLessThanOrEqual(step.clientWidth);
    }
    await page.viewport(1024, 768);
    await expectAccessible();
  });
});

describe('in the dark theme', () => {
  const prefer = async (value: 'light' | 'dark'): Promise<void> => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  };

  beforeAll(() => prefer('dark'));
  afterAll(() => prefer('light'));

  test.each(Object.keys(everyCase()))('%s', async (name) => {
    const seen = everyCase()[name];
    if (!seen) throw new Error(name);
    await renderTerminal(seen);
    expect(getComputedStyle(document.body).backgroundColor).toBe('rgb(18, 20, 24)');
    await expectAccessible();
  });
});
