// Keeps the customers of a lane over a crash. A journal that cannot be written is removed: what was true once must not be
// taken for what is true at the next start.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './database';
import type { JournalDatabase } from './database';
import type { JournalEntry, KeptEntry } from './entry';
import { removeFiles, setAside } from './files';
import { problemOf, UnusableFile } from './problem';
import type { JournalProblem } from './problem';

export interface Journal {
  /** What was there at the opening, by place. Given once: what is personal must not stay in memory for the day. */
  takeStored(): readonly KeptEntry[];
  /**
   * Makes what is kept exactly these, in one transaction; entries that did not change are not written again. What no longer
   * belongs to anybody is wiped from the file before this returns.
   *
   * @param options.durable It is on the disk, and outlasts a power cut, when this returns. Otherwise it outlasts the end of
   *   this process, however that comes about, and a power cut within the next while may leave what was kept before.
   * @param options.anew Entries that did not change are written as well: what the clock said then is not what it says now.
   * @returns null, or what went wrong, as long as it does: then nothing is kept, and the next keep after a second tries to
   *   begin a new file. Never throws.
   */
  keep(entries: readonly JournalEntry[], options?: { durable?: boolean; anew?: boolean }): JournalProblem | null;
  /** Wipes and closes the file; what is kept stays for the next opening. Never throws. */
  close(): void;
}

export interface JournalOptions {
  /** Where the files lie, and nothing else does; it is made where it is missing. */
  folder: string;
  /** The file's name, without its ending. */
  name: 'live' | 'training';
  /** 32 bytes; without it nothing personal is written. */
  key: Buffer | null;
  /** Milliseconds since 1970. */
  now: () => number;
}

const retryMs = 1_000;

/**
 * Opens the journal of a lane. A file that cannot be used is kept aside, at most three of them, and a new one begun; where
 * that is impossible, there is a journal all the same, whose `keep` says why it keeps nothing. Never throws.
 */
export function openJournal(options: JournalOptions): { journal: Journal; problems: JournalProblem[] } {
  const { folder, name, key, now } = options;
  const path = join(folder, `${name}.sqlite`);
  const problems: JournalProblem[] = [];
  let problem: JournalProblem | null = null;
  let isClosed = false;
  let triedAt = performance.now();
  let database: JournalDatabase | null = null;
  let kept: readonly KeptEntry[] = [];

  try {
    database = openOrSetAside();
    kept = database.takeFound();
  } catch (error) {
    problem = problemOf(error);
    problems.push(problem);
    if (problem.code === 'journal_read_only') kept = readCopy(path, key);
  }

  function openOrSetAside(): JournalDatabase {
    try {
      return openDatabase(path, key, now);
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      const { code, params } = problemOf(error);
      problems.push({ code, params });
      params.keptAside = setAside(folder, name, error.code, now());
      return openDatabase(path, key, now);
    }
  }

  function keep(entries: readonly JournalEntry[], { durable = false, anew = false } = {}): JournalProblem | null {
    if (isClosed) return { code: 'journal_not_written', params: { reason: 'closed' } };
    if (database !== null && write(database, entries, durable, anew)) return null;
    if (performance.now() - triedAt < retryMs) return problem;
    triedAt = performance.now();
    return beginAnew(entries, durable) ? null : problem;
  }

  function beginAnew(entries: readonly JournalEntry[], durable: boolean): boolean {
    removeFiles(path);
    try {
      database = openDatabase(path, key, now);
    } catch (error) {
      problem = problemOf(error);
      return false;
    }
    return write(database, entries, durable, true);
  }

  function write(to: JournalDatabase, entries: readonly JournalEntry[], durable: boolean, anew: boolean): boolean {
    try {
      to.write(entries, durable, anew);
      return true;
    } catch (error) {
      problem = problemOf(error);
      database = null;
      to.abandon();
      removeFiles(path);
      return false;
    }
  }

  function close(): void {
    isClosed = true;
    database?.close();
    database = null;
  }

  function takeStored(): readonly KeptEntry[] {
    const taken = kept;
    kept = [];
    return taken;
  }

  return { journal: { takeStored, keep, close }, problems };
}

/** What a journal holds that may be read and not written. SQLite reads a log only where it may write, so a copy is read. */
function readCopy(path: string, key: Buffer | null): readonly KeptEntry[] {
  let folder: string | null = null;
  try {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    const database = openDatabase(copy, key, () => 0);
    database.abandon();
    return database.takeFound();
  } catch {
    return [];
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}
