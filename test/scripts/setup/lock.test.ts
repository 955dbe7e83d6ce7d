import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
