// A customer whose PIN is out was cleared: it is said for as long as it can be undone, and undone on F3.
import { expect, test } from 'vitest';
import { expectAccessible, press, renderTerminal } from './render-terminal';
import { everyCase, view } from './views';

const empty = everyCase()['customer-empty'] ?? view({ step: 'customer', phase: { kind: 'empty' } } as never);

test.each([
  ['en-CA', 'MARIGOLD T. was cleared', 'Bring back'],
  ['fr-CA', 'MARIGOLD T. n’est plus à l’écran', 'Ramener'],
] as const)('in %s', async (language, text, action) => {
  const undo = { name: 'MARIGOLD T.', until: Date.now() + 9000 };
  const { api, byId } = await renderTerminal({ ...empty, undo }, language);
  await expect.element(byId('undo')).toHaveTextContent(text);
  await expect.element(byId('undo-clear')).toHaveTextContent(action);
  await expectAccessible();
  press('F3');
  await byId('undo-clear').click();
  expect(api.intended).toEqual([{ type: 'undo' }, { type: 'undo' }]);
});

test('not once its time is over', async () => {
  const { api, byId } = await renderTerminal({ ...empty, undo: { name: null, until: Date.now() + 300 } });
  await expect.element(byId('undo')).toHaveTextContent('The customer was cleared');
  await expect.element(byId('undo')).not.toBeInTheDocument();
  expect(press('F3')).toBe(true);
  expect(api.intended).toEqual([]);
});
