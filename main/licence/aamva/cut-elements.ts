// Chooses how to cut an AAMVA payload into elements: at its separators, or where those are lost at known ids.
import type { AamvaHeader, Designator } from './aamva-header';
import { essentials, isAbsent, isCutShort } from './broken-off';
import { cutByIds } from './cut-by-ids';
import { cutBySeparators, isSeparator } from './cut-by-separators';
import { slotAt, slotOf, vocabularyOf } from './element-slots';
import { Elements, found, type Element } from './elements';
import { lengthsMatch } from './header-lengths';
import type { Repairs } from '../model';
import { cardTypeAt } from './subfile-types';

/** Whether mandatory elements are missing while their ids occur inside the values of others. */
function hasLostSeparators(elements: Elements, bodyStart: number): boolean {
  for (const essential of essentials) {
    if (!isAbsent(elements, essential)) continue;
    for (const id of essential.ids) {
      if (elements.isMissed(slotOf(id)) && elements.text.includes(id, bodyStart)) return true;
    }
  }
  return false;
}

/**
 * The start of the jurisdiction's own subfile of this type by its doubled letters alone: of several places the one nearest to
 * the declared one, else the last. -1 when there is none.
 */
function ownSubfileStart(text: string, header: AamvaHeader, { type, offset }: Designator): number {
  let best = -1;
  for (let at = text.indexOf(type + type, header.bodyStart); at >= 0; at = text.indexOf(type + type, at + 1)) {
    if (best < 0 || offset === 0 || Math.abs(at - offset) <= Math.abs(best - offset)) best = at;
  }
  return best;
}

/** The start of the first of the jurisdiction's own subfiles, or the text's end. */
function ownSubfilesStart(text: string, header: AamvaHeader): number {
  let start = text.length;
  for (const designator of header.designators) {
    const at = designator.type.startsWith('Z') ? ownSubfileStart(text, header, designator) : -1;
    if (at >= 0 && at < start) start = at;
  }
  return start;
}

/** Restores the CR before a declared subfile that the separators did not show. */
function insertTerminators(
  text: string,
  header: AamvaHeader,
  elements: Elements,
): { text: string; restored: number[] } {
  const restored: number[] = [];
  let repaired = text;
  for (const designator of header.designators.slice(elements.subfiles.length, elements.subfiles.length + 4)) {
    const at = designator.type.startsWith('Z') ? ownSubfileStart(repaired, header, designator) : -1;
    if (at <= header.bodyStart || isSeparator(repaired.charCodeAt(at - 1))) continue;
    repaired = `${repaired.slice(0, at)}\r${repaired.slice(at)}`;
    restored.push(at);
  }
  return { text: repaired, restored };
}

/** Cuts at the ids; no element crosses a separator that is left. */
function cutWithoutSeparators(text: string, header: AamvaHeader, elements: Elements): void {
  const { element: separator, segment: terminator } = header.typed;
  let end = ownSubfilesStart(text, header);
  const ownStart = end;
  const contentEnd = end;
  elements.subfiles.push({
    type: cardTypeAt(text, header.bodyStart) ?? header.designators[0]?.type ?? 'DL',
    start: header.bodyStart,
    end,
    terminated: false,
  });
  if (terminator !== '' && text.startsWith(terminator, end - terminator.length)) end -= terminator.length;
  for (let at = header.bodyStart; at < end; at++) {
    const start = at;
    while (at < end && !isSeparator(text.charCodeAt(at))) at++;
    cutByIds(text, start, at, elements.vocabulary, separator, (slot, valueStart, valueEnd) => {
      elements.add(slot, valueStart, valueEnd, found.uncertain);
    });
  }
  if (ownStart < text.length) {
    elements.subfiles.push({
      type: text.slice(ownStart, ownStart + 2),
      start: contentEnd,
      end: text.length,
      terminated: false,
    });
    elements.addOther(ownStart + 2, text.length, false);
  }
  elements.worsenAll(found.uncertain);
}

/** Restores the CRs that a keyboard wedge typed as letters: at the end, and before each further subfile. */
function restoreTerminators(text: string, header: AamvaHeader): { text: string; restored: number[] } {
  const letters = header.typed.segment;
  const restored: number[] = [];
  let repaired = text;
  for (const { type } of header.designators.slice(1, 5)) {
    const at = repaired.indexOf(letters + type + type, header.bodyStart);
    if (at >= 0) restored.push(at);
    if (at >= 0) repaired = `${repaired.slice(0, at)}\r${repaired.slice(at + letters.length)}`;
  }
  if (repaired.endsWith(letters)) {
    repaired = `${repaired.slice(0, repaired.length - letters.length)}\r`;
    restored.push(repaired.length - 1);
  }
  return { text: repaired, restored };
}

/** Removes the letters that a wedge typed for one half of each CR LF, when every line has them. */
function withoutTypedHalf(text: string, header: AamvaHeader, letters: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let i = header.bodyStart; i < text.length; i++) {
    if (!isSeparator(text.charCodeAt(i)) || isSeparator(text.charCodeAt(i - 1))) continue;
    if (!text.startsWith(letters, i - letters.length)) return text;
    kept.push(text.slice(from, i - letters.length));
    from = i;
  }
  return kept.join('') + text.slice(from);
}

