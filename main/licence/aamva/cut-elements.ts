// Chooses how to cut an AAMVA payload into elements: at its separators, or where those are lost at known ids.
import type { AamvaHeader } from './aamva-header';
import type { Designator } from './designators';
import { essentials, isAbsent } from './broken-off';
import { cutByIds } from './cut-by-ids';
import { cutBySeparators, isSeparator } from './cut-by-separators';
import { addDoubts } from './doubts';
import { slotOf, vocabularyOf } from './element-slots';
import { Elements, found, type Element } from './elements';
import type { Repairs } from '../model';
import { restoreText } from './restore-text';
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

function emptyElements(text: string, header: AamvaHeader, all: Element[] | null): Elements {
  if (all !== null) all.length = 0;
  return new Elements(text, vocabularyOf(header.version), all);
}

/** Cuts the text after the header. @param all collects every element, for the command line */
export function cutElements(payload: string, header: AamvaHeader, repairs: Repairs, all: Element[] | null): Elements {
  const restored = restoreText(payload, header, repairs);
  let { text } = restored;
  let elements = emptyElements(text, header, all);
  cutBySeparators(text, header, repairs, elements);
  const repaired =
    elements.subfiles.length < header.designators.length ? insertTerminators(text, header, elements) : null;
  if (repaired !== null && repaired.restored.length > 0) {
    repairs.add('separators_missing');
    ({ text } = repaired);
    elements = emptyElements(text, header, all);
    cutBySeparators(text, header, repairs, elements);
  }
  for (const at of restored.terminators) elements.worsenEndingAt(at, found.uncertain);
  if (repaired !== null) for (const at of repaired.restored) elements.worsenEndingAt(at, found.uncertain);
  if (hasLostSeparators(elements, header.bodyStart)) {
    repairs.add('cut_by_ids');
    const { bits } = elements;
    elements = emptyElements(text, header, all);
    elements.bits = bits;
    cutWithoutSeparators(text, header, elements);
  }
  if (restored.state !== found.plain) elements.worsenAll(restored.state);
  addDoubts(elements, header, repairs);
  return elements;
}
