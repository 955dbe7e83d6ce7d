// The header of an AAMVA payload: who issued the card, by which version, and where its subfiles are said to stand.
import { slotAt } from './element-slots';
import type { Repairs } from '../model';
import { cardTypeAt } from './subfile-types';

export interface Designator {
  /** Two capital letters. */
  type: string;
  offset: number;
  length: number;
}

/** What a keyboard wedge typed where control characters should stand; '' where it did not. */
export interface TypedSeparators {
  /** Letters that stand for the LF behind an element. */
  element: string;
  /** Letters that stand for the CR behind a subfile. */
  segment: string;
  /** Letters in front of an LF or CR that came through: the other half of a CR LF was typed. */
  beforeLineEnd: string;
}

export interface AamvaHeader {
  iin: string;
  version: number;
  /** As the header declares it. */
  entries: number;
  designators: Designator[];
  /** Where the first subfile starts. */
  bodyStart: number;
  typed: TypedSeparators;
}

/** Behind this many characters no header is looked for. */
const searchLimit = 96;

/** Cards have one to three subfiles; more than this many are somebody's joke. */
const designatorLimit = 16;

const space = 32;

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function areDigits(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

function isLetterOrDigit(c: number): boolean {
  return isDigit(c) || isLetter(c);
}

/** Whether two letters are capitals. */
function isCapitals(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 90 && text.charCodeAt(at + 1) <= 90;
}

/** Spaces and control characters: nothing that a header consists of. */
function isBlank(c: number): boolean {
  return c <= 32;
}

/** IIN and version. */
const numbersLength = 8;

/** IIN and version, and where they stand. */
interface Numbers {
  start: number;
  end: number;
  digits: string;
}

/** Where the IIN and the version stand: eight digits, between which spaces may have strayed. Null when there are none. */
function findNumbers(text: string): Numbers | null {
  const end = Math.min(text.length, searchLimit);
  let digits = '';
  let start = 0;
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) {
      if (digits === '') start = i;
      digits += text.charAt(i);
      if (digits.length === numbersLength) return { start, end: i + 1, digits };
    } else if (c !== space) digits = '';
  }
  return null;
}

/** Something like a file type, and an IIN behind which the version is missing, or one of its digits. */
const iinAlone = /([A-Z0-9]{3,4}[A-Z]\s{0,2})((?:\d ?){6})(\d?)(?= ?[\r\nA-Z|]|$)/i;

/** Where such an IIN stands. `AAMVA` is the standard of 2000; `ANSI` is read like the newest. Null when there is none. */
function findIin(text: string): Numbers | null {
  const found = iinAlone.exec(text.slice(0, searchLimit));
  if (found === null) return null;
  const [whole, fileType = '', iin = '', half = ''] = found;
  const version = half > '0' ? `0${half}` : fileType.toUpperCase() === 'AAMVA' ? '01' : '11';
  const end = found.index + whole.length;
  return { start: found.index + fileType.length, end, digits: iin.replaceAll(' ', '') + version };
}

/** How many letters of a file type are right, in their places counted from the end. */
function lettersRight(letters: string, fileType: string): number {
  let right = 0;
  for (let i = 1; i <= fileType.length; i++) {
    if (letters.at(-i) === fileType.at(-i)) right++;
  }
  return right;
}

/** Where in the letters before the numbers the file type stands, and which it is meant to be; null when none is. */
function findFileType(letters: string): { fileType: 'ANSI' | 'AAMVA'; start: number } | null {
  for (const fileType of ['ANSI', 'AAMVA'] as const) {
    const start = letters.indexOf(fileType);
    if (start >= 0) return { fileType, start };
  }
  if (lettersRight(letters, 'ANSI') >= 2) return { fileType: 'ANSI', start: Math.max(0, letters.length - 4) };
  if (lettersRight(letters, 'AAMVA') >= 3) return { fileType: 'AAMVA', start: Math.max(0, letters.length - 5) };
  return null;
}

