import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SetupProblem } from '../../../scripts/setup/announce.mjs';
import { withLock } from '../../../scripts/setup/lock.mjs';

let scratch: string;
let folder: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'flexiti-lock-'));
  folder = join(scratch, 'deep', 'lock');
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

it('lets one work at a time, and gives back what it gave', async () => {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<string> => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((done) => setImmediate(done));
    inside -= 1;
    return 'done';
  };
  expect(await Promise.all([1, 2, 3].map(() => withLock(folder, work)))).toEqual(['done', 'done', 'done']);
  expect(most).toBe(1);
});

it('says once that it waits', async () => {
  const waits: string[] = [];
  let release = (): void => undefined;
  const first = withLock(folder, () => new Promise<void>((done) => (release = done)));
  const second = withLock(
    folder,
    () => Promise.resolve(),
    () => {
      waits.push('waiting');
      release();
    },
  );
  await Promise.all([first, second]);
  expect(waits).toEqual(['waiting']);
});

it('is free again after a failure', async () => {
  await expect(withLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(folder)).toBe(false);
});

it('takes over from a process that is gone', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pid'), String(pid));
  expect(await withLock(folder, () => Promise.resolve('mine'))).toBe('mine');
});

it('takes over from a process that died before it wrote its number', async () => {
  mkdirSync(folder, { recursive: true });
  utimesSync(folder, 0, 0);
  expect(await withLock(folder, () => Promise.resolve('mine'))).toBe('mine');
});

it('takes over from a process whose number is now another one’s', async () => {
  const ours = String(process.pid);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pid'), `${ours}\nanother start\nanother id`);
  const taking = withLock(folder, () => Promise.resolve('mine'));
  // Only Linux says when a process began.
  if (process.platform === 'linux') expect(await taking).toBe('mine');
});

it('waits for a process that lives', async () => {
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pid'), String(holder.pid));
  const events: string[] = [];
  const taking = withLock(
    folder,
    () => Promise.resolve(events.push('mine')),
    () => {
      events.push('waiting');
      setTimeout(() => {
        events.push('gone');
        holder.kill('SIGKILL');
      }, 50);
    },
  );
  await taking;
  expect(events).toEqual(['waiting', 'gone', 'mine']);
});

const never = (): Promise<string> => Promise.reject(new Error('must not run'));

it('reports a place where no lock can be made, and does not wait for ever', async () => {
  const file = join(scratch, 'file');
  writeFileSync(file, '');
  for (const place of [file, join(file, 'lock'), join(file, 'deep', 'lock'), join(scratch, 'x'.repeat(300)), 'a\0b']) {
    const waits: string[] = [];
    const attempt = withLock(place, never, () => waits.push('waiting'));
    await expect(attempt).rejects.toThrow(SetupProblem);
    await expect(attempt).rejects.toThrow(`the lock ${place}`);
    expect(waits).toEqual([]);
  }
});

it('reports a lock that cannot be read', async () => {
  mkdirSync(join(folder, 'pid'), { recursive: true });
  await expect(withLock(folder, never)).rejects.toThrow(/the lock .* cannot be taken: EISDIR/);
});

// Four seconds: eight processes of Node on two cores, all of which find the same dead holder.
it('a stale lock is taken by one of its waiters at a time', { timeout: 60_000 }, async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pid'), String(pid));
  const log = join(scratch, 'log');
  const go = join(scratch, 'go');
  const program = `
    import { appendFileSync, existsSync } from 'node:fs';
    import { setTimeout as pause } from 'node:timers/promises';
    const { withLock } = await import(process.argv[1]);
    const [, , folder, log, go] = process.argv;
    while (!existsSync(go)) await pause(1);
    await withLock(folder, async () => {
      appendFileSync(log, 'in ');
      await pause(20);
      appendFileSync(log, 'out ');
    });`;
  const lock = new URL('../../../scripts/setup/lock.mjs', import.meta.url).href;
  const waiters = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program, lock, folder, log, go], { stdio: 'inherit' }),
  );
  const ends = waiters.map((waiter) => once(waiter, 'exit'));
  setTimeout(() => {
    writeFileSync(go, '');
  }, 500);
  expect(await Promise.all(ends)).toEqual(ends.map(() => [0, null]));
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(8));
  expect(existsSync(folder)).toBe(false);
});
