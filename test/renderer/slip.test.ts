// The key that prints a slip, and what is said of it.
import { describe, expect, test } from 'vitest';
import type { PrintFailure, View } from '../../preload/contract';
import { expectAccessible, press, renderTerminal } from './render-terminal';
import { everyCase } from './views';

function at(name: string, changes: Partial<View> = {}): View {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return { ...seen, ...changes };
}

test.each(['quote-offers', 'hand-over'])('F5 and its button print at %s, where there is a printer', async (name) => {
  const { api, byId } = await renderTerminal(at(name, { slip: 'ready' }), 'fr-CA');
  await expect.element(byId('print-key')).toHaveTextContent('Imprimer');
  press('F5');
  await byId('print-key').click();
  await expect.poll(() => api.intended).toEqual([{ type: 'print' }, { type: 'print' }]);
  await expectAccessible();
});

test('while one is printed F5 does nothing', async () => {
  const { api, byId } = await renderTerminal(at('quote-offers', { slip: 'printing' }));
  await expect.element(byId('print-key')).toHaveTextContent('Printing…');
  press('F5');
  expect(api.intended).toEqual([]);
});

test('without a printer there is no such key, and F5 reloads nothing', async () => {
  const { api, byId } = await renderTerminal(at('quote-offers'));
  await expect.element(byId('print-key')).not.toBeInTheDocument();
  expect(press('F5')).toBe(false);
  expect(api.intended).toEqual([]);
});

const failures: PrintFailure[] = [
  ...(['not_found', 'not_allowed', 'busy', 'no_answer', 'no_paper', 'cover_open', 'printer_error'] as const),
  ...(['stopped', 'failed'] as const),
];
describe.each(['en-CA', 'fr-CA'] as const)('in %s', (language) => {
  test.each(
    failures.flatMap((because) => (['slip_failed', 'slip_partly'] as const).map((code) => [code, because] as const)),
  )('%s, %s is said in words that say what to do', async (code, because) => {
    const notice = { code, params: { because }, tone: 'warning' } as const;
    const { byId } = await renderTerminal(at('quote-offers', { slip: 'ready', notice }), language);
    await expect.element(byId('notice')).toHaveTextContent(language === 'en-CA' ? /print|slip/i : /impri/i);
    await expect.element(byId('notice')).not.toHaveTextContent(/slip_|undefined/);
  });
});
