// Every case of the flow in both languages: it draws, speaks the language, runs over no edge, and axe finds nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { falseOutlines } from './outlines';
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
      : seen.screen.step === 'handOver'
        ? (['done', 'Done, clear', 'Terminé : tout effacer'] as const)
        : (['new-customer', 'New customer', 'Nouveau client'] as const);
    // Where it is on Enter, it has no button of its own.
    const said = byId(name === 'customer-one-closed' ? 'primary' : where);
    await expect.element(said).toHaveTextContent(language === 'en-CA' ? english : french);
    expect(document.body.textContent).not.toMatch(/undefined|\[object|NaN|screens_|Invalid Date/);
    // Counter displays, one of them upright, and each of them zoomed in to 200 %.
    for (const [width, height] of [
      [1024, 768],
      [1366, 768],
      [1920, 1080],
      [1080, 1920],
      [512, 384],
      [683, 384],
      [960, 540],
      [540, 960],
    ] as const) {
      await page.viewport(width, height);
      expect(document.documentElement.scrollWidth, `${String(width)} wide`).toBeLessThanOrEqual(width);
      const step = byId(seen.locked ? 'locked' : 'step').element();
      expect(step.scrollWidth, `step at ${String(width)}`).toBeLessThanOrEqual(step.clientWidth);
    }
    await page.viewport(1024, 768);
    expect(falseOutlines()).toEqual([]);
    await expectAccessible();
  });
});

const prefer = async (features: Record<string, string>): Promise<void> => {
  const named = Object.entries(features).map(([name, value]) => ({ name, value }));
  await cdp().send('Emulation.setEmulatedMedia', { features: named });
};

describe.each(['light', 'dark'])('with more contrast, in the %s theme', (theme) => {
  beforeAll(() => prefer({ 'prefers-contrast': 'more', 'prefers-color-scheme': theme }));
  afterAll(() => prefer({ 'prefers-contrast': 'no-preference', 'prefers-color-scheme': 'light' }));

  test.each(Object.keys(everyCase()))('%s: everything that is written has seven to one', async (name) => {
    const seen = everyCase()[name];
    if (!seen) throw new Error(name);
    await renderTerminal(seen);
    expect(matchMedia('(prefers-contrast: more)').matches).toBe(true);
    await expectAccessible(['color-contrast-enhanced']);
  });
});

describe('in the dark theme', () => {
  beforeAll(() => prefer({ 'prefers-color-scheme': 'dark' }));
  afterAll(() => prefer({ 'prefers-color-scheme': 'light' }));

  test.each(Object.keys(everyCase()))('%s', async (name) => {
    const seen = everyCase()[name];
    if (!seen) throw new Error(name);
    await renderTerminal(seen);
    expect(getComputedStyle(document.body).backgroundColor).toBe('rgb(18, 20, 24)');
    expect(falseOutlines()).toEqual([]);
    await expectAccessible();
  });
});
