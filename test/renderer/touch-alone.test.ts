// A lane by touch alone: each step is done by buttons that a finger hits, and no key is pressed. The PIN and the amount are
// typed on the keyboard that Windows shows.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Intention } from '../../preload/contract';
import { renderTerminal } from './render-terminal';
import { everyCase, inLanguage, verifyScreen, view, quoteScreen } from './views';

const cases = everyCase();
const one = (name: string) => {
  const seen = cases[name];
  if (!seen) throw new Error(name);
  return seen;
};

test.each(['en-CA', 'fr-CA'] as const)('from the account to the till, in %s', async (language) => {
  const { api, byId } = await renderTerminal(one('customer-choosing'), language);
  const touch = async (testid: string, meant: Intention): Promise<void> => {
    const target = byId(testid);
    await expect.element(target).toBeEnabled();
    target.element().scrollIntoView({ block: 'center' });
    const { width, height } = target.element().getBoundingClientRect();
    expect(Math.min(width, height), testid).toBeGreaterThanOrEqual(44);
    await target.click();
    await expect.poll(() => api.intended.at(-1)).toEqual(meant);
  };
  await touch('account-0', { type: 'chooseAccount', index: 0 });

  api.show(inLanguage({ ...view(verifyScreen({ kind: 'none' })), amountCents: null }, language));
  await byId('amount').fill('120000');
  await touch('primary', { type: 'setAmount', amountCents: 120_000 });
  api.show(inLanguage(one('verify-none'), language));
  await touch('method-sms', { type: 'verify', format: 'sms' });

  api.show(inLanguage(one('verify-sent-plans'), language));
  await byId('plan-4-6').click();
  await byId('pin').fill('4831');
  await touch('primary', { type: 'enterPin', pin: '4831' });

  api.show(inLanguage(view(quoteScreen()), language));
  await touch('plan-4-3', { type: 'choosePlan', planId: 4, months: 3 });
  await touch('primary', { type: 'handOver' });

  api.show(inLanguage(one('hand-over'), language));
  await touch('copy-account', { type: 'copy', what: 'account' });
  await touch('primary', { type: 'copy', what: 'all' });
  await touch('done', { type: 'done' });
  await page.viewport(1024, 768);
});
