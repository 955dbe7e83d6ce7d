// How long an answer asks to wait.
import { readHttpDate } from './http-date';

/** Headers that come twice arrive as one, set apart by commas; a comma behind a weekday belongs to its date. */
const betweenValues = /(?<!day|mon|tue|wed|thu|fri|sat|sun),/i;

/**
 * The seconds of a Retry-After header: a number of seconds, or an HTTP date relative to `now` (ms); of several the longest.
 * A fraction is none by the standard, but what it means is plain. Undefined where it asks for no wait: nothing that can be
 * read, no time at all, or a date that is past.
 */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  const waits = (header ?? '').split(betweenValues).map((value) => secondsOf(value.trim(), now));
  const longest = Math.max(...waits);
  return longest > 0 ? longest : undefined;
}

function secondsOf(value: string, now: number): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  const at = readHttpDate(value);
  return at === null ? 0 : Math.ceil((at - now) / 1000);
}
