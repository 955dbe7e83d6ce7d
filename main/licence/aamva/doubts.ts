// Doubts what a damage may have taken from a card's elements, or put in their place, without leaving another trace.
import type { AamvaHeader } from './aamva-header';
import { essentials, isAbsent, isCutShort, isEndDeclared } from './broken-off';
import { slotOf } from './element-slots';
import type { Elements } from './elements';
import { lengthsMatch } from './header-lengths';
import type { Repairs } from '../model';

/** Optional elements whose absence has a meaning. */
const others = ['DAD', 'DAR', 'DBC', 'DBD', 'DCA', 'DCG'].map((id) => ({ id, slot: slotOf(id) }));

/** Makes an absent element uncertain when its id occurs inside another's value. */
function doubtSwallowed(elements: Elements, bodyStart: number): void {
  for (const { id, slot } of others) {
    if (elements.isMissed(slot) && elements.text.includes(id, bodyStart)) elements.doubt(slot);
  }
}

/** Whether two ids differ in one letter. */
function isOneLetterOff(id: string, other: string): boolean {
  return Array.from(id).filter((letter, i) => letter !== other.charAt(i)).length === 1;
}

/** What every card has, and what some lack that one wrong letter makes of it; no middle name has an essential's digits. */
const essentialSlots = essentials.map((essential) => ({
  essential,
  slots: essential.ids.map(slotOf),
  mistaken: others
    .filter(({ id }) => essential.ids.some((other) => isOneLetterOff(id, other)))
    .filter(({ id }) => id !== 'DAD' || !['DAQ', 'DAG', 'DAK'].some((other) => essential.ids.includes(other)))
    .map(({ slot }) => slot),
}));

/**
 * Makes what every card has uncertain where it is absent, and what may be it with a wrong id. Where it is empty, its value may
 * stand behind a line break, but then the lengths are wrong.
 */
function doubtEssentials(elements: Elements): void {
  for (const { essential, slots, mistaken } of essentialSlots) {
    const absent = isAbsent(elements, essential);
    if (!absent && (elements.confirmed || slots.some((slot) => elements.hasValue(slot)))) continue;
    for (const slot of slots) elements.doubt(slot);
    if (!absent) continue;
    for (const slot of mistaken) elements.doubt(slot);
    // With its separator and some of its id lost, it is in another's value.
    if (!elements.confirmed) elements.doubtTexts();
  }
}

/** What a doubled line end, half of it turned to a letter, leaves at the end of a value. */
const typedHalf = /[JM]$/i;

/** Whether a character stands in the text that no card has: the lengths then agree by chance at best. */
function hasC1(text: string, bits: number): boolean {
  return bits > 0x7f && /[\x80-\x9f]/.test(text);
}

/** Whether the header's lengths confirm every cut. They do not where they may agree by chance. */
function isConfirmed(elements: Elements, header: AamvaHeader, repairs: Repairs): boolean {
  return (
    repairs.names.length === 0 &&
    !elements.hasEmptyLines &&
    !elements.hasStrayCr &&
    !hasC1(elements.text, elements.bits) &&
    lengthsMatch(header, elements)
  );
}

/** Makes uncertain what the elements, once all are cut, leave in doubt. */
export function addDoubts(elements: Elements, header: AamvaHeader, repairs: Repairs): void {
  const { text } = elements;
  const { segment } = header.typed;
  elements.confirmed = isConfirmed(elements, header, repairs);
  elements.isVersionGuessed = repairs.names.includes('header_digits');
  doubtSwallowed(elements, header.bodyStart);
  if (segment !== '') {
    // A line end behind an id, and one letter of a doubled line end that is half CR.
    elements.doubtWhere((value) => value.startsWith(segment));
    if (elements.hasEmptyLines) elements.doubtWhere((value) => value.endsWith(segment.slice(-1)));
  }
  if (
    repairs.names.length > 0 &&
    repairs.names.some((name) => name === 'separators_doubled' || name === 'separators_crlf')
  )
    elements.doubtHalfEnded(typedHalf);
  elements.doubtMissed();
  doubtEssentials(elements);
  elements.doubtContinued();
  if (elements.hasStrayCr && !repairs.names.includes('separators_crlf')) elements.doubtBrokenBehindId();
  if (elements.confirmed) return;
  if (isCutShort(text, header)) elements.doubtAbsent();
  if (!isEndDeclared(text, header)) elements.doubtLast();
}
