// Writes the audit trail: entries wait in a queue and are appended one by one, so that neither a slow nor a full disk is
// ever felt at the counter.
import { appendFile, mkdir } from 'node:fs/promises';
import { dayFile, endOf, reasonOf, removeOld } from './day-files';
import { calendarDayOf } from '../base';
import { lineOf } from './entry';
import type { AuditEntry, AuditPlace } from './entry';

export interface AuditOptions {
  /** Where the files are kept; it is made where it is missing. */
  folder: string;
  place: AuditPlace;
  /** How many days an entry is kept. */
  days: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Told once that entries cannot be written, with Node's code for why. They are kept for a while and tried again. */
  onProblem: (reason: string) => void;
  /** Appends to a file and makes it if it is missing; rejects with Node's errors. Onto the disk unless given. */
  append?: (path: string, text: string) => Promise<void>;
  /** How long a flush takes at most, in milliseconds; a second unless given. */
  flushMs?: number;
}

export interface Audit {
  /** Keeps an entry, soon; never throws. */
  write: (entry: AuditEntry) => void;
  /** Resolves when everything was written, or cannot be, or when `flushMs` are over; never rejects. */
  flush: () => Promise<void>;
}

interface Line {
  day: string;
  text: string;
}

/** So many lines wait while none can be written: some hours of a busy lane. The oldest go first. */
export const maxWaiting = 5_000;
/** More than any lane writes on a day, in bytes: a scanner that has gone mad must not fill the disk. */
export const maxBytesOfDay = 32 * 1024 * 1024;
const retryMs = 30_000;
const hourMs = 3_600_000;

/** An audit trail that is written from here on. Files that are too old are removed now, and after each midnight. */
export function createAudit(options: AuditOptions): Audit {
  const { folder, place, now, onProblem, append = appendToDisk, flushMs = 1_000 } = options;
  let waiting: Line[] = [];
  let lost = 0;
  let told = false;
  let writing: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  /** Bytes in the files whose last line is known to have its end. */
  const sizes = new Map<string, number>();

  keepTidy();

  function keepTidy(): void {
    const today = new Date(now());
    const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1).getTime();
    void removeOld(folder, options.days, now());
    // An hour at most: a computer that slept, or a clock that was set, has its midnight at another time.
    setTimeout(keepTidy, Math.min(midnight - now() + 1, hourMs)).unref();
  }

  function queue(entry: AuditEntry): void {
    waiting.push({ day: calendarDayOf(entry.at), text: lineOf(entry, place) });
  }

  function startWriting(): Promise<void> {
    if (waiting.length > 0) writing ??= writeWaiting();
    return writing ?? Promise.resolve();
  }

  /** After the first line of a day that cannot be written its others wait too; other days go on. */
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
    // At once, so that no entry comes in between and finds somebody at work who has ended.
    writing = null;
    if (stuck.length === 0) return;
    waiting = stuck;
    forgetSome();
    retry = setTimeout(() => void startWriting(), retryMs).unref();
  }

  function forgetSome(): void {
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
      // A part of the line may stand there.
      sizes.delete(day);
      if (!told) onProblem(reasonOf(problem));
      told = true;
      return false;
    }
  }

  /** Closes a line that a power cut or a full disk has torn, so that the next one stands on its own. */
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
      else forgetSome();
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
