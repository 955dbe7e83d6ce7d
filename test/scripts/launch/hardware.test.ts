// The step of the hardware tests, where they are not run: it says so, and it is no failure.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHardware } from '../../../scripts/launch/hardware.mjs';

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'flexiti-hardware-step-'));
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

it('is skipped on request', async () => {
  const tally = await runHardware(join(scratch, 'unwanted.json'), { FLEXITI_SKIP_HARDWARE: '1' });
  expect(tally).toEqual({ passed: 0, failed: 0, skipped: 'FLEXITI_SKIP_HARDWARE is set' });
});

it.skipIf(process.platform === 'win32')('is skipped where the emulated machine cannot be had', async () => {
  // Programs, of which only Node is there, and an empty cache.
  symlinkSync(process.execPath, join(scratch, 'node'));
  const env = { PATH: scratch, XDG_CACHE_HOME: join(scratch, 'cache'), FLEXITI_SKIP_HARDWARE: '0' };
  const tally = await runHardware(join(scratch, 'impossible.json'), env);
  expect(tally).toMatchObject({ passed: 0, failed: 0 });
  expect(tally.skipped).toMatch(/apt-get|Linux/);
});
