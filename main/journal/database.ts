// The SQLite database of one journal: schema, reading, writing, and wiping what was deleted.
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { JournalEntry, StoredEntry } from './entry';
import { isLogged, prepareFile, removeFiles } from './files';
import { isAboutContents, problemOf, UnusableFile } from './problem';
import { seal, unseal } from './sealing';
import { createStatements } from './statements';

export interface JournalDatabase {
  /** The entries found at the opening, by place. Given once, then released. */
  takeFound(): readonly StoredEntry[];
  /**
   * Makes the rows exactly these; with `anew`, unchanged ones are written too. Throws SQLite's errors, after which the
   * database can only be closed.
   */
  write(entries: readonly JournalEntry[], durable: boolean, anew: boolean): void;
  /** Wipes deleted data and closes. Never throws. */
  close(): void;
  /** Closes without wiping. Never throws. */
  abandon(): void;
}

/** Raised with every change of the table. There is no migration: a journal holds a day at most. */
const schemaVersion = 1;
/** `FPOS`: marks the file as a journal of this program. */
const applicationId = 0x46_50_4f_53;
/** How long to wait for another program's lock, in milliseconds: the counter waits with it. */
const busyMs = 100;

const table = `CREATE TABLE customer (
    id TEXT NOT NULL PRIMARY KEY,
    place INTEGER NOT NULL,
    since INTEGER NOT NULL,
    step TEXT NOT NULL,
    at INTEGER NOT NULL,
    personal BLOB
  )`;
const schema = `
  ${table};
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;
const upsert = `
  INSERT INTO customer (id, place, since, step, at, personal)
    VALUES (value(0), value(1), value(2), value(3), value(4), value(5))
    ON CONFLICT (id) DO UPDATE SET place = excluded.place, since = excluded.since, step = excluded.step,
      at = excluded.at, personal = excluded.personal
`;
const rowsQuery = 'SELECT row(id, place, since, step, at, personal) FROM customer';
const schemaQuery = `
  SELECT row(application_id, user_version, (SELECT group_concat(sql) FROM sqlite_schema))
    FROM pragma_application_id, pragma_user_version
