// What is stored, how often it is written, and that deleted data is wiped.
import { DatabaseSync } from '@photostructure/sqlite';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../main/journal';
import type { Journal, JournalEntry, StoredEntry } from '../../../main/journal';
import { createStatements } from '../../../main/journal/statements';
import { anyLane, byId, entriesOf, entry } from './entries';

const key = randomBytes(32);
let folder: string;
let time: number;
let journals: Journal[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal');
  time = 1_795_000_000_000;
  journals = [];
});
afterEach(() => {
  for (const journal of journals) journal.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const file = (): string => join(folder, 'live.sqlite');

function open(withKey: Buffer | null = key): Journal {
  const { journal, problems } = openJournal({ folder, name: 'live', key: withKey, now: () => time });
  expect(problems).toEqual([]);
  journals.push(journal);
  return journal;
}

function refresh(entries: readonly JournalEntry[], withKey: Buffer | null = key): void {
  const journal = open(withKey);
  expect(journal.store(entries)).toBeNull();
  journal.close();
}

function storedNow(withKey: Buffer | null = key): readonly StoredEntry[] {
  const journal = open(withKey);
  journal.close();
  return journal.takeStored();
}

/** The file as seen with SQLite but without the key. */
function inspect(sql: string): unknown[][] {
  const database = new DatabaseSync(file());
  try {
    return createStatements(database).read(sql);
  } finally {
    database.close();
  }
}

/** The stored bytes of the personal data, by id. */
const sealedRows = (): Map<unknown, Buffer> =>
  new Map(
    inspect('SELECT row(id, personal) FROM customer').map(([id, personal]) => [
      id,
      Buffer.from(personal as Uint8Array),
    ]),
  );

describe('a journal', () => {
  it('is empty at first, in a file and folder accessible to this user alone', () => {
    const journal = open();
    expect(journal.takeStored()).toEqual([]);
    expect(journal.store([entry()])).toBeNull();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).sort()).toEqual(['live.sqlite', 'live.sqlite-wal']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    journal.close();
    expect(readdirSync(folder)).toEqual(['live.sqlite']);
  });

  it('restores restrictive file modes', () => {
    refresh([entry()]);
    chmodSync(file(), 0o644);
    chmodSync(folder, 0o755);
    expect(storedNow()).toHaveLength(1);
    expect([statSync(file()).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('restores by place what was stored last, with the time of writing', () => {
    const [counter, first, second] = [entry(), entry({ place: 1, since: 5 }), entry({ place: 2, step: 'verify' })];
    const journal = open();
    expect(journal.store([second, counter])).toBeNull();
    time += 1000;
    expect(journal.store([first, second])).toBeNull();
    journal.close();
    expect(storedNow()).toEqual([
      { ...first, why: null, at: time },
      { ...second, why: null, at: time - 1000 },
    ]);
  });

  it('is separate for each name', () => {
    refresh([entry()]);
    const { journal } = openJournal({ folder, name: 'training', key, now: () => time });
    journals.push(journal);
    expect(journal.takeStored()).toEqual([]);
    expect(existsSync(join(folder, 'training.sqlite'))).toBe(true);
  });

  it('restores the last of any sequence of lanes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyLane, fc.boolean(), fc.boolean()), { maxLength: 8 }), (lanes) => {
        rmSync(folder, { recursive: true, force: true });
        let journal = open();
        for (const [lane, durable, reopens] of lanes) {
          expect(journal.store(lane, { durable })).toBeNull();
          if (!reopens) continue;
          journal.close();
          journal = open();
          expect(entriesOf(journal.takeStored())).toEqual(byId(lane));
        }
        journal.close();
        expect(entriesOf(storedNow())).toEqual(byId(lanes.at(-1)?.[0] ?? []));
      }),
      { numRuns: 40 },
    );
  });

  it('writes only what changed', () => {
    const [one, two] = [entry(), entry({ place: 1 })];
    const journal = open();
    journal.store([one, two]);
    time += 1;
    journal.store([one, { ...two, step: 'handOver' }], { durable: true });
    journal.close();
    expect(storedNow().map(({ id, at }) => [id, at])).toEqual([
      [one.id, time - 1],
      [two.id, time],
    ]);
    const before = sealedRows();
    const again = open();
    time += 1;
    again.store([one, { ...two, step: 'handOver' }]);
    again.close();
    expect(sealedRows()).toEqual(before);
  });

  it('writes unchanged entries too with anew', () => {
    const one = entry();
    const journal = open();
    journal.store([one]);
    time += 60_000;
    journal.store([one]);
    journal.store([one], { anew: true });
    journal.close();
    expect(storedNow()).toMatchObject([{ at: time }]);
  });

  it('stores nothing once it is closed', () => {
    const journal = open();
    journal.close();
    journal.close();
    expect(journal.store([entry()])).toEqual({ code: 'journal_not_written', params: { reason: 'closed' } });
    expect(storedNow()).toEqual([]);
  });
});

describe('personal data', () => {
  it('cannot be read in the file', () => {
    const journal = open();
    journal.store([entry({ personal: '{"name":"Ada Exemple"}' })]);
    const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    expect(bytes().includes('quote')).toBe(true);
    expect(bytes().includes('Ada')).toBe(false);
    journal.close();
    expect(bytes().includes('Ada')).toBe(false);
  });

  it('is not written without a key, nor read', () => {
    const customer = entry();
    refresh([customer], null);
    expect(inspect('SELECT row(personal) FROM customer')).toEqual([[null]]);
    const bare = { ...customer, personal: null, why: 'no_key', at: time };
    expect(storedNow(null)).toEqual([bare]);
    expect(storedNow()).toEqual([bare]);
    refresh([customer]);
    expect(storedNow(null)).toEqual([bare]);
    expect(storedNow()).toEqual([{ ...customer, why: null, at: time }]);
  });

  it('is wiped when the same customer is stored without a key', () => {
    const customer = entry();
    refresh([customer]);
    const sealed = sealedRows().get(customer.id);
    const journal = open(null);
    journal.store([customer]);
    expectGone([sealed]);
    journal.close();
    expect(storedNow()).toEqual([{ ...customer, personal: null, why: 'no_key', at: time }]);
  });

  it('is unreadable with another key, and readable once it is stored with that', () => {
    const customer = entry();
    refresh([customer]);
    const other = randomBytes(32);
    expect(storedNow(other)).toEqual([{ ...customer, personal: null, why: 'unreadable', at: time }]);
    refresh([customer], other);
    expect(storedNow(other)).toEqual([{ ...customer, why: null, at: time }]);
  });

  it.each([
    ['place', 'UPDATE customer SET place = 7'],
    ['since', 'UPDATE customer SET since = since + 1'],
    ['step', "UPDATE customer SET step = 'handOver'"],
    ['time of writing', 'UPDATE customer SET at = at + 1'],
    ['personal part', 'UPDATE customer SET personal = zeroblob(60)'],
    ['personal part, cut to nothing', "UPDATE customer SET personal = x''"],
  ])('is unreadable after a change of the %s', (_, sql) => {
    refresh([entry()]);
    inspect(sql);
    expect(storedNow()).toEqual([expect.objectContaining({ personal: null, why: 'unreadable' })]);
  });

  it('cannot be moved to another customer', () => {
    const [one, two] = [entry(), entry({ place: 1, personal: '{"name":"Blaise"}' })];
    refresh([one, two]);
    inspect(`UPDATE customer SET personal = (SELECT personal FROM customer WHERE place = 1) WHERE place = 0`);
    expect(storedNow().map(({ why }) => why)).toEqual(['unreadable', null]);
  });
});

describe('of customers who have left', () => {
  it('nothing remains, neither of their last entry nor of earlier ones', () => {
    const stays = entry({ place: 1, personal: `"${'s'.repeat(900)}"` });
    const sealed: (Buffer | undefined)[] = [];
    const goes = entry({ personal: `"${'a'.repeat(300)}"` });
    for (const length of [300, 5000, 20]) {
      refresh([{ ...goes, personal: `"${'a'.repeat(length)}"` }, stays]);
      sealed.push(sealedRows().get(goes.id));
    }
    expectPresent(sealed.at(-1));
    const journal = open();
    expect(journal.store([stays])).toBeNull();
    expectGone(sealed);
    journal.close();
    expectGone(sealed);
    expect(storedNow()).toHaveLength(1);
  });

  it('nothing remains after a busy day, whatever SQLite moved between pages', () => {
    fc.assert(
      fc.property(fc.array(anyLane, { minLength: 2, maxLength: 12 }), (lanes) => {
        rmSync(folder, { recursive: true, force: true });
        const seen = new Map<string, Buffer>();
        for (const lane of lanes) {
          const journal = open();
          journal.store(lane);
          journal.close();
          const present = new Set([...sealedRows().values()].map((bytes) => bytes.toString('hex')));
          for (const bytes of sealedRows().values()) seen.set(bytes.toString('hex'), bytes);
          expectGone([...seen].filter(([hex]) => !present.has(hex)).map(([, bytes]) => bytes));
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Neither in the database nor beside it: no nonce and no piece of what was encrypted. */
function expectGone(sealed: readonly (Buffer | undefined)[]): void {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  for (const bytes of sealed) {
    if (bytes === undefined) throw new Error('nothing was sealed');
    for (let at = 0; at + 12 <= bytes.length; at += 12) {
      expect(files.some((content) => content.includes(bytes.subarray(at, at + 12)))).toBe(false);
    }
  }
}

function expectPresent(sealed: Buffer | undefined): void {
  if (sealed === undefined) throw new Error('nothing was sealed');
  expect(readFileSync(file()).includes(sealed.subarray(0, 12))).toBe(true);
}
