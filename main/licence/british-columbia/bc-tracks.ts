// British Columbia's three tracks as they stand in a payload, and the health number in the third that nobody may see.

/** The third track's characters between `%` and `?` (AAMVA magnetic stripe, annex F, track 3). */
const thirdLength = 79;

/** Where the health number stands in the third track, counted from the first digit behind its `%`. */
const healthNumberOffset = 42;
const healthNumberLength = 10;

/** British Columbia's issuer number, with which its second track starts. */
const issuer = '636028';

/** How far behind the dates the third track's content starts at most: `=?`, a line end, `_%`. */
const thirdStartLimit = 6;

/** From here to its end the third track holds a security code, in which `?` may occur. */
const securityOffset = 68;

export interface Tracks {
  first: string;
  second: string;
  third: string;
  /** Where the third track's content starts in the payload, behind `_%`; -1 without a third track. */
  thirdStart: number;
  /** Whether all three start as British Columbia writes them. */
  asWritten: boolean;
}

/** Where `BC` starts in a payload of British Columbia: behind `%`, which a scanner may have lost. -1 in any other. */
function findStart(payload: string): number {
  const start = payload.slice(0, 12).toUpperCase().indexOf('BC');
  if (start < 0 || start > 8) return -1;
  if (payload.charAt(start - 1) === '%') return start;
  return start === 0 && payload.slice(0, 200).includes(`?;${issuer}`) ? start : -1;
}

/** Whether a payload is one of British Columbia's. */
export function isStripe(payload: string): boolean {
  return findStart(payload) >= 0;
}

/** The three tracks of a British Columbia payload without their sentinels, or null when it is none. */
export function readTracks(payload: string): Tracks | null {
  const start = findStart(payload);
  if (start < 0) return null;
  const firstEnd = payload.indexOf('?', start);
  const secondStart = firstEnd < 0 ? -1 : payload.indexOf(';', firstEnd);
  const secondEnd = secondStart < 0 ? -1 : payload.indexOf('?', secondStart);
  if (secondEnd < 0) return null;
  const mark = payload.indexOf('%', secondEnd);
  const whole = mark >= 0 && payload.charAt(mark + 1 + thirdLength) === '?';
  const thirdEnd = whole ? mark + 1 + thirdLength : payload.lastIndexOf('?');
  return {
    first: payload.slice(start + 2, firstEnd),
    second: payload.slice(secondStart + 1, secondEnd),
    third: mark < 0 ? '' : payload.slice(mark + 1, thirdEnd <= mark ? payload.length : thirdEnd),
    thirdStart: mark < 0 ? -1 : mark + 1,
    asWritten: payload.startsWith('%BC') && mark >= 0 && payload.charAt(mark - 1) === '_',
  };
}

/**
 * Whether three whole tracks stand in the payload and nothing but line ends behind them. A third track that is shorter
 * than the standard's is whole when its end stands before the security code could begin.
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

/** As many digits in a row as are called a health number, should one of its ten have been lost. */
const tooManyDigits = healthNumberLength - 1;

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isLetterOrDigit(c: number): boolean {
  return isDigit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

/** The longest run of digits in a text, whatever spaces, line ends and marks stand between them. */
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

/** Whether ten digits or ten spaces stand at the health number's place, and nothing like one anywhere else. */
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

/** Where the third track can start at the earliest: behind the dates of the second. 0 when those cannot be found. */
function earliestThird(payload: string): number {
  let at = payload.indexOf('=', Math.max(0, payload.indexOf(issuer))) + 1;
  for (let digits = 0; at > 0 && digits < 12 && isDigit(payload.charCodeAt(at)); digits++) at++;
  return at;
}

/** A postal code: no two of its digits stand together, so that it holds nothing of a health number. */
const postalCode = /[A-Z]\d[A-Z] ?\d[A-Z]\d(?!\d)/i;

/** The text with a space for each digit, but for those of its first postal code. */
function withoutDigits(text: string): string {
  const at = text.search(postalCode);
  const end = at < 0 ? 0 : at + (text.charAt(at + 3) === ' ' ? 7 : 6);
  return (
    text.slice(0, Math.max(at, 0)).replace(/\d/g, ' ') +
    text.slice(Math.max(at, 0), end) +
    text.slice(end).replace(/\d/g, ' ')
  );
}

/** Whether a payload may hold any of British Columbia's tracks, damaged ones included, and is no AAMVA card. */
function mayHoldTracks(payload: string): boolean {
  return isStripe(payload) || (payload.includes(issuer) && !/@|ANSI|AAMVA/i.test(payload.slice(0, 24)));
}

/**
 * The payload as it may leave the terminal: British Columbia's personal health number is replaced by spaces, by its
 * position in the third track. Where that is not surely its place, because the track is damaged or has shifted, every
 * digit behind the second track goes but for the postal code's. Any other payload is given back as it is.
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
