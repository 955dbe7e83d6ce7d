// Cuts an AAMVA payload's subfiles into elements in one pass, at whichever separators the scanner has left.
import { isUpper } from '../characters';
import type { AamvaHeader } from './aamva-header';
import { slotAt } from './element-slots';
import { found, type Elements, type Subfile } from './elements';
import type { Repairs } from '../model';
import { cardTypes } from './subfile-types';

const idLength = 3;
const lf = 10;
const cr = 13;
const space = 32;

const highestSeparator = 30;

/** LF, CR, RS, and FS, which some scanners send instead of RS. */
export function isSeparator(c: number): boolean {
  return c === lf || c === cr || c === 30 || c === 28;
}

/** ASCII upper case. */
function upper(c: number): number {
  return c >= 97 && c <= 122 ? c - 32 : c;
}

/** Whether a subfile of this type starts at `at`: its two letters, then an id that it can contain. */
function startsSubfile(text: string, at: number, type: string): boolean {
  if (upper(text.charCodeAt(at)) !== type.charCodeAt(0)) return false;
  if (upper(text.charCodeAt(at + 1)) !== type.charCodeAt(1)) return false;
  if (type.startsWith('Z')) return text.startsWith(type, at + 2) && isUpper(text.charCodeAt(at + 4));
  return slotAt(text, at + 2) >= 0;
}

/** The type of the subfile that starts at `at`, or null. @param next how many were found before it */
function subfileAt(text: string, at: number, header: AamvaHeader, next: number): string | null {
  const declared = header.designators[next];
  if (declared !== undefined && startsSubfile(text, at, declared.type)) return declared.type;
  for (let i = next + 1; i < header.designators.length && i < next + 4; i++) {
    const type = header.designators[i]?.type;
    if (type !== undefined && startsSubfile(text, at, type)) return type;
  }
  if (next > 0) return null;
  return cardTypes.find((type) => startsSubfile(text, at, type)) ?? null;
}

/** Whether a line is a subfile's type alone, with its elements on the lines below. */
function isTypeAlone(text: string, start: number, end: number, header: AamvaHeader): boolean {
  if (end - start !== 2) return false;
  const type = text.slice(start, end).toUpperCase();
  return (
    cardTypes.some((cardType) => cardType === type) || header.designators.some((designator) => designator.type === type)
  );
}

function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === space) at++;
  return at;
}

/** How often each deviation from the standard was found. */
interface Deviations {
  doubled: number;
  crlf: number;
  elementsEndedByCr: number;
  elementsEndedByLf: number;
  crs: number;
}

/** The present subfile: the state that the loop below carries from line to line. */
class Cutter {
  private current: Subfile | null = null;
  private contentEnd: number;

  constructor(
    private readonly text: string,
    private readonly header: AamvaHeader,
    private readonly repairs: Repairs,
    private readonly elements: Elements,
  ) {
    this.contentEnd = header.bodyStart;
  }

  get isOpen(): boolean {
    return this.current !== null;
  }

  /** A line inside a subfile that starts with an id the decoder knows. */
  takeElement(slot: number, lineStart: number, lineEnd: number): void {
    this.elements.add(slot, lineStart + idLength, lineEnd, found.plain);
    this.contentEnd = lineEnd;
  }

  /** Any other line: the start of a subfile, or an element the decoder does not read. */
  takeLine(lineStart: number, lineEnd: number): void {
    const { text, header, elements } = this;
    const { subfiles } = elements;
    let start = lineStart;
    const type = subfileAt(text, start, header, subfiles.length);
    if (type !== null) {
      this.open(type, lineStart);
      start += 2;
    } else if (isTypeAlone(text, lineStart, lineEnd, header)) {
      this.repairs.add('subfile_type');
      elements.doubtBefore();
      this.open(text.slice(lineStart, lineEnd).toUpperCase(), lineStart);
      return;
    } else if (this.current === null) {
      this.repairs.add('subfile_type');
      this.open(header.designators[0]?.type ?? 'DL', lineStart);
      if (slotAt(text, start) < 0 && slotAt(text, start + 2) >= 0) start += 2;
    }
    const id = skipSpaces(text, start, lineEnd);
    const slot = slotAt(text, id);
    if (slot >= 0) {
      if (id > start) this.repairs.add('element_spaces');
      elements.add(slot, id + idLength, lineEnd, id > start ? found.repaired : found.plain);
    } else elements.addOther(start, lineEnd, text.charCodeAt(start) !== 90);
    this.contentEnd = lineEnd;
  }

  private open(type: string, start: number): void {
    this.close(start);
    this.current = { type, start, end: start, terminated: false };
    this.elements.subfiles.push(this.current);
  }

  /** Ends a subfile after its CR, before which an LF is allowed; without CR, after its last element. */
  close(limit: number): void {
    const { text, current, contentEnd } = this;
    if (current === null) return;
    let end = contentEnd;
    if (text.charCodeAt(end) === lf && text.charCodeAt(end + 1) === cr && end + 1 < limit) end++;
    current.terminated = end < limit && text.charCodeAt(end) === cr;
    current.end = current.terminated ? end + 1 : contentEnd;
  }
}

/** Cuts the text after the header into `elements`, and reports deviations as repairs. */
export function cutBySeparators(text: string, header: AamvaHeader, repairs: Repairs, elements: Elements): void {
  const { length } = text;
  const cutter = new Cutter(text, header, repairs, elements);
  const odd: Deviations = { doubled: 0, crlf: 0, elementsEndedByCr: 0, elementsEndedByLf: 0, crs: 0 };
  let at = header.bodyStart;
  let before = 0;
  let bits = 0;
  while (at < length) {
    const lineStart = at;
    const slot = cutter.isOpen ? slotAt(text, at) : -1;
    if (slot >= 0) at += idLength;
    let c = 0;
    while (at < length && ((c = text.charCodeAt(at)) > highestSeparator || !isSeparator(c))) {
      bits |= c;
      at++;
    }
    if (at > lineStart) {
      if (slot >= 0) cutter.takeElement(slot, lineStart, at);
      else cutter.takeLine(lineStart, at);
      if (at < length && c === cr) odd.elementsEndedByCr++;
      else if (at < length && c === lf) odd.elementsEndedByLf++;
      else if (at === length) elements.doubtUnended(length);
    } else if (c === before) odd.doubled++;
    else if (c === lf && before === cr) odd.crlf++;
    if (c === cr && at < length) odd.crs++;
    before = c;
    at++;
  }
  elements.bits |= bits;
  elements.hasEmptyLines = odd.doubled > 0;
  cutter.close(length);
  elements.hasStrayCr = odd.crs > elements.subfiles.length;
  reportDeviations(odd, elements, repairs);
}

function reportDeviations(odd: Deviations, elements: Elements, repairs: Repairs): void {
  const subfiles = elements.subfiles.length;
  if (odd.crlf > 1) repairs.add('separators_crlf');
  else if (odd.elementsEndedByCr > odd.elementsEndedByLf && odd.elementsEndedByCr > subfiles) {
    repairs.add('separators_swapped');
  }
  if (odd.doubled > 1) repairs.add('separators_doubled');
  if (elements.subfiles.at(-1)?.terminated === false && odd.crlf < 2) repairs.add('separators_missing');
}
