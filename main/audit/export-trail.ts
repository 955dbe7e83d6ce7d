// Exports the audit trail for the store's log collector, also while a terminal is writing it.
import { open, readFile } from 'node:fs/promises';
import { relative, resolve as absolute, isAbsolute } from 'node:path';
import { dayFile, daysIn, reasonOf } from './day-files';

/** Each code has its message under `shell_`. */
export interface ExportProblem {
  code: 'export_into_trail' | 'export_not_read' | 'export_not_written' | 'export_damaged';
  params: Record<string, string | number>;
}

export interface ExportOptions {
  folder: string;
  /** A file, which is overwritten, or `-` for standard output. */
  file: string;
  /** The first day, YYYY-MM-DD; null for the whole trail. */
  since: string | null;
  /** Resolves when the text was accepted; rejects with Node's errors. The process's own by default. */
  standardOutput?: (text: string) => Promise<void>;
}

/**
 * Exports all entries, day by day, in the order in which they were written. Lines torn by a power cut are left out and
 * counted. Never rejects.
 *
 * @returns `complete` when every whole line was exported; damaged lines do not count against it
 */
export async function exportTrail(options: ExportOptions): Promise<{ complete: boolean; problems: ExportProblem[] }> {
  const { folder, file, since, standardOutput = toStandardOutput } = options;
  if (file === '-') return exportDays(folder, since, standardOutput, file);
  if (isInside(file, folder)) return { complete: false, problems: [{ code: 'export_into_trail', params: { file } }] };
  try {
    const target = await open(file, 'w', 0o600);
    try {
      return await exportDays(folder, since, (text) => target.appendFile(text), file);
    } finally {
      await target.close();
    }
  } catch (problem) {
    return { complete: false, problems: [notWritten(file, problem)] };
  }
}

async function exportDays(
  folder: string,
  since: string | null,
  write: (text: string) => Promise<void>,
  file: string,
): Promise<{ complete: boolean; problems: ExportProblem[] }> {
  const problems: ExportProblem[] = [];
  let damaged = 0;
  for (const day of await daysToRead()) {
    const text = await read(dayFile(folder, day));
    const lines = text.split('\n').filter((line) => line !== '');
    const whole = lines.filter(isEntry);
    damaged += lines.length - whole.length;
    try {
      if (whole.length > 0) await write(`${whole.join('\n')}\n`);
    } catch (problem) {
      return { complete: false, problems: [...problems, notWritten(file, problem)] };
    }
  }
  const complete = problems.length === 0;
  if (damaged > 0) problems.push({ code: 'export_damaged', params: { count: damaged } });
  return { complete, problems };

  async function daysToRead(): Promise<string[]> {
    try {
      return (await daysIn(folder)).filter((day) => since === null || day >= since);
    } catch (problem) {
      problems.push({ code: 'export_not_read', params: { file: folder, reason: reasonOf(problem) } });
      return [];
    }
  }

  /** An unreadable day must not stop the export of the others. */
  async function read(path: string): Promise<string> {
    try {
      return await readFile(path, 'utf8');
    } catch (problem) {
      problems.push({ code: 'export_not_read', params: { file: path, reason: reasonOf(problem) } });
      return '';
    }
  }
}

function toStandardOutput(text: string): Promise<void> {
  const { stdout } = process;
  return new Promise((resolve, reject) => {
    // The reading end may close; an unhandled error event would end the program.
    stdout.once('error', reject);
    stdout.write(text, (problem) => {
      if (problem) return;
      stdout.off('error', reject);
      resolve();
    });
  });
}

function isEntry(line: string): boolean {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null;
  } catch {
    return false;
  }
}

function isInside(file: string, folder: string): boolean {
  const path = relative(absolute(folder), absolute(file));
  return path === '' || !(path.startsWith('..') || isAbsolute(path));
}

function notWritten(file: string, problem: unknown): ExportProblem {
  return { code: 'export_not_written', params: { file, reason: reasonOf(problem) } };
}
