// The designators of a header: which subfiles follow it, where, and how long they are.
import { isDigit, isLetter } from '../characters';
import { slotAt } from './element-slots';
import type { Repairs } from '../model';
import { cardTypeAt } from './subfile-types';

export interface Designator {
  /** Two capital letters. */
  type: string;
  offset: number;
  length: number;
}

/** Cards have one to three subfiles. */
const designatorLimit = 16;

const space = 32;

/** Whether two letters are capitals. */
function isCapitals(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 90 && text.charCodeAt(at + 1) <= 90;
}

/** Spaces and control characters. */
export function isBlank(c: number): boolean {
  return c <= 32;
}

/** Reads `{type}{offset}{length}` at `at`, stray spaces allowed; gives its end, or -1. */
function readDesignator(text: string, at: number, designators: Designator[], repairs: Repairs): number {
  let i = at;
  while (i < text.length && isBlank(text.charCodeAt(i))) i++;
  const typeStart = i;
  if (!isLetter(text.charCodeAt(i)) || !isLetter(text.charCodeAt(i + 1))) return -1;
  i += 2;
  let stray = typeStart > at;
  let number = 0;
  let digits = 0;
  while (i < text.length && digits < 8) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) {
      number = number * 10 + c - 48;
      digits++;
    } else if (isBlank(c)) stray = true;
    else break;
    i++;
  }
  if (digits < 4) return -1;
  if (digits < 8) repairs.add('header_digits');
  if (stray) repairs.add('header_spaces');
  const written = text.slice(typeStart, typeStart + 2);
  const type = isCapitals(text, typeStart) ? written : written.toUpperCase();
  designators.push({ type, offset: Math.floor(number / 10_000), length: number % 10_000 });
  return i;
}

/** The most characters of a line that may be damaged designators. */
const ruinLimit = 64;

/**
 * The start of the first subfile where neither it nor an element is at `at`: after designators without numbers (Alberta wrote
 * `DLabac`), or after its own letters written twice. `at` when no card's subfile follows.
 */
function skipDamagedDesignators(text: string, at: number, repairs: Repairs): number {
  if (slotAt(text, at) >= 0 || slotAt(text, at + 2) >= 0) return at;
  for (let i = at; i < at + ruinLimit && text.charCodeAt(i) >= space; i++) {
    if (cardTypeAt(text, i) === null) continue;
    repairs.add('header_digits');
    return i;
  }
  return at;
}

/** Reads all designators from `at` on; gives where the first subfile starts. */
export function readDesignators(text: string, at: number, designators: Designator[], repairs: Repairs): number {
  let i = at;
  while (designators.length < designatorLimit) {
    const end = readDesignator(text, i, designators, repairs);
    if (end < 0) break;
    i = end;
  }
  return skipDamagedDesignators(text, i, repairs);
}
