// The files of the audit trail: one for each day at the counter, named after it.
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarDayOf } from '../base';

/** Where the entries of a day (YYYY-MM-DD) stand. */
export function dayFile(folder: string, day: string): string {
  return join(folder, `${day}.jsonl`);
}

/** The days that there are files of, oldest first; none where there is no folder yet. Rejects where it cannot be read. */
export async function daysIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((problem: unknown) => {
    if (reasonOf(problem) === 'ENOENT') return [];
    throw problem;
  });
  return names.flatMap((name) => /^(\d{4}-\d{2}-\d{2})\.jsonl$/.exec(name)?.[1] ?? []).sort();
}

/** Removes the files that are more than so many days old. What cannot be removed now is tried again the next time. */
export async function removeOld(folder: string, days: number, now: number): Promise<void> {
  const today = new Date(now);
  const oldest = calendarDayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days, 12).getTime());
  for (const day of await daysIn(folder).catch(() => [])) {
    if (day < oldest) await rm(dayFile(folder, day), { force: true }).catch(() => undefined);
  }
}

/** How many bytes a file has, none where there is none, and whether its last line has its end. */
export async function endOf(path: string): Promise<{ size: number; torn: boolean }> {
  try {
    // Asked first: opening a pipe would wait for its other end for ever.
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

/** Node's code for what went wrong with a file; never its message, which names paths. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
}
