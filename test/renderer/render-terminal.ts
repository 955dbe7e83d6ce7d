// The whole page in a real browser, fed with one view.
import { axe } from './axe';
import { expect } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Language, TrainingView, View } from '../../preload/contract';
import App from '../../renderer/App.svelte';
import { FakeTerminal } from './fake-terminal';
import { inLanguage } from './views';

export interface Rendered {
  api: FakeTerminal;
  byId: (testid: string) => Locator;
  byText: (text: string | RegExp) => Locator;
}

/** Renders the view at the smallest supported size, and waits until it is there. */
export async function renderTerminal(
  seen: View,
  language: Language = 'en-CA',
  training: TrainingView | null = null,
): Promise<Rendered> {
  await page.viewport(1024, 768);
  const api = new FakeTerminal(inLanguage(seen, language), training);
  const screen = await render(App, { api });
  if (seen.locked) await expect.element(screen.getByTestId('locked')).toBeVisible();
  else await expect.element(screen.getByTestId('step')).toHaveAttribute('data-step', seen.screen.step);
  return { api, byId: (testid) => screen.getByTestId(testid), byText: (text) => screen.getByText(text) };
}

/** Presses a key on the focused element; false where the page prevented its default action. */
export function press(
  key: string,
  target: Element | null = document.activeElement,
  more: KeyboardEventInit = {},
): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  return (target ?? document.body).dispatchEvent(event);
}

/** Fails with the violations that axe finds on the page, by more rules than those of WCAG 2.2 AA where there are any. */
export async function expectAccessible(more: string[] = []): Promise<void> {
  expect(await axe(more)).toEqual([]);
}
