// Writes the audit trail. Entries are queued and appended one by one, so that a slow or full disk never blocks the
// counter.
import { appendFile, mkdir } from 'node:fs/promises';
import { dayFile, endOf, reasonOf, removeOld } from './day-files';
import { calendarDayOf } from '../base';
import { lineOf } from './entry';
import type { AuditEntry, AuditPlace } from './entry';

export interface AuditOptions {
  /** The files' folder; created where it is missing. */
  folder: string;
  place: AuditPlace;
  /** Retention in days. */
  days: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Called once, with Node's error code, when entries cannot be written. They stay queued and are retried. */
  onProblem: (reason: string) => void;
  /** Appends to a file, creating it; rejects with Node's errors. Writes to the disk by default. */
  append?: (path: string, text: string) => Promise<void>;
  /** Limit of a flush in milliseconds; 1000 by default. */
  flushMs?: number;
}

export interface Audit {
  /** Queues an entry; never throws. */
  write: (entry: AuditEntry) => void;
  /** Resolves when all was written, or cannot be, or after `flushMs`; never rejects. */
  flush: () => Promise<void>;
}

interface Line {
  day: string;
  text: string;
}

/** Lines that are queued while none can be written: some hours of a busy lane. The oldest are dropped first. */
export const maxWaiting = 5_000;
/** More than any lane writes in a day, in bytes: a runaway scanner must not fill the disk. */
export const maxBytesOfDay = 32 * 1024 * 1024;
const retryMs = 30_000;
const hourMs = 3_600_000;

/** Starts the audit trail. Files past their retention are removed now and after each midnight. */
export function createAudit(options: AuditOptions): Audit {
  const { folder, place, now, onProblem, append = appendToDisk, flushMs = 1_000 } = options;
  let waiting: Line[] = [];
  let lost = 0;
  let isReported = false;
  let writing: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  /** Bytes of the files whose last line is known to be whole. */
  const sizes = new Map<string, number>();

  keepTidy();

  function keepTidy(): void {
    const today = new Date(now());
    const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1).getTime();
    void removeOld(folder, options.days, now());
    // An hour at most: after sleep or a change of the clock, midnight comes at another time.
    setTimeout(keepTidy, Math.min(midnight - now() + 1, hourMs)).unref();
  }

  function queue(entry: AuditEntry): void {
    waiting.push({ day: calendarDayOf(entry.at), text: lineOf(entry, place) });
  }

  function startWriting(): Promise<void> {
    if (waiting.length > 0) writing ??= writeWaiting();
    return writing ?? Promise.resolve();
  }

  /** Keeps the order within a day: after a line that fails, only other days' lines are written. */
  async function writeWaiting(): Promise<void> {
    clearTimeout(retry);
    const stuck: Line[] = [];
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      const { day } = line;
      if (stuck.some((one) => one.day === day) || !(await isWritten(line))) stuck.push(line);
      if (waiting.length > 0 || stuck.length > 0 || lost === 0) continue;
      queue({ at: now(), event: 'entries_lost', count: lost });
      lost = 0;
    }
    // Synchronously after the loop: an entry queued later must find no writer that has ended.
    writing = null;
    if (stuck.length === 0) return;
    waiting = stuck;
    dropOldest();
    retry = setTimeout(() => void startWriting(), retryMs).unref();
  }

  function dropOldest(): void {
    const tooMany = Math.max(0, waiting.length - maxWaiting);
    waiting.splice(0, tooMany);
    lost += tooMany;
  }

  async function isWritten({ day, text }: Line): Promise<boolean> {
    try {
      const size = sizes.get(day) ?? (await prepare(day));
      if (size >= maxBytesOfDay) return true;
      await append(dayFile(folder, day), text);
      const after = size + Buffer.byteLength(text);
      sizes.set(day, after);
      if (after >= maxBytesOfDay) {
        await append(dayFile(folder, day), lineOf({ at: now(), event: 'day_full' }, place));
      }
      return true;
    } catch (problem) {
      // Part of the line may have been written.
      sizes.delete(day);
      if (!isReported) onProblem(reasonOf(problem));
      isReported = true;
      return false;
    }
  }

  /** Ends a line that a power cut or a full disk tore, so that the next one is whole. */
  async function prepare(day: string): Promise<number> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = dayFile(folder, day);
    const { size, torn } = await endOf(path);
    if (torn) await append(path, '\n');
    return size;
  }

  return {
    write(entry) {
      queue(entry);
      if (writing === null) void startWriting();
      else dropOldest();
    },
    async flush() {
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, flushMs)));
      await Promise.race([startWriting(), enough]);
      clearTimeout(timer);
    },
  };
}

function appendToDisk(path: string, text: string): Promise<void> {
  return appendFile(path, text, { mode: 0o600, flush: true });
}