/** Reads what stands before the numbers: `@`, separators, file type. False when it is no AAMVA header. */
function readFront(text: string, numbers: number, typed: TypedSeparators, repairs: Repairs): boolean {
  let end = numbers;
  let start = end;
  let found: ReturnType<typeof findFileType> = null;
  // A line end behind the file type may have been typed as letters too: then it stands one run of letters further back.
  for (let runs = 0; runs < 3 && found === null; runs++) {
    end = start;
    while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
    start = end;
    while (start > 0 && isLetterOrDigit(text.charCodeAt(start - 1))) start--;
    found = findFileType(text.slice(start, end).toUpperCase());
    if (found === null && !/^[JM]+$/i.test(text.slice(start, end))) return false;
  }
  if (found === null) return false;
  const fileTypeStart = start + found.start;
  const standard = found.fileType === 'ANSI' ? 'ANSI ' : 'AAMVA';
  if (text.slice(fileTypeStart, numbers) !== standard) repairs.add('file_type');
  const at = text.lastIndexOf('@', fileTypeStart);
  if (at > 0) repairs.add('leading_rubbish');
  const front = text.slice(Math.max(at, 0), fileTypeStart);
  if (!front.startsWith('@')) repairs.add('header_start');
  readSeparators(front.replace(/^[@"]/, ''), typed, repairs);
  return true;
}

const recordSeparators = ['\x1e', '\x1c', '6'];

/** What stands for LF before the record separator and for CR behind it; without one, half each. */
function partSeparators(separators: string): [element: string, segment: string] {
  for (const mark of recordSeparators) {
    const at = separators.indexOf(mark);
    if (at >= 0) return [separators.slice(0, at), separators.slice(separators.lastIndexOf(mark) + 1)];
  }
  const half = Math.ceil(separators.length / 2);
  return [separators.slice(0, half), separators.slice(half)];
}

/** A wedge types Ctrl+J, Ctrl+Shift+6 and Ctrl+M as J, 6 and M when it loses the Ctrl. */
function readSeparators(separators: string, typed: TypedSeparators, repairs: Repairs): void {
  if (separators === '\n\x1e\r') return;
  repairs.add('header_separators');
  if (/[6JM]/i.test(separators)) {
    repairs.add('separators_typed');
    const [element, segment] = partSeparators(separators.toUpperCase());
    const letters = /^[JM]+/.exec(element)?.[0] ?? '';
    if (/[\n\r]/.test(element)) typed.beforeLineEnd = letters;
    else typed.element = letters;
    typed.segment = /^[JM]+/.exec(segment)?.[0] ?? '';
  } else if (separators.startsWith('\r') && separators.endsWith('\n') && !separators.startsWith('\r\n')) {
    repairs.add('separators_swapped');
  }
}

/** Reads `{type}{offset}{length}` at `at`, stray spaces allowed; gives the end, or -1 when none stands there. */
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

/** How much of a line may be ruined designators. */
const ruinLimit = 64;

/**
 * Where the first subfile starts, when what stands at `at` is neither that nor an element: behind designators that have
 * no numbers (Alberta wrote `DLabac`), or behind its own letters written twice. `at` when no card's subfile follows.
 */
function skipRuins(text: string, at: number, repairs: Repairs): number {
  if (slotAt(text, at) >= 0 || slotAt(text, at + 2) >= 0) return at;
  for (let i = at; i < at + ruinLimit && text.charCodeAt(i) >= space; i++) {
    if (cardTypeAt(text, i) === null) continue;
    repairs.add('header_digits');
    return i;
  }
  return at;
}

/** Whether a header starts as AAMVA's do, but with another file type than theirs: a document of somebody else's. */
export function hasOtherFileType(text: string): boolean {
  return /^@\W{1,6}[A-Za-z]{2,5} ?\d{8}/.test(text.slice(0, searchLimit));
}

const cleanFront = '@\n\x1e\rANSI ';

/** The numbers behind a front that is as the standard has it. */
function cleanNumbers(text: string): Numbers | null {
  const start = cleanFront.length;
  const end = start + numbersLength;
  return text.startsWith(cleanFront) && areDigits(text, start, end)
    ? { start, end, digits: text.slice(start, end) }
    : null;
}

/** The numbers behind any other front that can be read. */
function findFront(text: string, typed: TypedSeparators, repairs: Repairs): Numbers | null {
  for (const find of [findNumbers, findIin]) {
    const numbers = find(text);
    if (numbers !== null && readFront(text, numbers.start, typed, repairs)) return numbers;
  }
  return null;
}

/**
 * Reads an AAMVA header (DL/ID card design standard, annex D.12.3), forgiving what scanners do to it. Null when there
 * is none.
 */
export function readHeader(text: string, repairs: Repairs): AamvaHeader | null {
  const typed: TypedSeparators = { element: '', segment: '', beforeLineEnd: '' };
  const numbers = cleanNumbers(text) ?? findFront(text, typed, repairs);
  if (numbers === null) return null;
  const header: AamvaHeader = {
    iin: numbers.digits.slice(0, 6),
    version: Number(numbers.digits.slice(6)),
    entries: 0,
    designators: [],
    bodyStart: 0,
    typed,
  };
  if (numbers.end - numbers.start > numbersLength) repairs.add('header_spaces');
  let i = numbers.end;
  let entries = 0;
  let digits = 0;
  let stray = false;
  for (; i < text.length && !isLetter(text.charCodeAt(i)) && digits < 8; i++) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) {
      entries = (entries % 10) * 10 + c - 48;
      digits++;
    } else stray = true;
  }
  if (stray) repairs.add('header_spaces');
  if (digits !== (header.version <= 1 ? 2 : 4)) repairs.add('header_digits');
  header.entries = entries;
  while (header.designators.length < designatorLimit) {
    const end = readDesignator(text, i, header.designators, repairs);
    if (end < 0) break;
    i = end;
  }
  header.bodyStart = skipRuins(text, i, repairs);
  return header;
}
