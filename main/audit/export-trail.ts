// Hands the audit trail out for the store's log collector, also while a terminal is writing it.
import { open, readFile } from 'node:fs/promises';
import { relative, resolve, isAbsolute } from 'node:path';
import { dayFile, daysIn, reasonOf } from './day-files';

/** What there is to say of an export. Each code has its words in the catalogue, under `shell_`. */
export interface ExportProblem {
  code: 'export_into_trail' | 'export_not_read' | 'export_not_written' | 'export_damaged';
  params: Record<string, string | number>;
}

export interface ExportOptions {
  folder: string;
  /** A file, which is written anew, or `-` for standard output. */
  file: string;
  /** The first day, YYYY-MM-DD; everything where it is null. */
  since: string | null;
  /** Resolves when the text was taken; rejects with Node's errors. The program's own unless given. */
  standardOutput?: (text: string) => Promise<void>;
}

/**
 * Writes all entries, day by day, each in the order in which it was written. Lines that are not whole, as a power cut
 * leaves them, are left out and counted. Never rejects.
 *
 * @returns `complete` where everything that is kept was handed out; the damaged lines alone take nothing away from that
 */
export async function exportTrail(options: ExportOptions): Promise<{ complete: boolean; problems: ExportProblem[] }> {
  const { folder, file, since, standardOutput = toStandardOutput } = options;
  if (file === '-') return handOut(folder, since, standardOutput, file);
  if (isInside(file, folder)) return { complete: false, problems: [{ code: 'export_into_trail', params: { file } }] };
  try {
    const target = await open(file, 'w', 0o600);
    try {
      return await handOut(folder, since, (text) => target.appendFile(text), file);
    } finally {
      await target.close();
    }
  } catch (problem) {
    return { complete: false, problems: [notWritten(file, problem)] };
  }
}

async function handOut(
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

  /** One day that cannot be read keeps nobody from the others. */
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
  return new Promise((taken, failed) => {
    // Whoever reads may stop reading; an event that nobody hears would end the program.
    stdout.once('error', failed);
    stdout.write(text, (problem) => {
      if (problem) return;
      stdout.off('error', failed);
      taken();
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
  const path = relative(resolve(folder), resolve(file));
  return path === '' || !(path.startsWith('..') || isAbsolute(path));
}

function notWritten(file: string, problem: unknown): ExportProblem {
  return { code: 'export_not_written', params: { file, reason: reasonOf(problem) } };
}
