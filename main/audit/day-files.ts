// The files of the audit trail: one per local calendar day, named after it.
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarDayOf } from '../base';

/** The file of a day (YYYY-MM-DD). */
export function dayFile(folder: string, day: string): string {
  return join(folder, `${day}.jsonl`);
}

/** The days that have files, oldest first; none without a folder. Rejects where it cannot be read. */
export async function daysIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((problem: unknown) => {
    if (reasonOf(problem) === 'ENOENT') return [];
    throw problem;
  });
  return names.flatMap((name) => /^(\d{4}-\d{2}-\d{2})\.jsonl$/.exec(name)?.[1] ?? []).sort();
}

/** Removes files more than `days` days old. Failures are ignored: the next run retries. */
export async function removeOld(folder: string, days: number, now: number): Promise<void> {
  const today = new Date(now);
  const oldest = calendarDayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days, 12).getTime());
  for (const day of await daysIn(folder).catch(() => [])) {
    if (day < oldest) await rm(dayFile(folder, day), { force: true }).catch(() => undefined);
  }
}

/** A file's size in bytes, 0 where there is none, and whether its last line is torn. */
export async function endOf(path: string): Promise<{ size: number; torn: boolean }> {
  try {
    // Before opening: opening a pipe would wait for its other end for ever.
    const found = await stat(path);
    if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'ENOTFILE' });
    return { size: found.size, torn: found.size > 0 && (await lastByte(path, found.size)) !== newline };
  } catch (problem) {
    if (reasonOf(problem) === 'ENOENT') return { size: 0, torn: false };
    throw problem;
  }
}

const newline = 0x0a;

async function lastByte(path: string, size: number): Promise<number | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0];
  } finally {
    await file.close();
  }
}

/** Node's error code; never the message, which names paths. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
}
