import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../scripts/launch/display.mjs';
import { electronArguments } from '../../../scripts/launch/electron-arguments.mjs';
import { runInForeground } from '../../../scripts/launch/foreground.mjs';
import { readTally, withExitCode } from '../../../scripts/launch/tally.mjs';

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'flexiti-launch-'));
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

describe('the tally', () => {
  it.each([
    [
      { numPassedTests: 3, numFailedTests: 1 },
      { passed: 3, failed: 1 },
    ],
    [{ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } }, { passed: 5, failed: 2 }],
    [
      { passed: 7, failed: 1 },
      { passed: 7, failed: 1 },
    ],
    [
      { passed: 0, failed: 0, skipped: 'no apt here' },
      { passed: 0, failed: 0, skipped: 'no apt here' },
    ],
  ])('of %j', (report, tally) => {
    const file = join(scratch, 'report.json');
    writeFileSync(file, JSON.stringify(report));
    expect(readTally(file)).toEqual(tally);
  });

  it('of a runner that left no report is a failure when it ended badly', () => {
    const nothing = readTally(join(scratch, 'none.json'));
    expect(nothing).toEqual({ passed: 0, failed: 0 });
    expect(withExitCode(nothing, 1)).toEqual({ passed: 0, failed: 1 });
    expect(withExitCode({ passed: 4, failed: 0 }, null)).toEqual({ passed: 4, failed: 1 });
    expect(withExitCode({ passed: 4, failed: 2 }, 1)).toEqual({ passed: 4, failed: 2 });
    expect(withExitCode({ passed: 4, failed: 0 }, 0)).toEqual({ passed: 4, failed: 0 });
  });
});

it('goes without the sandbox as root on Linux alone, and says so', () => {
  const said: string[] = [];
  const announce = (line: string): void => void said.push(line);
  expect(electronArguments(announce, 'linux', 1000)).toEqual([]);
  expect(electronArguments(announce, 'win32')).toEqual([]);
  expect(said).toEqual([]);
  expect(electronArguments(announce, 'linux', 0)).toEqual(['--no-sandbox']);
  expect(said).toHaveLength(1);
});

it('knows whether windows can be shown', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
});

it('ends as the program ends', async () => {
  const run = (code: string): Promise<number> =>
    runInForeground(process.execPath, ['-e', code], { cwd: scratch, env: process.env });
  expect(await run('process.exit(7)')).toBe(7);
  expect(await run('process.kill(process.pid, "SIGKILL")')).toBe(process.platform === 'win32' ? 1 : 137);
  expect(process.listenerCount('SIGTERM')).toBeLessThan(3);
});