`;

const storedRows = z.array(
  z.tuple([
    z.string().regex(/^[0-9a-f]{32}$/),
    z.number().nonnegative(),
    z.number(),
    z.string(),
    z.number(),
    z.instanceof(Uint8Array).nullable(),
  ]),
);
const schemaState = z.tuple([z.tuple([z.number(), z.number(), z.string().nullable()])]);
const integrity = z.tuple([z.tuple([z.string()])]);

/**
 * Opens the database at a path, creating it where there is none.
 *
 * @param key 32 bytes; null: personal data is neither written nor read
 * @param now milliseconds since 1970
 * @throws UnusableFile where the file cannot be used; SQLite's and Node's errors where the disk cannot
 */
export function openDatabase(path: string, key: Buffer | null, now: () => number): JournalDatabase {
  const { isNew, wasLeftOpen } = prepareFile(path);
  let database: DatabaseSyncInstance | null = null;
  try {
    database = new DatabaseSync(path, { timeout: busyMs, enableForeignKeyConstraints: false, defensive: true });
    return useDatabase(database, { path, key, now, wasLeftOpen });
  } catch (error) {
    closeQuietly(database);
    if (isNew) removeFiles(path);
    if (error instanceof UnusableFile || !isAboutContents(error)) throw error;
    throw new UnusableFile('journal_damaged', problemOf(error).params.reason);
  }
}

interface Use {
  path: string;
  key: Buffer | null;
  now: () => number;
  wasLeftOpen: boolean;
}

function useDatabase(database: DatabaseSyncInstance, { path, key, now, wasLeftOpen }: Use): JournalDatabase {
  // Exclusive: no second connection, so no shared memory file and nothing that blocks a checkpoint.
  database.exec(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA secure_delete = ON;
    PRAGMA fullfsync = ON;
    PRAGMA synchronous = FULL;
  `);
  const { run, read } = createStatements(database);
  checkOrMakeSchema();
  let found: readonly StoredEntry[] = readRows();

  /** `personal` is undefined where it was not readable, or must not be stored: the row is written again. */
  const rows = new Map<string, Omit<JournalEntry, 'personal'> & { personal: string | null | undefined }>(
    found.map((row) => [row.id, { ...row, personal: row.personal ?? undefined }]),
  );
  let isDurable = true;
  let isWiped = !wasLeftOpen;
  let isOnDisk = false;
  // A failure here is ignored: the first write wipes again, and reports.
  if (!isWiped) quietly(wipe);

  function write(entries: readonly JournalEntry[], durable: boolean, anew: boolean): void {
    const wanted = new Set(entries.map(({ id }) => id));
    const gone = [...rows.keys()].filter((id) => !wanted.has(id));
    const changed = anew ? entries : entries.filter(isChanged);
    // Without a key, what was written with one is wiped.
    const losesKey = key === null && changed.some(({ id }) => rows.has(id) && rows.get(id)?.personal === undefined);
    if (gone.length > 0 || changed.length > 0) {
      setDurable(durable);
      database.exec('BEGIN IMMEDIATE');
      for (const id of gone) run('DELETE FROM customer WHERE id = value(0)', id);
      for (const entry of changed) put(entry);
      database.exec('COMMIT');
      isOnDisk = durable;
      isWiped = isWiped && gone.length === 0 && !losesKey;
      for (const id of gone) rows.delete(id);
    }
    if (!isWiped) wipe();
    else if (durable && !isOnDisk) flush();
  }

  function isChanged({ id, place, since, step, personal }: JournalEntry): boolean {
    const row = rows.get(id);
    if (row === undefined) return true;
    const text = key === null ? null : personal;
    return row.place !== place || row.since !== since || row.step !== step || row.personal !== text;
  }

  function put({ personal, ...entry }: JournalEntry): void {
    const row = { ...entry, at: now() };
    const sealed = key === null ? null : seal(key, schemaVersion, row, personal);
    run(upsert, row.id, row.place, row.since, row.step, row.at, sealed);
    rows.set(row.id, { ...entry, personal: key === null ? null : personal });
  }

  function setDurable(wanted: boolean): void {
    if (wanted !== isDurable) database.exec(`PRAGMA synchronous = ${wanted ? 'FULL' : 'NORMAL'}`);
    isDurable = wanted;
  }

  /**
   * secure_delete zeroes deleted rows, but not the copies that SQLite left when it moved rows between pages: VACUUM
   * rewrites all pages. The log still holds the old ones, so it is checkpointed and truncated.
   */
  function wipe(): void {
    database.exec('VACUUM');
    flush();
    isWiped = true;
  }

  /** A checkpoint syncs the log before it, and the file after it. */
  function flush(): void {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    if (isLogged(path)) throw new Error('the log is still there');
    isOnDisk = true;
  }

  function close(): void {
    quietly(wipe);
    closeQuietly(database);
  }

  function abandon(): void {
    closeQuietly(database);
  }

  function checkOrMakeSchema(): void {
    const [[application, version, found]] = schemaState.parse(read(schemaQuery));
    const isBlank = application === 0 && version === 0 && found === null;
    if (!isBlank && application !== applicationId) throw new UnusableFile('journal_damaged', 'not_a_journal');
    if (!isBlank && version !== schemaVersion) {
      throw new UnusableFile(version < schemaVersion ? 'journal_older' : 'journal_newer', String(version));
    }
    if (!isBlank && found !== table) throw new UnusableFile('journal_damaged', 'schema');
    database.exec('PRAGMA journal_mode = WAL');
    if (isBlank) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT`);
  }

  function readRows(): StoredEntry[] {
    const [[check]] = integrity.parse(read('SELECT row(integrity_check) FROM pragma_integrity_check LIMIT 1'));
    if (check !== 'ok') throw new UnusableFile('journal_damaged', 'integrity_check');
    const stored = storedRows.safeParse(read(rowsQuery));
    if (!stored.success) throw new UnusableFile('journal_damaged', 'rows');
    const customers = stored.data.map(([id, place, since, step, at, sealed]): StoredEntry => {
      const row = { id, place, since, step, at };
      if (sealed === null || key === null) return { ...row, personal: null, why: 'no_key' };
      const personal = unseal(key, schemaVersion, row, sealed);
      return { ...row, personal, why: personal === null ? 'unreadable' : null };
    });
    return customers.sort((one, other) => one.place - other.place || one.since - other.since);
  }

  function takeFound(): readonly StoredEntry[] {
    const taken = found;
    found = [];
    return taken;
  }

  return { takeFound, write, close, abandon };
}

function closeQuietly(database: DatabaseSyncInstance | null): void {
  quietly(() => database?.close());
}

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // Done at the next opening instead, or the file is removed.
  }
}
