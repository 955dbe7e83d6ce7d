// The header of an AAMVA payload: the card's issuer, the version, and the declared places of its subfiles.
import { areDigits, isDigit, isLetter, isLetterOrDigit } from '../characters';
import { isBlank, readDesignators } from './designators';
import type { Designator } from './designators';
import type { Repairs } from '../model';

/** What a keyboard wedge typed instead of control characters; '' for nothing. */
export interface TypedSeparators {
  /** Letters for the LF after an element. */
  element: string;
  /** Letters for the CR after a subfile. */
  segment: string;
  /** Letters before an LF or CR that came through: the typed half of a CR LF. */
  beforeLineEnd: string;
}

export interface AamvaHeader {
  iin: string;
  version: number;
  /** As declared. */
  entries: number;
  designators: Designator[];
  /** Where the first subfile starts. */
  bodyStart: number;
  typed: TypedSeparators;
}

/** How many characters are searched for a header. */
const searchLimit = 96;

const space = 32;

/** IIN and version. */
const numbersLength = 8;

/** IIN and version, with their place. */
interface Numbers {
  start: number;
  end: number;
  digits: string;
}

/** IIN and version: eight digits, possibly with stray spaces between them. Null when there are none. */
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

/** Something like a file type, and an IIN with one or both of the version's digits missing. */
const iinAlone = /([A-Z0-9]{3,4}[A-Z]\s{0,2})((?:\d ?){6})(\d?)(?= ?[\r\nA-Z|]|$)/i;

/** Such an IIN. The version is that of 2000 for `AAMVA`, else the newest. Null when there is none. */
function findIin(text: string): Numbers | null {
  const found = iinAlone.exec(text.slice(0, searchLimit));
  if (found === null) return null;
  const [whole, fileType = '', iin = '', half = ''] = found;
  const version = half > '0' ? `0${half}` : fileType.toUpperCase() === 'AAMVA' ? '01' : '11';
  const end = found.index + whole.length;
  return { start: found.index + fileType.length, end, digits: iin.replaceAll(' ', '') + version };
}

/** How many letters of a file type are right, at their places from the end. */
function lettersRight(letters: string, fileType: string): number {
  let right = 0;
  for (let i = 1; i <= fileType.length; i++) {
    if (letters.at(-i) === fileType.at(-i)) right++;
  }
  return right;
}

/** The file type in the letters before the numbers, even with wrong letters; null when there is none. */
function findFileType(letters: string): { fileType: 'ANSI' | 'AAMVA'; start: number } | null {
  for (const fileType of ['ANSI', 'AAMVA'] as const) {
    const start = letters.indexOf(fileType);
    if (start >= 0) return { fileType, start };
  }
  if (lettersRight(letters, 'ANSI') >= 2) return { fileType: 'ANSI', start: Math.max(0, letters.length - 4) };
  if (lettersRight(letters, 'AAMVA') >= 3) return { fileType: 'AAMVA', start: Math.max(0, letters.length - 5) };
  return null;
}

/** Reads `@`, separators and file type before the numbers. False when it is no AAMVA header. */
function readFront(text: string, numbers: number, typed: TypedSeparators, repairs: Repairs): boolean {
  let end = numbers;
  let start = end;
  let found: ReturnType<typeof findFileType> = null;
  // A line end after the file type may have been typed as letters too; then the type is one run of letters further back.
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

/** The letters for LF before the record separator and for CR after it; without one, half each. */
function splitSeparators(separators: string): [element: string, segment: string] {
  for (const mark of recordSeparators) {
    const at = separators.indexOf(mark);
    if (at >= 0) return [separators.slice(0, at), separators.slice(separators.lastIndexOf(mark) + 1)];
  }
  const half = Math.ceil(separators.length / 2);
  return [separators.slice(0, half), separators.slice(half)];
}

/** A wedge that loses Ctrl types Ctrl+J, Ctrl+Shift+6 and Ctrl+M as J, 6 and M. */
function readSeparators(separators: string, typed: TypedSeparators, repairs: Repairs): void {
  if (separators === '\n\x1e\r') return;
  repairs.add('header_separators');
  if (/[6JM]/i.test(separators)) {
    repairs.add('separators_typed');
    const [element, segment] = splitSeparators(separators.toUpperCase());
    const letters = /^[JM]+/.exec(element)?.[0] ?? '';
    if (/[\n\r]/.test(element)) typed.beforeLineEnd = letters;
    else typed.element = letters;
    typed.segment = /^[JM]+/.exec(segment)?.[0] ?? '';
  } else if (separators.startsWith('\r') && separators.endsWith('\n') && !separators.startsWith('\r\n')) {
    repairs.add('separators_swapped');
  }
}

/** Whether a header starts like AAMVA's but has another file type: another organisation's document. */
export function hasOtherFileType(text: string): boolean {
  return /^@\W{1,6}[A-Za-z]{2,5} ?\d{8}/.test(text.slice(0, searchLimit));
}

const cleanFront = '@\n\x1e\rANSI ';

/** IIN and version of a header that follows the standard. */
function cleanNumbers(text: string): Numbers | null {
  const start = cleanFront.length;
  const end = start + numbersLength;
  return text.startsWith(cleanFront) && areDigits(text, start, end)
    ? { start, end, digits: text.slice(start, end) }
    : null;
}

/** IIN and version of a damaged header. */
function findFront(text: string, typed: TypedSeparators, repairs: Repairs): Numbers | null {
  for (const find of [findNumbers, findIin]) {
    const numbers = find(text);
    if (numbers !== null && readFront(text, numbers.start, typed, repairs)) return numbers;
  }
  return null;
}

/** Reads an AAMVA header (DL/ID card design standard, annex D.12.3), with the damage that scanners do; null for none. */
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
  header.bodyStart = readDesignators(text, i, header.designators, repairs);
  return header;
}
