// The elements of one payload: which there are, where each value stands, and how surely it was found.
import { kinds, slotAt, slotCount, slotOf, type Vocabulary } from './element-slots';
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

/** One subfile as it stands in the text. */
export interface Subfile {
  type: string;
  start: number;
  /** Behind its terminator. */
  end: number;
  terminated: boolean;
}

/** How an element was found; the worse counts. */
export const found = { plain: 0, repaired: 1, uncertain: 2 } as const;
export type Found = (typeof found)[keyof typeof found];

/** One element, for whoever wants all of them. */
export interface Element {
  subfile: string;
  id: string;
  value: string;
}

// Where values stand, kept once for all cards: one is read at a time, and making these afresh cost more than reading it.
const starts = new Int32Array(slotCount);
const ends = new Int32Array(slotCount);
const states = new Uint8Array(slotCount);
const homes = new Uint8Array(slotCount);

/** The elements of the card that is being read; making the next ones ends the life of those before. */
export class Elements {
  readonly subfiles: Subfile[] = [];
  /** Whether the header's lengths confirm every cut: then nothing that looks like an id inside a value is one. */
  confirmed = false;
  /** The bits of all characters together: above 7F when any of them is no ASCII. */
  bits = 0;
  /** Whether the value that `cleanText` gave last is in doubt. */
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

  /** The value of an element without the spaces around it; '' when it is absent or empty. */
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
   * The value without the spaces and commas that pad it, or null when it says that there is none; `isDoubtful` then tells
   * whether it holds characters that no card holds, or, where lengths confirm nothing, the id of an absent element.
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
      if (c < 32 || (c > 126 && (c > 255 || c < 160))) this.isDoubtful = true;
      else if (c === capitalD && this.mayBeSwallowed(i, end)) this.isDoubtful = true;
    }
    const value = text.slice(start, end);
    return isMissing(value) ? null : value;
  }

  /** Whether an id inside a value, behind a space or with no lengths to confirm the value, is one that is missing. */
  private mayBeSwallowed(at: number, end: number): boolean {
    if (this.confirmed && this.text.charCodeAt(at - 1) !== space) return false;
    const slot = slotAt(this.text, at);
    return slot >= 0 && at + 3 <= end && this.isMissed(slot);
  }

  /** Whether an element that most cards have is absent, and no other one says the same. */
  isMissed(slot: number): boolean {
    if (this.has(slot)) return false;
    if (slot === wholeName) return this.vocabulary.core[slot] === 1 && !this.has(oldFamilyName);
    if (slot === givenNames) return this.vocabulary.core[slot] === 1 && !this.has(firstName);
    if (slot === oldFamilyName || slot === firstName || slot === middleName) {
      return !this.has(wholeName) && !this.has(givenNames) && (slot !== oldFamilyName || !this.has(familyName));
    }
    return this.vocabulary.core[slot] === 1;
  }

  state(slot: number): Found {
    return (states[slot] ?? 0) as Found;
  }

  /** Takes an element. The first of an id counts; another value for it in the same subfile puts it in doubt. */
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

  /** Keeps a line that is none of the decoder's own elements; when it may go on with the value before it, that is in doubt. */
  addOther(start: number, end: number, continues: boolean): void {
    if (continues && this.last >= 0) states[this.last] = found.uncertain;
    if (!continues) this.last = -1;
    if (this.all !== null) this.record(start, end);
  }

  /** Makes every element, found or not, no better than this. */
  worsenAll(state: Found): void {
    for (let slot = 0; slot < slotCount; slot++) if ((states[slot] ?? 0) < state) states[slot] = state;
  }

  /** Makes the elements whose values end here no better than this. */
  worsenEndingAt(end: number, state: Found): void {
    for (let slot = 0; slot < slotCount; slot++) {
      if (ends[slot] === end && this.has(slot) && (states[slot] ?? 0) < state) states[slot] = state;
    }
  }

  /** Doubts the value that the text ends with: some of it may be missing, unless its length is always the same. */
  doubtUnended(end: number): void {
    const isEmpty = this.last < 0 || this.value(this.last) === '';
    const kind = isEmpty ? kinds.none : (this.vocabulary.kinds[this.last] ?? kinds.none);
    if (kind === kinds.none || kind > kinds.threeLetters) this.worsenEndingAt(end, found.uncertain);
  }

  /** Makes one element, found or not, uncertain. */
  doubt(slot: number): void {
    states[slot] = found.uncertain;
  }

  /** Makes absent elements uncertain: the end of the payload, where they may have stood, is missing. */
  doubtAbsent(): void {
    for (let slot = 0; slot < slotCount; slot++) if (!this.has(slot)) states[slot] = found.uncertain;
  }

  private record(start: number, end: number): void {
    const { text } = this;
    const subfile = this.subfiles.at(-1)?.type ?? '';
    this.all?.push({ subfile, id: text.slice(start, start + 3), value: text.slice(start + 3, end) });
  }
}
