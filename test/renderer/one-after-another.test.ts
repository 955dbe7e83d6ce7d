// Every screen is drawn after every other one: while it is, what the one before has offered for its keys is still there.
import { tick } from 'svelte';
import { describe, expect, test } from 'vitest';
import { renderTerminal } from './render-terminal';
import { everyCase } from './views';

const cases = everyCase();
const one = (name: string) => {
  const seen = cases[name];
  if (!seen) throw new Error(name);
  return seen;
};
const kinds = [
  'customer-empty',
  'customer-confirm',
  'customer-searching',
  'customer-question-account',
  'customer-choosing',
  'customer-nobody',
  'customer-failed',
  'verify-needs-card',
  'verify-none',
  'verify-sending',
  'verify-sent-plans',
  'verify-unclear',
  'quote-offers',
  'quote-refused',
  'hand-over',
  'parked-three',
  'locked-any-key',
];

describe('the next screen is drawn', () => {
  test.each(kinds)('%s, after each of the others', async (name) => {
    const { api, byId } = await renderTerminal(one('customer-empty'));
    for (const before of kinds) {
      for (const next of [before, name]) {
        api.show(one(next));
        await tick();
        await tick();
        expect(byId('drawing-failed').query(), `${next} after ${before}`).toBeNull();
      }
    }
    await expect.element(byId(name.startsWith('locked') ? 'locked' : 'step')).toBeVisible();
  });
});
