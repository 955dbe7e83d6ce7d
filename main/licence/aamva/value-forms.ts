// What the value of an element can be: stricter than for cutting without separators, where some value is always better than none.
import { isDigit, isLetter } from '../characters';
import { isMissing, sexOf } from '../fields';
import { kinds, slotAt, slotCount, slotOf } from './element-slots';

/** Elements that take each other's place: whether one is absent depends on the others. */
const alternates = new Set(['DAA', 'DAB', 'DAC', 'DAD', 'DCS', 'DCT'].map(slotOf));

/** The other address of the standard of 2000, not written where it is empty. */
const otherAddress = new Set(['DAL', 'DAN', 'DAO', 'DAP'].map(slotOf));

/** Codes of one character: digits, and the letters of the standard's codes. */
const code = /^[\dFMNTUXY]?$/;
const weight = /^(?:\d{1,4} ?(?:LBS?|KGS?)?)?$/i;

/** Whether a character parts the names of an element that holds several: comma, `$`, `@`. */
export function partsNames(c: number): boolean {
  return c === 44 || c === 36 || c === 64;
}

/** Whether a text may be the rest of a name: no digits. */
export function isName(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isDigit(text.charCodeAt(i))) return false;
  return true;
}

/** Whether one of the first `filled` names in a value is of letters alone, and begins at `at`. */
function isWord(text: string, at: number, start: number, end: number, filled: number): boolean {
  let parts = 0;
  for (let i = start; i < at; i++) if (partsNames(text.charCodeAt(i))) parts++;
  if (parts >= filled || (at > start && !partsNames(text.charCodeAt(at - 1)))) return false;
  for (let i = at; i < end && !partsNames(text.charCodeAt(i)); i++) if (!isLetter(text.charCodeAt(i))) return false;
  return true;
}

function countDigits(value: string): number {
  let digits = 0;
  for (let i = 0; i < value.length; i++) if (isDigit(value.charCodeAt(i))) digits++;
  return digits;
}

/** Whether an element of this kind can have this value. */
function fitsKind(kind: number, value: string): boolean {
  switch (kind) {
    case kinds.date:
      return isMissing(value) || countDigits(value) >= 4;
    case kinds.letter:
      return code.test(value);
    case kinds.digits:
      return weight.test(value);
    case kinds.height:
      return isMissing(value) || countDigits(value) >= 2;
    case kinds.twoLetters:
      return value.length <= 2;
    case kinds.threeLetters:
      return countDigits(value) === 0 && value.length <= 12;
    case kinds.city:
      return countDigits(value) <= 3 && !isDigit(value.charCodeAt(value.length - 1));
    case kinds.postalCode:
      return value === '' || countDigits(value) > 0;
    default:
      return true;
  }
}

/**
 * Whether the element at `at`, inside a value from `start` to `end`, may be one of its own that lost its separator.
 *
 * @param filled how many names of the value's own element are never empty, so that they do not begin with another
 */
export function mayBeElement(
  text: string,
  at: number,
  start: number,
  end: number,
  kind: number,
  filled: number,
): boolean {
  const slot = slotAt(text, at);
  if (kind === kinds.none || alternates.has(slot)) return false;
  if (isWord(text, at, start, end, filled)) return false;
  if (at + 3 === end) return !otherAddress.has(slot);
  return fitsKind(kind, text.slice(at + 3, end).trim());
}

const height = /^\d{2,3}(?: ?(?:CM|IN)|")?$|^\d[ '-]\d{2}"?$/i;
const eyeColours = new Set('BLK BLU BRN BRO DIC GRN GRY HAZ MAR PNK'.split(' '));

/** Elements that a card may lack, with short values that are easily known from a name, by slot. */
const forms = new Map<number, (value: string) => boolean>(
  Object.entries({
    DAD: (value: string) => countDigits(value) === 0,
    DAY: (value: string) => eyeColours.has(value),
    DAU: (value: string) => height.test(value),
    DBC: (value: string) => sexOf(value) !== null,
    DBD: (value: string) => countDigits(value) === 8,
    DCD: (value: string) => !/^[A-Z]{3,}$|\d{4}/.test(value),
    DCG: (value: string) => value.length === 2 || value.length === 3,
    DDE: (value: string) => code.test(value),
    DDF: (value: string) => code.test(value),
    DDG: (value: string) => code.test(value),
  }).map(([id, fits]) => [slotOf(id), fits]),
);

/** The slots of elements that a card may lack and that have values of a known form. */
export const formedSlots: readonly number[] = Array.from(forms.keys());

/** Whether an element without digits may lack its form, by slot. */
export const formedWords = new Uint8Array(slotCount);
for (const slot of formedSlots) formedWords[slot] = slot === slotOf('DAD') ? 0 : 1;

/** Whether the element at `at` has a value, and of its form. */
export function isFormed(text: string, at: number, end: number): boolean {
  const value = text.slice(at + 3, end).trim();
  return value !== '' && hasForm(slotAt(text, at), value);
}

/** Whether a value has the form of such an element. */
export function hasForm(slot: number, value: string): boolean {
  return isMissing(value) || (forms.get(slot)?.(value) ?? true);
}
