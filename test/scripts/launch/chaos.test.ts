// The step of the chaotic lanes, where they are not run: it says so, and it is no failure.
import { expect, it } from 'vitest';
import { runChaos } from '../../../scripts/launch/chaos.mjs';

it('is skipped on request', async () => {
  const tally = await runChaos('/nowhere/unwanted.json', { FLEXITI_SKIP_CHAOS: '1' });
  expect(tally).toEqual({ passed: 0, failed: 0, skipped: 'FLEXITI_SKIP_CHAOS is set' });
});
