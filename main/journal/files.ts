// The files of a journal. Unusable ones are set aside for support, or removed, so that outdated customers are never
// restored.
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UnusableFile } from './problem';
import type { UnusableCode } from './problem';

/** The database first: SQLite ignores a write-ahead log without a database, but not a database without its log. */
const endings = ['', '-wal', '-shm', '-journal'];
const maxAside = 3;

/**
 * Creates folder and file where they are missing, accessible to this user alone.
 *
 * @returns whether the file is new, and whether the last program did not close it
 * @throws UnusableFile where the path is not a file or is empty; Node's errors where it is not writable
 */
export function prepareFile(path: string): { isNew: boolean; wasLeftOpen: boolean } {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    // Separately: for a parent that is not writable, a recursive mkdir reports ENOENT.
    mkdirSync(folder, { mode: 0o700 });
  }
  for (const ending of endings) {
    const found = lstatSync(path + ending, { throwIfNoEntry: false });
    if (found?.isFile() === false) throw new UnusableFile('journal_damaged', 'not_a_file');
  }
  const before = sizeOf(path);
  if (before === 0) throw new UnusableFile('journal_damaged', 'empty');
  closeSync(openSync(path, 'a', 0o600));
  restrict(folder, 0o700);
  for (const ending of endings) restrict(path + ending, 0o600);
  // The log is created in the folder; opening has shown that the file is writable.
  accessSync(folder, constants.W_OK);
  return { isNew: before === null, wasLeftOpen: isLogged(path) };
}

/** Whether a database's write-ahead log has contents. */
export function isLogged(path: string): boolean {
  return (sizeOf(`${path}-wal`) ?? 0) > 0;
}

function sizeOf(path: string): number | null {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? null;
}

function restrict(path: string, mode: number): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && (found.mode & 0o777) !== mode) chmodSync(path, mode);
}

/**
 * Renames an unusable journal to `live.damaged-20261121T155834123Z.sqlite` (UTC) and removes all but the newest of those
 * set aside.
 *
 * @returns the new name, without the folder
 * @throws Node's errors
 */
export function setAside(folder: string, name: string, code: UnusableCode, at: number): string {
  const word = code.replace('journal_', '');
  let time = at;
  let aside = asideName(name, word, time);
  while (existsSync(join(folder, aside))) aside = asideName(name, word, (time += 1));
  for (const ending of endings) {
    const from = join(folder, `${name}.sqlite${ending}`);
    if (lstatSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, join(folder, aside + ending));
  }
  removeOldAsides(folder, name);
  return aside;
}

function asideName(name: string, word: string, at: number): string {
  return `${name}.${word}-${new Date(at).toISOString().replace(/[-:.]/g, '')}.sqlite`;
}

function removeOldAsides(folder: string, name: string): void {
  const pattern = new RegExp(`^${name}\\.(?:damaged|older|newer)-(\\d{8}T\\d{9}Z)\\.sqlite$`);
  const asides = readdirSync(folder).flatMap((file) => {
    const time = pattern.exec(file)?.[1];
    return time === undefined ? [] : [{ file, time }];
  });
  asides.sort((one, other) => (one.time < other.time ? 1 : -1));
  for (const { file } of asides.slice(maxAside)) {
    for (const ending of endings) rmSync(join(folder, file + ending), { force: true, recursive: true });
  }
}

/**
 * Removes a journal's files; where the folder does not allow it, truncates them. Best effort, never throws: works on a
 * full disk, not on a read-only one.
 */
export function removeFiles(path: string): void {
  for (const ending of endings) {
    const isGone = attempt(() => {
      rmSync(path + ending, { force: true });
    });
    if (!isGone)
      attempt(() => {
        truncateSync(path + ending);
      });
  }
  // Otherwise a power cut could bring them back.
  attempt(() => {
    const folder = openSync(dirname(path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  });
}

function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
