// A journal's folder, with customers left behind by a regular end or by a power cut.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openJournal } from '../../../main/journal';
import type { Journal, JournalProblem } from '../../../main/journal';
import { entry } from './entries';

const key = randomBytes(32);
export const customers = [entry(), entry({ place: 1, personal: `"${'é'.repeat(3000)}"` }), entry({ place: 2 })];

export interface JournalFolder {
  folder: string;
  file: string;
  /** The journals' clock, in milliseconds since 1970. */
  time: number;
  open(): { journal: Journal; problems: JournalProblem[] };
  /** Leaves the customers behind in a closed file. */
  leaveCustomers(): void;
  /** As a power cut leaves them: their step hand-over is in the log alone. */
  leaveLog(): void;
  close(): void;
}

export function journalFolder(folder: string): JournalFolder {
  const file = join(folder, 'live.sqlite');
  const journals: Journal[] = [];
  return {
    folder,
    file,
    time: Date.UTC(2026, 10, 21, 15, 58, 34, 123),
    open() {
      const opened = openJournal({ folder, name: 'live', key, now: () => this.time });
      journals.push(opened.journal);
      return opened;
    },
    leaveCustomers() {
      const { journal } = this.open();
      expect(journal.store(customers)).toBeNull();
      journal.close();
    },
    leaveLog() {
      this.leaveCustomers();
      const { journal } = this.open();
      expect(journal.store(customers.map((customer) => ({ ...customer, step: 'handOver' })))).toBeNull();
      const copies = ['', '-wal'].map((ending) => [file + ending, readFileSync(file + ending)] as const);
      journal.close();
      for (const [path, bytes] of copies) writeFileSync(path, bytes);
    },
    close() {
      for (const journal of journals) journal.close();
    },
  };
}
