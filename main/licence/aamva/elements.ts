// The elements of one payload: the place of each value, and how surely it was found.
import { kinds, slotAt, slotCount, slotOf, type Vocabulary } from './element-slots';
import { isExtraLetter } from '../encoding';
import { isMissing } from '../fields';

const comma = 44;
const hardSpace = 160;
const capitalD = 68;
const space = 32;

const wholeName = slotOf('DAA');
const oldFamilyName = slotOf('DAB');
const firstName = slotOf('DAC');
const middleName = slotOf('DAD');
const familyName = slotOf('DCS');
const givenNames = slotOf('DCT');

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

/** The elements of the card that is being read. A new instance invalidates the one before. */
export class Elements {
  readonly subfiles: Subfile[] = [];
  /** Whether the header's lengths confirm every cut, so that nothing inside a value is an id. */
  confirmed = false;
  /** Whether the header has lost digits: the card's ids may be those of another version. */
  isVersionGuessed = false;
  /** Whether a line is empty: a separator was doubled, and a lost one may hide behind its length. */
  hasEmptyLines = false;
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

  /**
   * The value without padding spaces and commas; null when it means none. Sets `isDoubtful` where it contains characters that
   * no card has, or, without confirming lengths, the id of an absent element.
   */
  cleanText(slot: number): string | null {
    const { text } = this;
    this.isDoubtful = false;
    let start = starts[slot] ?? 0;
    if (start === 0) return null;
    let end = ends[slot] ?? 0;
    while (end > start && (isBlank(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === comma)) end--;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    if (start === end) return null;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c < 32 || (c > 126 && (c > 255 ? !isExtraLetter(c) : c < 160))) this.isDoubtful = true;
      else if (c === capitalD && this.mayBeSwallowed(i, end)) this.isDoubtful = true;
    }
    const value = text.slice(start, end);
    return isMissing(value) ? null : value;
  }

  /** Whether an id inside a value, after a space or without confirming lengths, is of an absent element. */
  private mayBeSwallowed(at: number, end: number): boolean {
    if (this.confirmed && this.text.charCodeAt(at - 1) !== space) return false;
    const slot = slotAt(this.text, at);
    return slot >= 0 && at + 3 <= end && (this.isMissed(slot) || (this.isVersionGuessed && !this.has(slot)));
  }

  /** Whether an element that most cards have is absent, and so are its equivalents. */
  isMissed(slot: number): boolean {
    if (this.has(slot)) return false;
    if (slot === wholeName) return this.vocabulary.core[slot] === 1 && !this.has(oldFamilyName);
    if (slot === givenNames) return this.vocabulary.core[slot] === 1 && !this.has(firstName);
    if (slot === oldFamilyName || slot === firstName || slot === middleName) {
      return !this.has(wholeName) && !this.has(givenNames) && (slot !== oldFamilyName || !this.has(familyName));
    }
    return this.vocabulary.core[slot] === 1;
  }

  /** How many elements are absent that most cards have. */
  get missed(): number {
    let missed = 0;
    for (let slot = 0; slot < slotCount; slot++) if (this.vocabulary.core[slot] === 1 && this.isMissed(slot)) missed++;
    return missed;
  }

  /** Whether an element's value, padding included, ends here. */
  endsAt(slot: number, end: number): boolean {
    return this.has(slot) && ends[slot] === end;
  }

  state(slot: number): Found {
    return (states[slot] ?? 0) as Found;
  }

  /** Adds an element. The first of an id counts; another value in the same subfile makes it uncertain. */
  add(slot: number, start: number, end: number, state: Found): void {
    if (this.all !== null) this.record(start - 3, end);
    this.last = slot;
    if (starts[slot] !== 0 && this.value(slot) !== '') {
      const isRival = homes[slot] === this.subfiles.length && this.text.slice(start, end).trim() !== this.value(slot);
      if (isRival) states[slot] = found.uncertain;
      return;
    }
    starts[slot] = start;
    ends[slot] = end;
    homes[slot] = this.subfiles.length;
    if (state > (states[slot] ?? 0)) states[slot] = state;
  }

  /** Adds a line that is no known element; if it may continue the value before it, that becomes uncertain. */
  addOther(start: number, end: number, continues: boolean): void {
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

  /** Makes one element, found or not, uncertain. */
  doubt(slot: number): void {
    states[slot] = found.uncertain;
  }

  /** Makes absent elements uncertain: they may have been in the missing end of the payload. */
  doubtAbsent(): void {
    for (let slot = 0; slot < slotCount; slot++) if (!this.has(slot)) states[slot] = found.uncertain;
  }

  /** Makes absent elements that nearly every card has uncertain: they may have been lost on the way. */
  doubtMissed(): void {
    for (let slot = 0; slot < slotCount; slot++) if (this.isMissed(slot)) states[slot] = found.uncertain;
  }

  private record(start: number, end: number): void {
    const { text } = this;
    const subfile = this.subfiles.at(-1)?.type ?? '';
    this.all?.push({ subfile, id: text.slice(start, start + 3), value: text.slice(start + 3, end) });
  }
}
