// A journal on a disk that is full, or may only be read: a small file system of its own.
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

// It takes root on Linux: elsewhere these are skipped, and only a disk that fails at once is tried.
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

  /** Takes all that is freed as well, until keeping fails: the file is removed and nothing finds room for a new one. */
  function keepUntilFull(journal: Journal): JournalProblem {
    for (let times = 0; times < 10_000; times += 1) {
      small.fill();
      const problem = journal.keep([entry({ personal: `"${'x'.repeat(20_000)}"` })]);
      if (problem !== null) return problem;
    }
    throw new Error('the disk is never full');
  }
  const full = expect.objectContaining({ code: 'journal_full' }) as JournalProblem;

  it('says that it is full, leaves nothing old behind, and writes everything when there is room again', async () => {
    const { journal } = at.open();
    expect(journal.keep(customers)).toBeNull();
    expect(keepUntilFull(journal)).toEqual(full);
    expect(readdirSync(at.folder)).toEqual([]);
    small.fill();
    expect(journal.keep(customers)).toEqual(full);
    small.makeRoom();
    await expect.poll(() => journal.keep(customers), { timeout: 30_000 }).toBeNull();
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
      expect(journal.keep(customers)).toEqual(full);
      times += 1;
    }
    expect(times).toBeGreaterThan(50);
    expect(existsSync(at.file)).toBe(false);
  });

  it('gives what was kept on a full one', () => {
    at.leaveLog();
    small.fill();
    const { journal, problems } = at.open();
    expect(problems).toEqual([]);
    expect(journal.takeStored().map(({ step }) => step)).toEqual(['handOver', 'handOver', 'handOver']);
  });

  it('gives what was kept where it may only be read, also from a log, and says each time why it keeps nothing', async () => {
    at.leaveLog();
    small.remount('ro');
    const readOnly = { code: 'journal_read_only', params: { reason: 'EROFS' } };
    const { journal, problems } = at.open();
    expect(problems).toEqual([readOnly]);
    expect(journal.takeStored().map(({ step, why }) => [step, why])).toEqual(customers.map(() => ['handOver', null]));
    expect(journal.keep([])).toEqual(readOnly);
    small.remount('rw');
    await expect.poll(() => journal.keep([]), { timeout: 30_000 }).toBeNull();
    journal.close();
    expect(at.open().journal.takeStored()).toEqual([]);
  });

  it('has a journal even where there is no folder and none can be made, and where a damaged file cannot be moved', () => {
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
    expect(journal.keep(customers)).toEqual(readOnly);
    small.remount('rw');
  });
});
