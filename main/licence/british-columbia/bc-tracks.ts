// British Columbia's three tracks in a payload, and the health number in the third, which must not leave the terminal.
import { isDigit, isLetterOrDigit } from '../characters';

/** The third track's characters between `%` and `?` (AAMVA magnetic stripe, annex F, track 3). */
const thirdLength = 79;

/** The health number's place in the third track, counted from the first digit after its `%`. */
const healthNumberOffset = 42;
const healthNumberLength = 10;

/** British Columbia's issuer number, at the start of its second track. */
const issuer = '636028';

/** How far after the dates the third track's content starts at most: `=?`, a line end, `_%`. */
const thirdStartLimit = 6;

/** The start of the third track's security code, in which `?` may occur. */
const securityOffset = 68;

export interface Tracks {
  first: string;
  second: string;
  third: string;
  /** The start of the third track's content in the payload, after `_%`; -1 without a third track. */
  thirdStart: number;
  /** Whether all three have British Columbia's start. */
  asWritten: boolean;
  /** Whether the first's start is lost. */
  isTorn: boolean;
}

/**
 * A payload whose first characters a scanner lost, as a regular expression: what may be left of the first track, and the second's
 * start with the issuer's number.
 */
export const tornStart = String.raw`^(?:[^?;%@\0-\x1f]{0,120}\?)?\s{0,2};${issuer}\d`;
const torn = new RegExp(tornStart);

/** The length of `BC`. */
const startLength = 2;

/**
 * Where the first track's content starts, after `%BC`, of which a scanner may have lost some, and more; `isTorn` where more than
 * the `%` is lost. Null in any other payload.
 */
function findStart(payload: string): { content: number; isTorn: boolean } | null {
  const start = payload.slice(0, 12).toUpperCase().indexOf('BC');
  if (start >= 0 && start <= 8 && payload.charAt(start - 1) === '%')
    return { content: start + startLength, isTorn: false };
  if (!torn.test(payload)) return null;
  return start === 0 ? { content: startLength, isTorn: false } : { content: 0, isTorn: true };
}

export function isStripe(payload: string): boolean {
  return findStart(payload) !== null;
}

/** The three tracks without their sentinels; null for any other payload. */
export function readTracks(payload: string): Tracks | null {
  const start = findStart(payload);
  if (start === null) return null;
  const firstEnd = payload.indexOf('?', start.content);
  const secondStart = firstEnd < 0 ? -1 : payload.indexOf(';', firstEnd);
  const secondEnd = secondStart < 0 ? -1 : payload.indexOf('?', secondStart);
  if (secondEnd < 0) return null;
  const mark = payload.indexOf('%', secondEnd);
  const whole = mark >= 0 && payload.charAt(mark + 1 + thirdLength) === '?';
  const thirdEnd = whole ? mark + 1 + thirdLength : payload.lastIndexOf('?');
  return {
    first: payload.slice(start.content, firstEnd),
    second: payload.slice(secondStart + 1, secondEnd),
    third: mark < 0 ? '' : payload.slice(mark + 1, thirdEnd <= mark ? payload.length : thirdEnd),
    thirdStart: mark < 0 ? -1 : mark + 1,
    asWritten: payload.startsWith('%BC') && mark >= 0 && payload.charAt(mark - 1) === '_',
    isTorn: start.isTorn,
  };
}

/**
 * Whether the payload is three whole tracks, and line ends. A third track that is shorter than the standard's is whole when it
 * ends before the security code.
 */
export function hasWholeTracks(payload: string): boolean {
  const tracks = readTracks(payload);
  if (tracks?.asWritten !== true) return false;
  const { length } = tracks.third;
  if (length !== thirdLength && (length < healthNumberOffset + healthNumberLength || length >= securityOffset))
    return false;
  const end = tracks.thirdStart + length;
  if (payload.charAt(end) !== '?') return false;
  for (let i = end + 1; i < payload.length; i++) if (payload.charCodeAt(i) > 32) return false;
  return true;
}

/** So many digits in a row count as a health number, in case one of its ten was lost. */
const tooManyDigits = healthNumberLength - 1;

/** The longest run of digits in a text, across spaces, line ends and punctuation. */
function longestNumber(text: string): number {
  let longest = 0;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) longest = Math.max(longest, ++run);
    else if (isLetterOrDigit(c)) run = 0;
  }
  return longest;
}

/** Whether the health number's place has ten digits or ten spaces, and nothing like it is anywhere else. */
function isInPlace(third: string): boolean {
  const end = healthNumberOffset + healthNumberLength;
  const number = third.slice(healthNumberOffset, end);
  if (number.trim() === '') return longestNumber(third) < tooManyDigits;
  if (!/^\d{10}$/.test(number) || isDigit(third.charCodeAt(end)) || isDigit(third.charCodeAt(healthNumberOffset - 1))) {
    return false;
  }
  return (
    longestNumber(third.slice(0, healthNumberOffset)) < tooManyDigits && longestNumber(third.slice(end)) < tooManyDigits
  );
}

/** The earliest start of the third track: after the dates of the second; 0 when those cannot be found. */
function earliestThird(payload: string): number {
  let at = payload.indexOf('=', Math.max(0, payload.indexOf(issuer))) + 1;
  for (let digits = 0; at > 0 && digits < 12 && isDigit(payload.charCodeAt(at)); digits++) at++;
  return at;
}

/** A postal code has no two digits together, so nothing of a health number. */
const postalCode = /[A-Z]\d[A-Z] ?\d[A-Z]\d(?!\d)/i;

/** The text with a space for each digit, except in its first postal code. */
function withoutDigits(text: string): string {
  const at = text.search(postalCode);
  const end = at < 0 ? 0 : at + (text.charAt(at + 3) === ' ' ? 7 : 6);
  return (
    text.slice(0, Math.max(at, 0)).replace(/\d/g, ' ') +
    text.slice(Math.max(at, 0), end) +
    text.slice(end).replace(/\d/g, ' ')
  );
}

/** Whether a payload may contain any of British Columbia's tracks, even damaged, and is no AAMVA card. */
function mayHoldTracks(payload: string): boolean {
  return isStripe(payload) || (payload.includes(issuer) && !/@|ANSI|AAMVA/i.test(payload.slice(0, 24)));
}

/**
 * The payload as it may leave the terminal: British Columbia's personal health number, by its position in the third track, is
 * replaced by spaces. Where the position is not certain, because the track is damaged or shifted, all digits after the second
 * track are, except the postal code's. Any other payload is unchanged.
 */
export function blankHealthNumber(payload: string): string {
  if (!mayHoldTracks(payload)) return payload;
  const from = earliestThird(payload);
  const start = readTracks(payload)?.thirdStart ?? -1;
  if (start >= from && start - from <= thirdStartLimit && isInPlace(payload.slice(start))) {
    const at = Math.min(start + healthNumberOffset, payload.length);
    const end = Math.min(at + healthNumberLength, payload.length);
    return payload.slice(0, at) + ' '.repeat(end - at) + payload.slice(end);
  }
  return payload.slice(0, from) + withoutDigits(payload.slice(from));
}
