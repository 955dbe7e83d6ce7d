// Restores the cards' encoding, ISO 8859-1, where a payload came in another one.
import { isDigit, isLetter, isLower, isUpper } from '../characters';
import type { Certainty, Repairs } from '../model';
import { codePage850, isLatinLetter, letterIn, windows1252, type CodePage } from './code-pages';
import { isC1, withoutNoise } from './noise';
import { startsUtf8, withoutUtf8 } from './utf8';

/** Stands in `Mended.marked` for each character that is in doubt. */
const mark = '\ufffd';

export interface Mended {
  text: string;
  /** How sure the mapped characters are; `certain` when none was mapped. */
  certainty: Certainty;
  /** The same text with U+FFFD for each of these, so that a comparison shows the fields that hold them. */
  marked: string;
}

/** Whether a letter at `at` goes with its neighbours' case: no capital behind a small letter, no small one among capitals. */
function fitsCase(text: string, at: number, letter: string): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (letter !== letter.toUpperCase()) return isLower(before) || isLower(after) || !(isUpper(before) || isUpper(after));
  return letter === letter.toLowerCase() || !isLower(before) || isUpper(after);
}

/** Whether a digit stands beside: the character is no letter of a name then. */
function touchesDigit(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) || isDigit(text.charCodeAt(at + 1));
}

/** Whether a symbol of ISO 8859-1 stands in a word where code page 850 has a letter for it. */
function isSymbolInWord(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  const letter = c < 0xa0 || isLatinLetter(c) ? null : letterIn(codePage850, c);
  if (letter === null) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (touchesDigit(text, at)) return false;
  // A0 is also the space that does not break a line.
  if (c === 0xa0) return isLetter(before) && isLetter(after);
  // Some software writes capitals of ASCII letters alone: á to ñ may stand among capitals.
  return (isLetter(before) || isLetter(after)) && (c <= lastSmallLetter || fitsCase(text, at, letter));
}

/** From A0 on code page 850 has á, í, ó, ú, ñ, and then symbols and capitals. */
const lastSmallLetter = 0xa4;

/** Letters that are rare on cards in ISO 8859-1, and in code page 850 are common ones: ã, ð, Ê, Ë, È, Í, Ï, Ì. */
const rareLetters = new Set([0xc6, 0xd0, 0xd2, 0xd3, 0xd4, 0xd6, 0xd8, 0xde]);

/** Ô in CÔTE and CÔTÉ is no È, and Ç at such an end of a word is Ã in code page 850: JOÃO, GUIMARÃES. */
const circumflex = /C\xd4T/iy;
const tilde = /\xc7(?:O|ES?)(?![A-Z\xc0-\xff])/iy;

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = Math.max(0, at);
  return pattern.test(text);
}

/** Whether ISO 8859-1 gives a letter that its word speaks against: a small one among capitals, or a rare one. */
function isOddLetter(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (!isLatinLetter(c) || c > 0xff) return false;
  if (rareLetters.has(c)) return c !== 0xd4 || !matchesAt(circumflex, text, at - 1);
  if (c === 0xc7 && matchesAt(tilde, text, at)) return true;
  return letterIn(codePage850, c) !== null && !fitsCase(text, at, String.fromCharCode(c));
}

function isForeign(text: string, at: number): boolean {
  return isC1(text.charCodeAt(at)) || isSymbolInWord(text, at);
}

/** Whether `mendEncoding` would change the text, or doubt any of it. */
export function hasWrongEncoding(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f && (isForeign(text, i) || startsUtf8(text, i) || isOddLetter(text, i))) return true;
  }
  return false;
}

/** The places of all characters above 7F, except in the jurisdiction's own elements, which are not read. */
function highPlaces(text: string): number[] {
  const places: number[] = [];
  let isOwn = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 32) isOwn = text.charAt(i + 1) === 'Z';
    else if (c > 0x7f && c <= 0xff && !isOwn) places.push(i);
  }
  return places;
}

/** Whether a code page gives a letter for each of these characters, and, if asked for, one in its neighbours' case. */
function explains(page: CodePage, text: string, places: readonly number[], inCase: boolean): boolean {
  return places.every((at) => {
    const letter = letterIn(page, text.charCodeAt(at));
    return letter !== null && (!inCase || fitsCase(text, at, letter));
  });
}

/** A letter as its neighbours are written: a small one among capitals was made so by software that knows ASCII alone. */
function inCaseOf(text: string, at: number, letter: string): string {
  const capital = letter.toUpperCase();
  return fitsCase(text, at, letter) || capital.length !== 1 ? letter : capital;
}

function mapped(text: string, places: readonly number[], letterAt: (at: number) => string | null): string {
  const characters = Array.from({ length: text.length }, (_, i) => text.charAt(i));
  for (const at of places) characters[at] = letterAt(at) ?? characters[at] ?? '';
  return characters.join('');
}

/** The text in doubt as it stands: its characters may be letters of any code page. */
function asItStands(text: string, places: readonly number[]): Mended {
  if (places.length === 0) return { text, certainty: 'certain', marked: text };
  return { text, certainty: 'uncertain', marked: mapped(text, places, () => mark) };
}

/**
 * Maps the characters that are no letters in ISO 8859-1 by the code page that explains them. It is sure when one of the two
 * explains all characters above 7F of the payload, in the case of their neighbours, and the other does not.
 */
function mendCodePage(text: string): Mended {
  const places = highPlaces(text);
  const foreign = places.filter((at) => isForeign(text, at) && !touchesDigit(text, at));
  const pages = [codePage850, windows1252];
  if (foreign.length === 0) {
    // A letter that code page 850 does not have proves ISO 8859-1, where it is one of its word.
    const isProved = places.some((at) => {
      const c = text.charCodeAt(at);
      return isLatinLetter(c) && letterIn(codePage850, c) === null && fitsCase(text, at, String.fromCharCode(c));
    });
    return asItStands(text, isProved ? [] : places.filter((at) => isOddLetter(text, at)));
  }
  const sure = pages.filter((page) => explains(page, text, places, true));
  const likely = pages.filter((page) => explains(page, text, foreign, true));
  const possible = pages.filter((page) => explains(page, text, foreign, false));
  const [page] = [...sure, ...likely, ...possible];
  const odd = places.filter((at) => isOddLetter(text, at));
  if (page === undefined) return asItStands(text, [...foreign, ...odd]);
  const changed = sure.length > 0 ? places : foreign;
  return {
    text: mapped(text, changed, (at) => {
      const letter = letterIn(page, text.charCodeAt(at));
      return letter === null ? null : inCaseOf(text, at, letter);
    }),
    certainty: sure.length === 1 ? 'repaired' : 'uncertain',
    marked: mapped(text, [...changed, ...odd], () => mark),
  };
}

/**
 * Restores ISO 8859-1: puts UTF-8 together, drops the characters 80 to 9F that a scanner added, and maps those that are
 * letters of code page 850 or Windows-1252. What no code page explains stays, in doubt.
 */
export function mendEncoding(text: string, repairs: Repairs): Mended {
  const decoded = withoutUtf8(text);
  if (decoded !== text) repairs.add('utf8');
  const quiet = withoutNoise(decoded);
  if (quiet !== decoded) repairs.add('noise');
  const mended = mendCodePage(quiet);
  if (mended.text !== quiet) repairs.add('code_page');
  return mended;
}
