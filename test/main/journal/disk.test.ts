// A journal on a full or read-only disk: a small file system of its own.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Journal, JournalProblem } from '../../../main/journal';
import { canMount, mountSmallDisk } from '../../support/small-disk';
import type { SmallDisk } from '../../support/small-disk';
import { byId, entriesOf, entry } from './entries';
import { customers, journalFolder } from './journal-folder';
import type { JournalFolder } from './journal-folder';

// Needs root on Linux: elsewhere these are skipped, and only a disk that fails at once is tested.
describe.skipIf(!canMount())('on a disk of its own', () => {
  let disk: string;
  let small: SmallDisk;
  let at: JournalFolder;
  beforeAll(() => {
    disk = mkdtempSync(join(tmpdir(), 'journal-disk-'));
  });
  beforeEach(() => {
    small = mountSmallDisk(disk);
    at = journalFolder(join(disk, 'journal'));
  });
  afterEach(() => {
    at.close();
    small.unmount();
  });
  afterAll(() => {
    rmSync(disk, { recursive: true });
  });

  /** Fills freed space too, until storing fails: the file is removed and there is no room for a new one. */
  function storeUntilFull(journal: Journal): JournalProblem {
    for (let times = 0; times < 10_000; times += 1) {
      small.fill();
      const problem = journal.store([entry({ personal: `"${'x'.repeat(20_000)}"` })]);
      if (problem !== null) return problem;
    }
    throw new Error('the disk is never full');
  }
  const full = expect.objectContaining({ code: 'journal_full' }) as JournalProblem;

  it('reports that it is full, leaves nothing old behind, and writes everything once there is room', async () => {
    const { journal } = at.open();
    expect(journal.store(customers)).toBeNull();
    expect(storeUntilFull(journal)).toEqual(full);
    expect(readdirSync(at.folder)).toEqual([]);
    small.fill();
    expect(journal.store(customers)).toEqual(full);
    small.makeRoom();
    await expect.poll(() => journal.store(customers), { timeout: 30_000 }).toBeNull();
    journal.close();
    const { journal: again, problems } = at.open();
    expect(problems).toEqual([]);
    expect(entriesOf(again.takeStored())).toEqual(byId(customers));
  });

  it('tries a full disk no more than once a second', () => {
    mkdirSync(at.folder);
    small.fill();
    const { journal, problems } = at.open();
    expect(problems).toEqual([full]);
    expect(readdirSync(at.folder)).toEqual([]);
    const start = performance.now();
    let times = 0;
    while (performance.now() - start < 500) {
      expect(journal.store(customers)).toEqual(full);
      times += 1;
    }
    expect(times).toBeGreaterThan(50);
    expect(existsSync(at.file)).toBe(false);
  });

  it('restores from a full disk', () => {
    at.leaveLog();
    small.fill();
    const { journal, problems } = at.open();
    expect(problems).toEqual([]);
    expect(journal.takeStored().map(({ step }) => step)).toEqual(['handOver', 'handOver', 'handOver']);
  });

  it('restores from a read-only disk, also from a log, and reports at each store why it fails', async () => {
    at.leaveLog();
    small.remount('ro');
    const readOnly = { code: 'journal_read_only', params: { reason: 'EROFS' } };
    const { journal, problems } = at.open();
    expect(problems).toEqual([readOnly]);
    expect(journal.takeStored().map(({ step, why }) => [step, why])).toEqual(customers.map(() => ['handOver', null]));
    expect(journal.store([])).toEqual(readOnly);
    small.remount('rw');
    await expect.poll(() => journal.store([]), { timeout: 30_000 }).toBeNull();
    journal.close();
    expect(at.open().journal.takeStored()).toEqual([]);
  });

  it('there is a journal even where its folder cannot be created, or a damaged file cannot be moved', () => {
    small.remount('ro');
    const readOnly = { code: 'journal_read_only', params: { reason: 'EROFS' } };
    expect(at.open().problems).toEqual([readOnly]);
    small.remount('rw');
    mkdirSync(at.folder);
    writeFileSync(at.file, '');
    small.remount('ro');
    const { journal, problems } = at.open();
    expect(problems).toEqual([{ code: 'journal_damaged', params: { reason: 'empty' } }, readOnly]);
    expect(journal.takeStored()).toEqual([]);
    expect(journal.store(customers)).toEqual(readOnly);
    small.remount('rw');
  });
});
