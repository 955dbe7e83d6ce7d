// Tells a scan that broke off from a whole one whose header lies.
import type { AamvaHeader } from './aamva-header';
import { slotOf } from './element-slots';
import type { Elements } from './elements';

/** A card has at least one element of each group. */
export const essentials = [
  'DCS DAB DAA',
  'DAC DCT DAA',
  'DBB',
  'DBA',
  'DAQ',
  'DAG DAL',
  'DAI DAN',
  'DAJ DAO',
  'DAK DAP',
].map((group) => {
  const ids = group.split(' ');
  const [first = 0, second = first, third = second] = ids.map(slotOf);
  return { ids, first, second, third };
});

export type Essential = (typeof essentials)[number];

/** Whether none of a group's elements was found. */
export function isAbsent(elements: Elements, { first, second, third }: Essential): boolean {
  return !elements.has(first) && !elements.has(second) && !elements.has(third);
}

/** Whether an element of each group was found, and is not empty: then nothing that identifies a customer is cut off. */
export function isFull(elements: Elements): boolean {
  return essentials.every(({ first, second, third }) =>
    [first, second, third].some((slot) => elements.value(slot) !== ''),
  );
}

/** Declared lengths are often too long by a few characters with nothing missing. */
const shortfallAllowed = 8;

/** Cards have at most so many elements, of which each may have lost its separator. */
const separatorsOfCard = 48;

/** A PDF417 symbol holds at most 2,710 characters: a header that declares more says nothing. */
const longestCard = 2710;

/** The end that the header declares; an offset in front of the first subfile, such as Ontario's zero, counts from there. */
function declaredEnd({ designators, bodyStart }: AamvaHeader): number {
  let end = bodyStart;
  for (const { offset, length } of designators) end = Math.max(end, (offset < bodyStart ? end : offset) + length);
  return end;
}

/** So many elements are missing only where the scan broke off, even when the text ends with a line. */
const tooManyMissing = 3;

/** Whether so many elements that most cards have are absent that some were cut off, where the declared end is further on too. */
export function lacksMuch(elements: Elements): boolean {
  return elements.missed >= tooManyMissing;
}

/** Whether the payload ends well before its declared end. */
export function isCutShort(text: string, header: AamvaHeader): boolean {
  return declaredEnd(header) > text.length + shortfallAllowed;
}

/** Whether the header tells where the payload ends, and it ends there: else its last value may be half of one. */
export function isEndDeclared(text: string, header: AamvaHeader): boolean {
  const { designators, entries } = header;
  if (designators.length === 0 || designators.length < entries) return false;
  return Math.abs(declaredEnd(header) - text.length) <= shortfallAllowed;
}

const lf = 10;
const cr = 13;
const names = ['DAA', 'DAB', 'DAC', 'DAD', 'DCS', 'DCT', 'DAQ'].map(slotOf);

/**
 * Whether a licence has begun and not ended: it stops more than a few characters before its declared end, in a line,
 * and elements are missing that every card has. Each alone is no evidence: most headers found on cards are
 * wrong, trailing line ends get trimmed, and some cards lack an element. A text that ends with a line end, which may be a scanner's suffix, was perhaps written so, and must lack more, and so must one that declares nothing. A name or number as the last, with no line end, is half of one when other usual elements are missing.
 *
 * @param separatorsLost whether the text had to be cut at its ids
 */
export function isBrokenOff(header: AamvaHeader, elements: Elements, separatorsLost: boolean): boolean {
  const { text } = elements;
  const allowed = shortfallAllowed + (separatorsLost ? separatorsOfCard : 0);
  const last = text.charCodeAt(text.length - 1);
  const endsWithLine = last === lf || last === cr;
  const missing = essentials.filter((group) => isAbsent(elements, group)).length;
  if (header.designators.length === 0) return !endsWithLine && missing >= tooManyMissing;
  const end = declaredEnd(header);
  if (end <= text.length + allowed || end > longestCard) return false;
  if (endsWithLine) return missing >= tooManyMissing;
  return missing > 0 || (lacksMuch(elements) && names.some((slot) => elements.endsAt(slot, text.length)));
}
