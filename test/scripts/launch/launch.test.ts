import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBackground } from '../../../scripts/launch/background.mjs';
import { hasDisplay, withVirtualDisplays } from '../../../scripts/launch/display.mjs';
import { electronArguments } from '../../../scripts/launch/electron-arguments.mjs';
import { workersFor } from '../../../scripts/launch/end-to-end.mjs';
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

it.runIf(existsSync('/usr/bin/Xvfb'))('gives each worker a display of its own, which is gone afterwards', async () => {
  const socketOf = (display: string): string => `/tmp/.X11-unix/X${display.slice(1)}`;
  const given = await withVirtualDisplays(
    2,
    (displays, env) => {
      expect(displays.map(socketOf).filter(existsSync)).toHaveLength(2);
      expect(new Set(displays).size).toBe(2);
      expect(displays).toContain(env['DISPLAY']);
      return Promise.resolve(displays);
    },
    process.env,
  );
  expect(given.map(socketOf).filter(existsSync)).toEqual([]);
});

it('ends as the program ends', async () => {
  const run = (code: string): Promise<number> =>
    runInForeground(process.execPath, ['-e', code], { cwd: scratch, env: process.env });
  expect(await run('process.exit(7)')).toBe(7);
  expect(await run('process.kill(process.pid, "SIGKILL")')).toBe(process.platform === 'win32' ? 1 : 137);
  expect(process.listenerCount('SIGTERM')).toBeLessThan(3);
});

it('runs as many end-to-end tests at once as are wanted, else two where there are two cores', () => {
  expect(workersFor([], 1)).toBe(1);
  expect(workersFor(['test/e2e/lock.test.ts'], 2)).toBe(2);
  expect(workersFor([], 16)).toBe(2);
  expect(workersFor(['--workers=1'], 16)).toBe(1);
  expect(workersFor(['--workers=3', '-g', 'scan'], 1)).toBe(3);
  expect(workersFor(['--workers=50%'], 1)).toBe(1);
});

describe('a program in the background', () => {
  const options = { cwd: process.cwd(), env: process.env };

  it('ends as it ends, and what it says is kept', async () => {
    const { run, said } = createBackground();
    expect(
      await run(process.execPath, ['-e', 'console.log("one"); console.error("two"); process.exit(7)'], options),
    ).toBe(7);
    expect(await run(process.execPath, ['-e', 'console.log("three")'], options)).toBe(0);
    expect(said().split('\n').sort()).toEqual(['', 'one', 'three', 'two']);
    await expect(run(join(scratch, 'none'), [], options)).rejects.toThrow('ENOENT');
    expect(process.listenerCount('SIGTERM')).toBeLessThan(3);
  });

  it.skipIf(process.platform === 'win32')('is stopped with us, and so is what a shell of it has started', async () => {
    const inner = 'console.log("pid " + process.pid); setInterval(() => undefined, 1000)';
    const program = join(scratch, 'starts.mjs');
    writeFileSync(
      program,
      `import { createBackground } from ${JSON.stringify(resolve('scripts/launch/background.mjs'))};
       const { run, said } = createBackground();
       void run('sh', ['-c', ${JSON.stringify(`"${process.execPath}" -e '${inner}'; true`)}], ${JSON.stringify({ cwd: scratch })});
       process.once('SIGTERM', () => setImmediate(() => process.exit(1)));
       setInterval(() => said() !== '' && process.stdout.write(said()), 20);`,
    );
    const outer = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [text] = (await once(outer.stdout, 'data')) as [Buffer];
    const pid = Number(/pid (\d+)/.exec(text.toString())?.[1]);
    outer.kill('SIGTERM');
    await once(outer, 'exit');
    await vi.waitFor(() => {
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    }, 10_000);
  });
});
