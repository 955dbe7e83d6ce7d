// Files that cannot be used as a journal.
import { DatabaseSync } from '@photostructure/sqlite';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal, JournalProblem } from '../../../main/journal';
import { byId, entriesOf, entry } from './entries';
import { customers, journalFolder } from './journal-folder';
import type { JournalFolder } from './journal-folder';

let root: string;
let at: JournalFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'journal-'));
  at = journalFolder(join(root, 'journal'));
});
afterEach(() => {
  at.close();
  rmSync(root, { recursive: true, force: true });
});

/** A new file was begun and works. */
function expectFresh(journal: Journal): void {
  expect(journal.takeStored()).toEqual([]);
  const [next] = [entry()];
  expect(journal.store([next], { durable: true })).toBeNull();
  journal.close();
  const { journal: again, problems } = at.open();
  expect(problems).toEqual([]);
  expect(entriesOf(again.takeStored())).toEqual([next]);
}

describe('an unusable file is set aside', () => {
  it.each<[string, string, () => void]>([
    [
      'is garbage',
      'SQLITE_NOTADB',
      () => {
        writeFileSync(at.file, Buffer.alloc(9000, 7));
      },
    ],
    [
      'is text',
      'SQLITE_NOTADB',
      () => {
        writeFileSync(at.file, 'not a journal');
      },
    ],
    [
      'is empty',
      'empty',
      () => {
        truncateSync(at.file);
      },
    ],
    [
      'was cut short',
      'SQLITE_CORRUPT',
      () => {
        truncateSync(at.file, 5000);
      },
    ],
    [
      'has zeros where a page begins',
      'integrity_check',
      () => {
        const bytes = readFileSync(at.file);
        writeFileSync(at.file, bytes.fill(0, 8192, 8192 + 512));
      },
    ],
    [
      'is a folder',
      'not_a_file',
      () => {
        unlinkSync(at.file);
        mkdirSync(join(at.file, 'inside'), { recursive: true });
      },
    ],
    [
      'is a link to elsewhere',
      'not_a_file',
      () => {
        copyFileSync(at.file, join(root, 'elsewhere'));
        unlinkSync(at.file);
        symlinkSync(join(root, 'elsewhere'), at.file);
      },
    ],
    [
      'has a folder for a log',
      'not_a_file',
      () => {
        mkdirSync(`${at.file}-wal`);
      },
    ],
    [
      'is the database of something else',
      'not_a_journal',
      () => {
        unlinkSync(at.file);
        execute('CREATE TABLE song (title TEXT)');
      },
    ],
    [
      'has another table',
      'schema',
      () => {
        execute('ALTER TABLE customer RENAME TO client');
      },
    ],
    [
      'has a row that is none',
      'rows',
      () => {
        execute("UPDATE customer SET place = 'counter' WHERE place = 0");
      },
    ],
  ])('because it %s', (_, reason, damage) => {
    at.leaveCustomers();
    damage();
    const { journal, problems } = at.open();
    const keptAside = 'live.damaged-20261121T155834123Z.sqlite';
    expect(problems).toEqual([{ code: 'journal_damaged', params: { reason, keptAside } }]);
    expect(readdirSync(at.folder)).toContain(keptAside);
    expectFresh(journal);
  });

  it.each<[number, JournalProblem['code'], string]>([
    [0, 'journal_older', 'live.older-20261121T155834123Z.sqlite'],
    [2, 'journal_newer', 'live.newer-20261121T155834123Z.sqlite'],
  ])('because it is of version %i, and is left as it was', (version, code, keptAside) => {
    at.leaveCustomers();
    execute(`PRAGMA user_version = ${version}`);
    const before = readFileSync(at.file);
    const { journal, problems } = at.open();
    expect(problems).toEqual([{ code, params: { reason: String(version), keptAside } }]);
    expect(readFileSync(join(at.folder, keptAside))).toEqual(before);
    expectFresh(journal);
  });

  it('with its log, and only the three newest of its name', () => {
    mkdirSync(at.folder);
    writeFileSync(join(at.folder, 'training.damaged-20200101T000000000Z.sqlite'), '');
    for (let times = 0; times < 6; times += 1) {
      if (times % 2 === 0) at.time += 1000;
      writeFileSync(at.file, '');
      writeFileSync(`${at.file}-wal`, 'log');
      at.open().journal.close();
    }
    const names = [
      'live.damaged-20261121T155836124Z',
      'live.damaged-20261121T155837123Z',
      'live.damaged-20261121T155837124Z',
    ];
    expect(readdirSync(at.folder).sort()).toEqual([
      ...names.flatMap((name) => [`${name}.sqlite`, `${name}.sqlite-wal`]),
      'live.sqlite',
      'training.damaged-20200101T000000000Z.sqlite',
    ]);
  });

  it('whatever bytes are changed: what is restored is what was stored, or is missing', () => {
    at.leaveLog();
    const [database, log] = [readFileSync(at.file), readFileSync(`${at.file}-wal`)];
    const moments = ['quote', 'handOver'].map((step) => byId(customers.map((customer) => ({ ...customer, step }))));
    const damage = fc.record({
      inLog: fc.boolean(),
      place: fc.nat({ max: 40_000 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 600 }),
      cuts: fc.boolean(),
    });
    fc.assert(
      fc.property(damage, ({ inLog, place, bytes, cuts }) => {
        rmSync(at.folder, { recursive: true });
        mkdirSync(at.folder);
        const target = Buffer.from(inLog ? log : database);
        target.set(bytes.subarray(0, Math.max(0, target.length - (place % target.length))), place % target.length);
        const damaged = cuts ? target.subarray(0, place % target.length) : target;
        writeFileSync(at.file, inLog ? database : damaged);
        writeFileSync(`${at.file}-wal`, inLog ? damaged : log);
        const { journal } = at.open();
        const found = entriesOf(journal.takeStored());
        const readable = found.filter(({ personal }) => personal !== null);
        for (const one of readable) expect(moments.flat()).toContainEqual(one);
        expect([0, customers.length]).toContain(found.length);
        // Damage that shows only in writing: then nothing old may remain.
        const problem = journal.store(customers);
        journal.close();
        const again = at.open().journal;
        expect(entriesOf(again.takeStored())).toEqual(problem === null ? byId(customers) : []);
        again.close();
      }),
      { numRuns: 100 },
    );
  });

  it('reads a log that was torn up to its last whole entry', () => {
    at.leaveLog();
    const log = readFileSync(`${at.file}-wal`);
    truncateSync(`${at.file}-wal`, log.length - 100);
    const { journal, problems } = at.open();
    expect(problems).toEqual([]);
    expect(entriesOf(journal.takeStored())).toEqual(byId(customers));
  });
});

