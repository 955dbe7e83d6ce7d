// The elements of one payload: the place of each value, and how surely it was found.
import { contents, isDigit, isPlainHere, isUpper, plain } from '../characters';
import { contentOf, kinds, slotAt, slotCount, slotOf, textSlots, type Vocabulary } from './element-slots';
import { isExtraLetter, isLatinLetter } from '../encoding';
import { isMissing } from '../fields';
import { costs, misfit, shapeOf } from './value-costs';
import { formedSlots, formedWords, hasForm, isFormed, isName, mayBeElement, partsNames } from './value-forms';

const lf = 10;
const cr = 13;
const comma = 44;
const hardSpace = 160;
const capitalD = 68;
const capitalJ = 74;
const capitalM = 77;
const capitalZ = 90;
const space = 32;
const smallAccented = 0xe0;
const { street } = contents;
const hyphen = 45;
const apostrophe = 39;

const wholeName = slotOf('DAA');
const oldFamilyName = slotOf('DAB');
const firstName = slotOf('DAC');
const middleName = slotOf('DAD');
const familyName = slotOf('DCS');
const givenNames = slotOf('DCT');

/** Their letters begin many names: DANIEL, DAHLIA. */
const beginsNames = new Set(['DAH', 'DAL', 'DAM', 'DAN', 'DAO', 'DAP'].map(slotOf));

/** Spaces and control characters. */
function isBlank(c: number): boolean {
  return c <= 32 || c === hardSpace;
}

export interface Subfile {
  type: string;
  start: number;
  /** After its terminator. */
  end: number;
  terminated: boolean;
}

/** How an element was found; the worst counts. */
export const found = { plain: 0, repaired: 1, uncertain: 2 } as const;
export type Found = (typeof found)[keyof typeof found];

/** One element, for the command line. */
export interface Element {
  subfile: string;
  id: string;
  value: string;
}

// Shared by all cards: one is read at a time, and allocating these took longer than reading it.
const starts = new Int32Array(slotCount);
const ends = new Int32Array(slotCount);
const states = new Uint8Array(slotCount);
const homes = new Uint8Array(slotCount);
/** Empty elements, and any before an id that the version does not have, of which the line behind may be the rest. */
const continued: number[] = [];
const broken: number[] = [];
/** The element before each: where one comes again, that may have been the rest of the value before. */
const befores = new Int16Array(slotCount);

