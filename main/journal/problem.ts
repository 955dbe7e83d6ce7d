// The journal's problems, and which of them an error of SQLite or Node stands for.
import { z } from 'zod';

export interface JournalProblem {
  /**
   * `journal_full`: the disk is full. `journal_read_only`: file or folder is not writable. `journal_damaged`: the file is
   * not a journal, or damaged. `journal_older`, `journal_newer`: written by another version of this program.
   * `journal_not_written`: anything else.
   */
  code:
    | 'journal_full'
    | 'journal_read_only'
    | 'journal_damaged'
    | 'journal_older'
    | 'journal_newer'
    | 'journal_not_written';
  params: {
    /** SQLite's or Node's error name, or a word of our own; the schema version with `older` and `newer`. */
    reason: string;
    /** File name under which the unusable file was set aside. */
    keptAside?: string;
  };
}

/** Of a file that is there and cannot be used, whatever the state of the disk. */
export type UnusableCode = Extract<JournalProblem['code'], 'journal_damaged' | 'journal_older' | 'journal_newer'>;

export class UnusableFile extends Error {
  constructor(
    readonly code: UnusableCode,
    readonly reason: string,
  ) {
    super(code);
  }
}

const sqliteError = z.object({
  errcode: z.number(),
  sqliteCodeName: z.string().default('SQLITE_ERROR'),
  sqliteExtendedCode: z.number().default(0),
  systemErrno: z.number().default(0),
});
const nodeError = z.object({ code: z.string() });

/** https://sqlite.org/rescode.html */
const codes = { perm: 3, busy: 5, locked: 6, nomem: 7, readOnly: 8, ioerr: 10, full: 13, cantOpen: 14 };
/**
 * IOERR_READ, IOERR_SHORT_READ, IOERR_DATA, IOERR_CORRUPTFS: the bytes are not readable. READONLY is the file's own mark
 * here, because the disk's permission was checked before.
 */
const aboutBytes = [266, 522, 8202, 8458, codes.readOnly];
const errno = { acces: 13, nospc: 28, rofs: 30 };

/** The problem that an error stands for, without paths or contents. */
export function problemOf(error: unknown): JournalProblem {
  if (error instanceof UnusableFile) return { code: error.code, params: { reason: error.reason } };
  const sqlite = sqliteError.safeParse(error);
  if (sqlite.success) {
    const { errcode, sqliteCodeName, systemErrno } = sqlite.data;
    return { code: codeOfSqlite(errcode & 0xff, systemErrno), params: { reason: sqliteCodeName } };
  }
  const node = nodeError.safeParse(error);
  return node.success
    ? { code: codeOfNode(node.data.code), params: { reason: node.data.code } }
    : { code: 'journal_not_written', params: { reason: 'unknown' } };
}

/** Whether an error at the opening is due to the file's contents, not to the disk, permissions or another program. */
export function isAboutContents(error: unknown): boolean {
  const sqlite = sqliteError.safeParse(error);
  if (!sqlite.success) return true;
  const { errcode, sqliteExtendedCode } = sqlite.data;
  return aboutBytes.includes(sqliteExtendedCode) || !Object.values(codes).includes(errcode & 0xff);
}

function codeOfSqlite(code: number, systemErrno: number): JournalProblem['code'] {
  if (code === codes.full || systemErrno === errno.nospc) return 'journal_full';
  if ([codes.readOnly, codes.perm].includes(code)) return 'journal_read_only';
  if ([errno.rofs, errno.acces].includes(systemErrno)) return 'journal_read_only';
  return 'journal_not_written';
}

function codeOfNode(code: string): JournalProblem['code'] {
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'journal_full';
  return ['EROFS', 'EACCES', 'EPERM'].includes(code) ? 'journal_read_only' : 'journal_not_written';
}
