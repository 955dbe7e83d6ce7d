// End-to-end tests: each starts the real program. As many files run at once as there are displays.
import { defineConfig } from '@playwright/test';

/** Of the workers, one each (scripts/launch/end-to-end.mjs); none where there is a real one, which is one worker's. */
const displays = (process.env['FLEXITI_TEST_DISPLAYS'] ?? '').split(' ').filter((name) => name !== '');
const worker = process.env['TEST_PARALLEL_INDEX'];
if (worker !== undefined && displays.length > 0) {
  // Here, before anything is started: the program, what types into it and what reads its clipboard all go by it.
  const display = displays[Number(worker)];
  if (display === undefined) throw new Error(`no display for worker ${worker}`);
  process.env['DISPLAY'] = display;
}

export default defineConfig({
  testDir: 'test/e2e',
  workers: Math.max(displays.length, 1),
  retries: 0,
  timeout: 60_000,
  use: { actionTimeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
});
