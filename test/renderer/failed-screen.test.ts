// A view that cannot be drawn, whatever the reason: it is told, the keys stay, and the page is loaded again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { View } from '../../preload/contract';
import App from '../../renderer/App.svelte';
import { FakeTerminal } from './fake-terminal';
import { press } from './render-terminal';
import { everyCase, inLanguage } from './views';

const cases = everyCase();
const one = (name: string): View => {
  const seen = cases[name];
  if (!seen) throw new Error(name);
  return seen;
};
const unfit = undefined as never;
const verify = one('verify-none');
const quote = one('quote-offers');
const customer = one('customer-choosing');
const handOver = one('hand-over');

/** Views with something in them that the screen does not expect. */
const broken: [string, View][] = [
  ['verify', { ...verify, screen: { ...verify.screen, methods: unfit } as View['screen'] }],
  ['quote', { ...quote, screen: { ...quote.screen, offer: { plans: unfit } } as unknown as View['screen'] }],
  ['customer', { ...customer, screen: { step: 'customer', phase: { kind: 'choosing', accounts: unfit, unread: 0 } } }],
  ['handOver', { ...handOver, screen: { ...handOver.screen, qrText: unfit } as View['screen'] }],
];

let reload = vi.fn();
beforeEach(() => {
  reload = vi.fn();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  history.replaceState(null, '');
});

async function show(
  view: View,
): Promise<{ end: () => Promise<void>; at: (testid: string) => Element | null; api: FakeTerminal }> {
  const api = new FakeTerminal(view);
  const { unmount } = await render(App, { api, reload });
  await vi.waitFor(() => {
    expect(document.querySelector('[data-testid="new-customer"]')).not.toBeNull();
  });
  return { api, end: unmount, at: (testid) => document.querySelector(`[data-testid="${testid}"]`) };
}

test.each(broken)('a %s screen that cannot be drawn is told, and the keys stay', async (step, view) => {
  const { api, at } = await show(view);
  expect(at('drawing-failed')?.textContent).toContain('could not be shown');
  expect(at('step')?.getAttribute('data-step')).toBe(step);
  expect(at('customer-name')).not.toBeNull();
  press('F2');
  press('F4');
  expect(api.intended).toEqual([{ type: 'newCustomer' }, { type: 'park' }]);
});

test('it is drawn where the next view can be', async () => {
  const { api, at } = await show(inLanguage(broken[0]?.[1] ?? verify, 'fr-CA'));
  expect(at('drawing-failed')?.textContent).toContain('n’a pas pu s’afficher');
  api.show(quote);
  await vi.waitFor(() => {
    expect(at('drawing-failed')).toBeNull();
  });
  expect(at('offers')).not.toBeNull();
});

test('a customer who cannot be drawn leaves the step as it is', async () => {
  const { at } = await show({ ...verify, customer: { notes: unfit } as never });
  expect(at('drawing-failed')).not.toBeNull();
  expect(at('method-sms')).not.toBeNull();
});

test('the page is loaded again by itself once for a screen, and on Enter', async () => {
  const first = await show(broken[0]?.[1] ?? verify);
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5000);
  expect(reload).toHaveBeenCalledOnce();
  await first.end();
  await show(broken[0]?.[1] ?? verify);
  vi.advanceTimersByTime(60_000);
  expect(reload).toHaveBeenCalledOnce();
  press('Enter');
  expect(reload).toHaveBeenCalledTimes(2);
});
