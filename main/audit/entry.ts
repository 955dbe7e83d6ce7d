// One entry of the audit trail, and its line, which has these fields and no others.
import { calendarDayOf } from '../base';

/** Ids, codes and durations; docs/operations.md describes each field. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  at: number;
  event: string;
  step?: string;
  referenceId?: string;
  by?: string;
  format?: string;
  operator?: string;
  outcome?: string;
  reason?: string;
  ms?: number;
  count?: number;
  version?: string;
  /** In which the customer was shown something, as a BCP 47 tag. */
  language?: string;
  /** SHA-256 of what was shown, in hexadecimal digits. */
  hash?: string;
}

/** The terminal; null where its settings do not say. */
export interface AuditPlace {
  store: string | null;
  lane: string | null;
  mode: 'live' | 'training';
}

/** The JSON line of an entry, newline included. */
export function lineOf(entry: AuditEntry, { store, lane, mode }: AuditPlace): string {
  const { at, event, step, referenceId, by, format, operator, outcome, reason, ms, count, version, language, hash } =
    entry;
  const happened = {
    event,
    step,
    referenceId,
    by,
    format,
    operator,
    outcome,
    reason,
    ms,
    count,
    version,
    language,
    hash,
  };
  return `${JSON.stringify({ time: timeOf(at), store, lane, mode, ...happened })}\n`;
}

/** ISO 8601 with the local offset: `2026-11-21T13:38:34.120-05:00`. */
function timeOf(at: number): string {
  const date = new Date(at);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => digits(part)).join(':');
  const east = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60];
  const offset = `${east < 0 ? '-' : '+'}${digits(hours)}:${digits(minutes)}`;
  return `${calendarDayOf(at)}T${clock}.${digits(date.getMilliseconds(), 3)}${offset}`;
}

function digits(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}