/** The elements of the card that is being read. A new instance invalidates the one before. */
export class Elements {
  readonly subfiles: Subfile[] = [];
  /** Whether the header's lengths confirm every cut, so that nothing inside a value is an id. */
  confirmed = false;
  /** Whether an element is there twice, or a line that is none: an id may be damaged. */
  private hasOddLines = false;
  /** Whether the header has lost digits: the card's ids may be those of another version. */
  isVersionGuessed = false;
  /** Whether a line is empty: a separator was doubled, and a lost one may hide behind its length. */
  hasEmptyLines = false;
  /** Whether a CR ends no subfile: a line end was damaged, and another may be lost although the lengths agree. */
  hasStrayCr = false;
  /** All characters' bits, ORed: above 7F when any is not ASCII. */
  bits = 0;
  /** Whether the last result of `cleanText` is in doubt. */
  isDoubtful = false;
  private last = -1;

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
    private readonly all: Element[] | null,
  ) {
    starts.fill(0);
    continued.length = 0;
    broken.length = 0;
    states.fill(found.plain);
  }

  has(slot: number): boolean {
    return (starts[slot] ?? 0) > 0;
  }

  /** An element's trimmed value; '' when it is absent or empty. */
  value(slot: number): string {
    const { text } = this;
    let start = starts[slot] ?? 0;
    if (start === 0) return '';
    let end = ends[slot] ?? 0;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    return start === end ? '' : text.slice(start, end);
  }

  /** Whether an element is there with more than blanks. */
  hasValue(slot: number): boolean {
    let i = starts[slot] ?? 0;
    if (i === 0) return false;
    const end = ends[slot] ?? 0;
    while (i < end && isBlank(this.text.charCodeAt(i))) i++;
    return i < end;
  }

  /**
   * The value without padding spaces and commas; null when it means none. Sets `isDoubtful` where it contains characters that
   * no value of its kind has, or what may be another element.
   */
  cleanText(slot: number): string | null {
    const { text } = this;
    this.isDoubtful = false;
    let start = starts[slot] ?? 0;
    if (start === 0) return null;
    let end = ends[slot] ?? 0;
    for (; end > start; end--) {
      const c = text.charCodeAt(end - 1);
      if (!isBlank(c) && c !== comma) break;
      if (c < space) this.isDoubtful = true;
    }
    for (; start < end && isBlank(text.charCodeAt(start)); start++)
      if (text.charCodeAt(start) < space) this.isDoubtful = true;
    if (start === end) return null;
    const content = contentOf[slot] ?? 0;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c > 255) {
        if (!isExtraLetter(c)) this.isDoubtful = true;
      } else if (((plain[c] ?? 0) & content) === 0) {
        if (!isPlainHere(text, i, start, content)) this.isDoubtful = true;
      } else if (c === capitalD) {
        if (this.mayBeSwallowed(slot, i, start, end)) this.isDoubtful = true;
      } else if (c === space && this.isPadding(slot, i)) this.isDoubtful = true;
    }
    const value = text.slice(start, end);
    return isMissing(value) ? null : value;
  }

  /** Whether several spaces are here, inside a value: another stands behind it that has lost its id. */
  private isPadding(slot: number, at: number): boolean {
    const { text } = this;
    if (text.charCodeAt(at + 1) !== space || text.charCodeAt(at + 2) !== space) return false;
    return this.vocabulary.kinds[slot] !== kinds.postalCode;
  }

  /**
   * Whether an id inside a value may be of an element that lost its separator: it is absent, and what follows may be its value.
   * Where the lengths are right, that is asked of ids of which the character before may have been a separator, or before a
   * digit, which no name has, and of the middle name's: the lengths may agree by chance.
   */
  private mayBeSwallowed(inside: number, at: number, start: number, end: number): boolean {
    const { text } = this;
    const slot = slotAt(text, at);
    if (slot < 0 || at + 3 > end || this.has(slot)) return false;
    const isMissed = this.isMissed(slot) || (this.isVersionGuessed && !this.has(slot));
    const kind = this.vocabulary.kinds[slot] ?? kinds.none;
    const filled = inside === wholeName ? 2 : inside === middleName ? 0 : 1;
    const mayBe = mayBeElement(text, at, start, end, kind, filled);
    if (!isMissed && !mayBe) return false;
    return (
      !this.isTrusted || this.isOddInside(at, inside) || (isMissed && at > start && mayBe && isFormed(text, at, end))
    );
  }

  private isOddInside(at: number, inside: number): boolean {
    const { text } = this;
    const before = text.charCodeAt(at - 1);
    const isInWord =
      ((inside === wholeName || inside === givenNames) && partsNames(before) && beginsNames.has(slotAt(text, at))) ||
      (isUpper(before) && before !== capitalJ && before !== capitalM) ||
      isDigit(before) ||
      (isLatinLetter(before) && before < smallAccented) ||
      before === hyphen ||
      before === apostrophe;
    return !isInWord || isDigit(text.charCodeAt(at + 3)) || text.startsWith('DAD', at);
  }

  /** Whether the lengths are right, and no value is so odd that they may be right by chance. */
  private get isTrusted(): boolean {
    const { text, vocabulary } = this;
    if (!this.confirmed) return false;
    return !vocabulary.expected.some(
      (slot) =>
        vocabulary.core[slot] === 1 &&
        this.has(slot) &&
        misfit(vocabulary.kinds[slot] ?? 0, shapeOf(text, starts[slot] ?? 0, ends[slot] ?? 0)) >= costs.empty,
    );
  }

  /** Whether names, addresses and classes are in the elements of the standard of 2000, as far as the version is known. */
  get mayBeOld(): boolean {
    return this.vocabulary.core[wholeName] === 1 || this.isVersionGuessed;
  }

  /** Whether an element that most cards have is absent, and so are its equivalents. */
  isMissed(slot: number): boolean {
    if (this.has(slot)) return false;
    if (slot === wholeName) return this.vocabulary.core[slot] === 1 && !this.has(oldFamilyName);
    if (slot === givenNames) return this.vocabulary.core[slot] === 1 && !this.has(firstName);
    if (slot === oldFamilyName || slot === firstName || slot === middleName) {
      // Beside a family name of its own, a whole name is another element with a wrong letter.
      const isInWhole = this.has(wholeName) && !this.has(familyName);
      return !isInWhole && !this.has(givenNames) && (slot !== oldFamilyName || !this.has(familyName));
    }
    return this.vocabulary.core[slot] === 1;
  }

  /** How many elements are absent that most cards have. */
  get missed(): number {
    let missed = 0;
    for (const slot of this.vocabulary.expected) if (this.vocabulary.core[slot] === 1 && this.isMissed(slot)) missed++;
    return missed;
  }

  /** Whether an element's value, padding included, ends here. */
  endsAt(slot: number, end: number): boolean {
    return this.has(slot) && ends[slot] === end;
  }

  state(slot: number): Found {
    return (states[slot] ?? 0) as Found;
  }

  /** Adds an element. The first of an id that is not empty counts; another value in the same subfile makes it uncertain. */
  add(slot: number, start: number, end: number, state: Found): void {
    if (this.all !== null) this.record(start - 3, end);
    const before = this.last;
    if (before >= 0 && contentOf[before] !== street) this.noteContinued(slot, start, end);
    this.last = slot;
    if (starts[slot] !== 0) {
      const first = this.value(slot);
      const isRival = homes[slot] === this.subfiles.length && this.text.slice(start, end).trim() !== first;
      if (isRival) {
        this.doubt(slot);
        for (const other of [befores[slot] ?? -1, before]) if (other >= 0 && !this.isWhole(other)) this.doubt(other);
      }
      this.hasOddLines = true;
      if (first !== '') return;
    }
    starts[slot] = start;
    ends[slot] = end;
    befores[slot] = before;
    homes[slot] = this.subfiles.length;
    if (state > (states[slot] ?? 0)) states[slot] = state;
  }

  /** Whether a value has all the characters that its element has on every card: a date. */
  private isWhole(slot: number): boolean {
    return this.vocabulary.kinds[slot] === kinds.date && /^\d{8}$/.test(this.value(slot));
  }

  /** Notes the value before where this line may be the rest of it, behind a line break, and no element. */
  private noteContinued(slot: number, start: number, end: number): void {
    const isKnown = this.vocabulary.kinds[slot] !== kinds.none;
    const isFilled = this.hasValue(this.last);
    if (isKnown && isFilled && formedWords[slot] !== 1) return;
    if (!isName(this.text, start, end)) return;
    const isUsual = isKnown && (isFilled || (starts[slot] === 0 && this.vocabulary.core[slot] === 1));
    if (!isKnown || (isFilled && !hasForm(slot, this.text.slice(start, end).trim()))) broken.push(this.last);
    else if (!isUsual || !hasForm(slot, this.text.slice(start, end).trim())) continued.push(this.last);
  }

  /** Makes values uncertain that may go on behind a line break; a break adds to the length, unless it was a space. */
  doubtContinued(): void {
    if (!this.isVersionGuessed) for (const slot of broken) states[slot] = found.uncertain;
    if (this.confirmed) return;
    for (const slot of continued) states[slot] = found.uncertain;
  }

  /** Makes elements uncertain whose values may stand behind a line break of two characters, and so look like another element. */
  doubtBrokenBehindId(): void {
    const { text } = this;
    for (let slot = 0; slot < slotCount; slot++) {
      const end = ends[slot] ?? 0;
      if (!this.has(slot) || this.hasValue(slot) || text.charCodeAt(end) !== cr || text.charCodeAt(end + 1) !== lf)
        continue;
      this.doubt(slot);
      for (let next = 0; next < slotCount; next++) if (this.has(next) && befores[next] === slot) this.doubt(next);
    }
  }

  /** Adds a line that is no known element; if it may continue the value before it, that becomes uncertain. */
  addOther(start: number, end: number, continues: boolean): void {
    if (continues || this.subfiles[this.subfiles.length - 1]?.type.charCodeAt(0) !== capitalZ) this.hasOddLines = true;
    if (continues && this.last >= 0) states[this.last] = found.uncertain;
    if (!continues) this.last = -1;
    if (this.all !== null) this.record(start, end);
  }

  /** Lowers every element, found or not. */
  worsenAll(state: Found): void {
    for (let slot = 0; slot < slotCount; slot++) if ((states[slot] ?? 0) < state) states[slot] = state;
  }

  /** Lowers the elements whose values end here. */
  worsenEndingAt(end: number, state: Found): void {
    for (let slot = 0; slot < slotCount; slot++) {
      if (ends[slot] === end && this.has(slot) && (states[slot] ?? 0) < state) states[slot] = state;
    }
  }

  /** Makes the values uncertain for which this is true: some of them may be what a wedge typed for a line end. */
  doubtWhere(isTyped: (value: string) => boolean): void {
    for (let slot = 0; slot < slotCount; slot++) if (isTyped(this.value(slot))) states[slot] = found.uncertain;
  }

  /** How many separators follow a value. */
  private separatorsBehind(slot: number): number {
    const end = ends[slot] ?? 0;
    let at = end;
    while (at < this.text.length && this.text.charCodeAt(at) < space) at++;
    return at - end;
  }

  /** Makes the values uncertain that end so before fewer separators than follow most values. */
  doubtHalfEnded(ending: RegExp): void {
    let most = 0;
    for (let slot = 0; slot < slotCount; slot++) if (this.has(slot)) most = Math.max(most, this.separatorsBehind(slot));
    for (let slot = 0; slot < slotCount; slot++)
      if (this.has(slot) && this.separatorsBehind(slot) < most && ending.test(this.value(slot))) this.doubt(slot);
  }

  /** Makes the text's last value uncertain, unless its length is fixed: some of it may be missing. */
  doubtUnended(end: number): void {
    const isEmpty = this.last < 0 || this.value(this.last) === '';
    const kind = isEmpty ? kinds.none : (this.vocabulary.kinds[this.last] ?? kinds.none);
    if (kind === kinds.none || kind > kinds.threeLetters) this.worsenEndingAt(end, found.uncertain);
  }

  /** Makes the last value uncertain even where a line end, perhaps a scanner's suffix, follows it. */
  doubtLast(): void {
    if (this.last >= 0) this.doubtUnended(ends[this.last] ?? 0);
  }

  /** Makes the value before a line uncertain that may be the rest of it. */
  doubtBefore(): void {
    if (this.last >= 0) this.doubt(this.last);
  }

  /** Makes every text uncertain. */
  doubtTexts(): void {
    for (const slot of textSlots) this.doubt(slot);
  }

  /** Makes one element, found or not, uncertain. */
  doubt(slot: number): void {
    states[slot] = found.uncertain;
  }

  /** Makes absent elements uncertain: they may have been in the missing end of the payload. */
  doubtAbsent(): void {
    for (let slot = 0; slot < slotCount; slot++) if (!this.has(slot)) states[slot] = found.uncertain;
  }

  /**
   * Makes absent elements that nearly every card has uncertain: they may have been lost on the way. Where the lengths are right,
   * they are in doubt only beside an id that may be theirs with a wrong letter.
   */
  doubtMissed(): void {
    for (const slot of this.vocabulary.expected) {
      if (!this.isMissed(slot)) continue;
      if (this.confirmed && !this.hasOddIds()) return;
      states[slot] = found.uncertain;
    }
  }

  /** Whether an element is there that few cards have, or one twice, or without its form, or a line that is none. */
  private hasOddIds(): boolean {
    if (this.hasOddLines) return true;
    for (let slot = 0; slot < slotCount; slot++) if (this.has(slot) && this.vocabulary.core[slot] !== 1) return true;
    return formedSlots.some((slot) => this.has(slot) && !hasForm(slot, this.value(slot)));
  }

  private record(start: number, end: number): void {
    const { text } = this;
    const subfile = this.subfiles.at(-1)?.type ?? '';
    this.all?.push({ subfile, id: text.slice(start, start + 3), value: text.slice(start + 3, end) });
  }
}