describe('a file that another program locks', () => {
  it('blocks only briefly, is left alone at the opening, and is replaced at the first store', async () => {
    at.leaveCustomers();
    const other = new DatabaseSync(at.file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE');
    try {
      const start = performance.now();
      const { journal, problems } = at.open();
      expect(performance.now() - start).toBeLessThan(5_000);
      const problem = { code: 'journal_not_written', params: { reason: 'SQLITE_BUSY' } };
      expect(problems).toEqual([problem]);
      expect(journal.store(customers)).toEqual(problem);
      expect(readdirSync(at.folder)).toContain('live.sqlite');
      await expect.poll(() => journal.store(customers), { timeout: 30_000 }).toBeNull();
      journal.close();
      expect(entriesOf(at.open().journal.takeStored())).toEqual(byId(customers));
    } finally {
      other.close();
    }
  });
});

function execute(sql: string): void {
  const database = new DatabaseSync(at.file);
  database.exec(sql);
  database.close();
}

it('there is a journal even where the folder is a file', () => {
  writeFileSync(at.folder, 'a file');
  const { journal, problems } = at.open();
  expect(problems).toEqual([{ code: 'journal_not_written', params: { reason: 'ENOTDIR' } }]);
  expect(journal.store(customers)).toEqual(problems[0]);
});
