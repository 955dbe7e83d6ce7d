// Stores the customers of a lane, so that they survive a crash. A journal that cannot be written is removed, so that
// outdated customers are not restored at the next start.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './database';
import type { JournalDatabase } from './database';
import type { JournalEntry, StoredEntry } from './entry';
import { removeFiles, setAside } from './files';
import { problemOf, UnusableFile } from './problem';
import type { JournalProblem } from './problem';

export interface Journal {
  /** The entries found at the opening, by place. Given once: personal data must not stay in memory for the day. */
  takeStored(): readonly StoredEntry[];
  /**
   * Replaces the stored entries by these, in one transaction; unchanged ones are not written again. Deleted data is wiped
   * from the file before this returns.
   *
   * @param options.durable Survives a power cut once this returns. Otherwise it survives the end of the process, but a power
   *   cut soon after may restore the previous entries.
   * @param options.anew Writes unchanged entries too: their time of writing is by a clock that was set since.
   * @returns null, or the problem while it lasts: then nothing is stored, and the next call after a second tries to begin a
   *   new file. Never throws.
   */
  store(entries: readonly JournalEntry[], options?: { durable?: boolean; anew?: boolean }): JournalProblem | null;
  /** Wipes deleted data and closes the file; the entries stay for the next opening. Never throws. */
  close(): void;
}

export interface JournalOptions {
  /** A folder for the journal alone; created where it is missing. */
  folder: string;
  /** The file's name without extension. */
  name: 'live' | 'training';
  /** 32 bytes; null: nothing personal is written. */
  key: Buffer | null;
  /** Milliseconds since 1970. */
  now: () => number;
}

const retryMs = 1_000;

/**
 * Opens the journal of a lane. An unusable file is set aside (at most three are) and a new one begun; where that fails
 * too, `store` of the returned journal reports why it stores nothing. Never throws.
 */
export function openJournal(options: JournalOptions): { journal: Journal; problems: JournalProblem[] } {
  const { folder, name, key, now } = options;
  const path = join(folder, `${name}.sqlite`);
  const problems: JournalProblem[] = [];
  let problem: JournalProblem | null = null;
  let isClosed = false;
  let triedAt = performance.now();
  let database: JournalDatabase | null = null;
  let found: readonly StoredEntry[] = [];

  try {
    database = openOrSetAside();
    found = database.takeFound();
  } catch (error) {
    problem = problemOf(error);
    problems.push(problem);
    if (problem.code === 'journal_read_only') found = readCopy(path, key);
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

  function store(entries: readonly JournalEntry[], { durable = false, anew = false } = {}): JournalProblem | null {
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

  function takeStored(): readonly StoredEntry[] {
    const taken = found;
    found = [];
    return taken;
  }

  return { journal: { takeStored, store, close }, problems };
}

/** The entries of a read-only journal. SQLite reads a log only where it can write, so a copy is read. */
function readCopy(path: string, key: Buffer | null): readonly StoredEntry[] {
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
