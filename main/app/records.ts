// The terminal's records on the disk: the audit trail, and the journal of customers under way.
import { join } from 'node:path';
import type { Language } from '../base';
import { createAudit } from '../audit';
import type { Audit } from '../audit';
import { openJournal } from '../journal';
import type { Journal } from '../journal';
import type { Settings } from '../settings';

/** Where the audit trail of a data folder is. */
export function auditFolder(folder: string): string {
  return join(folder, 'audit');
}

export interface RecordsOptions {
  /** Of the program's data. */
  folder: string;
  training: boolean;
  /** Of the journal; without it nothing personal is stored there. */
  key: Buffer | null;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Shows what could not be written or read, by codes of the catalogue. */
  notify: (problems: { code: string; params: Record<string, string | number> }[], language: Language) => void;
}

export interface Records {
  trail: Audit;
  journal: Journal;
}

export function openRecords(settings: Settings, options: RecordsOptions): Records {
  return { trail: openAudit(settings, options), journal: openLaneJournal(settings, options) };
}

/** The audit trail; days older than the settings allow are removed. */
function openAudit(
  { store, lane, auditDays, language }: Settings,
  { folder, training, now, notify }: RecordsOptions,
): Audit {
  return createAudit({
    folder: auditFolder(folder),
    place: { store, lane, mode: training ? 'training' : 'live' },
    days: auditDays,
    now,
    onProblem: (reason) => {
      notify([{ code: 'audit_not_written', params: { folder: auditFolder(folder), reason } }], language);
    },
  });
}

/** The journal of customers under way. */
function openLaneJournal({ language }: Settings, { folder, training, key, now, notify }: RecordsOptions): Journal {
  const journalFolder = join(folder, 'journal');
  const { journal, problems } = openJournal({ folder: journalFolder, name: training ? 'training' : 'live', key, now });
  notify(
    problems.map(({ code, params }) => ({ code, params: { keptAside: '–', ...params, folder: journalFolder } })),
    language,
  );
  return journal;
}
