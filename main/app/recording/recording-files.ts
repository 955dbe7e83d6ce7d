// The recordings' folder: a file for each, the oldest removed.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { calendarDayOf } from '../../base';
import type { Recording } from './to-recording';

/** More than a fault needs, and never a burden. */
const maxFiles = 20;
/** A virus scanner may hold a file for a moment. */
const writeMs = 2000;

const form = /^scan-\d{4}-\d{2}-\d{2}-\d{6}(?:-\d+)?\.jsonl$/;

export interface RecordingFiles {
  readonly folder: string;
  /** Resolves with the file's path, or with Node's error code. Never rejects. */
  store(recording: Recording): Promise<{ file: string } | { reason: string }>;
  /** Removes a file that nobody was told of. Never rejects. */
  discard(file: string): Promise<void>;
}

/**
 * Files named by date and time, for this user alone.
 *
 * @param now milliseconds since 1970
 * @param version the program's, for whoever plays a recording
 */
export function openRecordingFiles(folder: string, now: () => number, version: string): RecordingFiles {
  return {
    folder,
    async store(recording) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const names = (await readdir(folder)).filter((name) => form.test(name));
        const id = freeId(`scan-${stampOf(now())}`, names);
        const file = join(folder, `${id}.jsonl`);
        const line = JSON.stringify({ id, ...recording, version });
        await writeFile(file, `${line}\n`, { mode: 0o600, timeout: writeMs });
        await removeOldest(folder, names);
        return { file };
      } catch (error) {
        return { reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' };
      }
    },
    async discard(file) {
      await rm(file).catch(() => undefined);
    },
  };
}

/** `2026-11-29-044634` in this computer's time zone. */
function stampOf(at: number): string {
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()];
  return `${calendarDayOf(at)}-${time.map((part) => String(part).padStart(2, '0')).join('')}`;
}

function freeId(id: string, names: readonly string[]): string {
  const isTaken = (one: string): boolean => names.includes(`${one}.jsonl`);
  for (let number = 2, free = id; ; number += 1) {
    if (!isTaken(free)) return free;
    free = `${id}-${number}`;
  }
}

/** Names those that were there before a new one came. */
async function removeOldest(folder: string, names: readonly string[]): Promise<void> {
  const bare = (name: string): string => name.slice(0, -'.jsonl'.length);
  const oldestFirst = [...names].sort((a, b) => (bare(a) < bare(b) ? -1 : 1));
  const surplus = oldestFirst.slice(0, Math.max(0, names.length + 1 - maxFiles));
  // One that cannot be removed is tried again with the next recording.
  await Promise.allSettled(surplus.map((name) => rm(join(folder, name))));
}
