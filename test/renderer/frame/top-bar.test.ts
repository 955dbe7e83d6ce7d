// The bar: states are icons with a name while all is well and words where something is wrong; nothing in it is cut or moves.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { View } from '../../../preload/contract';
import { renderTerminal } from '../render-terminal';
import { everyCase, offline } from '../views';

const one = (name: string): View => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};
const broken: View['scanners'] = [
  { id: 'serial', name: '/dev/ttyACM0', kind: 'serial', state: 'no_permission', because: 'dialout' },
];
/** At this lane all that the bar can say is long. */
const longest = (training: boolean): View => ({
  ...one('frame-training'),
  terminal: {
    ...one('frame-training').terminal,
    training,
    lane: 'Comptoir de la mezzanine',
    store: 'Promenades Beauharnois–Châteauguay',
  },
  scanners: broken,
  link: { ...offline, since: Date.UTC(2026, 8, 20, 15, 30) },
});

describe.each(['en-CA', 'fr-CA'] as const)('in %s', (language) => {
  test.each([
    ['customer-empty', 'scanner', 'Scanner ready', 'Lecteur prêt'],
    ['customer-empty', 'link', 'Online', 'En ligne'],
    ['frame-training', 'scanner', 'No scanner', 'Aucun lecteur'],
    ['frame-training', 'link', 'Not connected yet', 'Connexion non vérifiée'],
    ['customer-scanning-off', 'scanner', 'Scanning is off', 'Numérisation désactivée'],
  ])('%s: the %s is an icon with a name and a tooltip', async (name, id, english, french) => {
    const { byId } = await renderTerminal(one(name), language);
    const words = language === 'en-CA' ? english : french;
    await expect.element(byId(id)).toHaveTextContent(words);
    await expect.element(byId(id)).toHaveAttribute('title', words);
    expect(byId(id).element().getBoundingClientRect().width).toBeLessThanOrEqual(24);
  });

  test('what is wrong is said in words', async () => {
    const { byId } = await renderTerminal({ ...one('customer-empty'), scanners: broken, link: offline }, language);
    for (const id of ['scanner', 'link']) {
      const words = byId(id).element().querySelector('span');
      expect(words?.getBoundingClientRect().width, id).toBeGreaterThan(40);
    }
  });

  test.each([true, false])('nothing is cut, with training %s and all of it long', async (training) => {
    const { byId } = await renderTerminal(longest(training), language);
    for (const width of [1024, 1366, 1080, 1920, 512]) {
      await page.viewport(width, 768);
      const bar = byId('link').element().closest('header');
      const { right, bottom } = bar?.getBoundingClientRect() ?? { right: 0, bottom: 0 };
      for (const part of bar?.querySelectorAll('p:not(.unseen), button, li, span:not(.unseen)') ?? []) {
        const [box, what] = [part.getBoundingClientRect(), `${part.textContent} at ${String(width)}`];
        // For listeners alone.
        if (getComputedStyle(part).clipPath !== 'none') continue;
        expect(getComputedStyle(part).textOverflow, what).toBe('clip');
        if (getComputedStyle(part).display !== 'inline') {
          expect(part.scrollWidth, what).toBeLessThanOrEqual(Math.ceil(box.width));
        }
        expect(box.right, what).toBeLessThanOrEqual(right);
        expect(box.bottom, what).toBeLessThanOrEqual(bottom);
      }
    }
  });

  test('the steps stay where they are when something goes wrong', async () => {
    const seen = one('customer-empty');
    const { api, byId } = await renderTerminal(seen, language);
    const leftOf = (): number => document.querySelector('header ol')?.getBoundingClientRect().left ?? 0;
    const before = leftOf();
    const { terminal } = seen;
    api.show({ ...seen, terminal: { ...terminal, language }, scanners: broken, link: offline });
    await expect.element(byId('link')).toHaveAttribute('data-tone', 'warning');
    expect(leftOf()).toBe(before);
  });
});