/** Characters that some scanners or file formats have instead of LF. */
const standIns = ['|', '\t', '\v', '\f', '\u2028'];

/** How many elements must follow a character for it to be a separator. */
const elementsBehindStandIn = 5;

/** The text with LF for the character that precedes its elements instead; null when there is none. */
function withoutStandIn(text: string, bodyStart: number): string | null {
  const standIn = standIns.find((character) => {
    let elements = 0;
    for (let at = text.indexOf(character, bodyStart); at >= 0; at = text.indexOf(character, at + 1)) {
      if (slotAt(text, at + 1) >= 0 && ++elements === elementsBehindStandIn) return true;
    }
    return false;
  });
  return standIn === undefined ? null : text.replaceAll(standIn, '\n');
}

/** ISO 8859-1 letters in upper case, character by character: sharp s and y with diaeresis have no capital there. */
function toUpperCase(text: string): string {
  return text.replace(/[a-z\xe0-\xf6\xf8-\xfe]+/g, (letters) => letters.toUpperCase());
}

/** Whether the element ids came in lower case, and not just some values. */
function isLowerCase(text: string, at: number): boolean {
  const start = text.slice(at, at + 8);
  return /[a-z]/.test(start) && !/[A-Z]/.test(start.slice(0, 5));
}

/** Optional elements whose absence has a meaning. */
const others = ['DAD', 'DAR', 'DBC', 'DBD', 'DCA', 'DCG'].map((id) => ({ id, slot: slotOf(id) }));

/** Makes an absent element uncertain when its id occurs inside another's value. */
function doubtSwallowed(elements: Elements, bodyStart: number): void {
  for (const { id, slot } of others) {
    if (elements.isMissed(slot) && elements.text.includes(id, bodyStart)) elements.doubt(slot);
  }
}

/** Whether a character stands in the text that no card has: the lengths then agree by chance at best. */
function hasC1(text: string, bits: number): boolean {
  return bits > 0x7f && /[\x80-\x9f]/.test(text);
}

/** Cuts the text after the header. @param all collects every element, for the command line */
export function cutElements(payload: string, header: AamvaHeader, repairs: Repairs, all: Element[] | null): Elements {
  let text = payload;
  const c = text.charCodeAt(header.bodyStart);
  const lowered = c >= 97 && c <= 122 && isLowerCase(text, header.bodyStart);
  if (lowered) {
    repairs.add('lower_case');
    text = toUpperCase(text);
  }
  const withLineEnds = text.includes('\n', header.bodyStart) ? null : withoutStandIn(text, header.bodyStart);
  if (withLineEnds !== null) {
    repairs.add('separators_replaced');
    text = withLineEnds;
  }
  let restored: number[] = [];
  const { typed } = header;
  const before = text;
  // Where the header's start is lost, the lines alone show what was typed.
  if (typed.beforeLineEnd !== '') text = withoutTypedHalf(text, header, typed.beforeLineEnd);
  else if (repairs.names.includes('header_start')) text = withoutTypedHalf(text, header, 'M');
  const isTyped = typed.beforeLineEnd !== '' || text !== before;
  if (text !== before) repairs.add('separators_typed');
  if (typed.segment !== '' && typed.element === '') {
    ({ text, restored } = restoreTerminators(text, header));
  }
  const vocabulary = vocabularyOf(header.version);
  let elements = new Elements(text, vocabulary, all);
  cutBySeparators(text, header, repairs, elements);
  if (elements.subfiles.length < header.designators.length) {
    const repaired = insertTerminators(text, header, elements);
    if (repaired.restored.length > 0) {
      repairs.add('separators_missing');
      ({ text } = repaired);
      restored.push(...repaired.restored);
      if (all !== null) all.length = 0;
      elements = new Elements(text, vocabulary, all);
      cutBySeparators(text, header, repairs, elements);
    }
  }
  for (const at of restored) elements.worsenEndingAt(at, found.uncertain);
  if (hasLostSeparators(elements, header.bodyStart)) {
    repairs.add('cut_by_ids');
    if (all !== null) all.length = 0;
    const { bits } = elements;
    elements = new Elements(text, vocabulary, all);
    elements.bits = bits;
    cutWithoutSeparators(text, header, elements);
  } else
    elements.confirmed =
      repairs.names.length === 0 &&
      !elements.hasEmptyLines &&
      !hasC1(text, elements.bits) &&
      lengthsMatch(header, elements);
  if (lowered || isTyped || withLineEnds !== null) elements.worsenAll(found.repaired);
  doubtSwallowed(elements, header.bodyStart);
  elements.isVersionGuessed = repairs.names.includes('header_digits');
  if (elements.confirmed) return elements;
  elements.doubtMissed();
  if (isCutShort(text, header)) {
    elements.doubtAbsent();
    elements.doubtLast();
  }
  return elements;
}
