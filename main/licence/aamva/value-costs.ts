// How well a text fits an element as its value, as a cost.
import { isDigit } from '../characters';
import { kinds } from './element-slots';

export const costs = {
  /** A value that is impossible for its element. */
  misfit: 24,
  /** A value that is wrong for its element, but of the same kind. */
  near: 13,
  /** A mandatory element is empty. */
  empty: 12,
  /** A value that is unusual for its element. */
  odd: 3,
  /** An id inside a value, of an element that most cards have: more than one value that does not fit its own element. */
  swallowed: 18,
  swallowedOptional: 1,
  /** An element that few cards have. */
  rare: 3,
  /** An element for the second time. */
  repeated: 16,
  /** Another next element than on most cards. */
  outOfOrder: 1,
  /** No typed separator where the wedge types one. */
  noSeparator: 8,
} as const;

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c >= 192;
}

interface Shape {
  length: number;
  digits: number;
  letters: number;
}

export function shapeOf(text: string, start: number, end: number): Shape {
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  const shape: Shape = { length: end - start, digits: 0, letters: 0 };
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) shape.digits++;
    else if (isLetter(c)) shape.letters++;
  }
  return shape;
}

/** The cost of a text of this shape as the value of an element of this kind. */
export function misfit(kind: number, { length, digits, letters }: Shape): number {
  switch (kind) {
    case kinds.date:
      if (digits === 8 && letters === 0 && length <= 10) return 0;
      if (digits === 0 && length <= 7) return costs.odd;
      return letters === 0 && length <= 12 ? costs.near : costs.misfit;
    case kinds.letter:
      if (length <= 1) return length === 1 ? 0 : costs.odd;
      return length <= 10 && digits === 0 ? costs.near : costs.misfit;
    case kinds.twoLetters:
      if (length === 2 && letters === 2) return 0;
      return length <= 20 && digits === 0 ? costs.near : costs.misfit;
    case kinds.threeLetters:
      if (digits > 0 || length > 12) return costs.misfit;
      return length === 3 ? 0 : costs.odd;
    case kinds.height:
      if (length === 0) return costs.odd;
      if (digits >= 2 && digits <= 4 && length <= 7) return 0;
      return digits >= 1 && length <= 12 ? costs.odd : costs.misfit;
    case kinds.digits:
      return length <= 4 && letters === 0 ? 0 : costs.misfit;
    case kinds.postalCode:
      if (length > 11) return costs.misfit;
      if (letters === 0) return digits === 5 || digits === 9 || digits === 11 ? 0 : costs.near;
      if (letters === 3 && digits === 3) return 0;
      return length <= 7 && digits === 0 ? costs.odd : letters <= 4 ? costs.near : costs.misfit;
    case kinds.number:
      if (length === 0) return costs.near;
      if (length > 25) return costs.misfit;
      return digits > 0 ? 0 : costs.odd * 2;
    case kinds.document:
      return length === 0 ? costs.odd : length <= 32 ? 0 : costs.misfit;
    case kinds.name:
      return length === 0 ? costs.empty : digits === 0 ? 0 : costs.odd;
    case kinds.optionalName:
      return length === 0 ? costs.odd - 1 : digits === 0 ? 0 : costs.odd;
    case kinds.street:
      return length === 0 ? costs.empty : digits > 0 ? 0 : costs.odd;
    case kinds.city:
      return length === 0 ? costs.empty : digits === 0 ? 0 : costs.odd * 2;
    case kinds.short:
      return length <= 8 ? 0 : length <= 14 ? costs.odd : costs.misfit;
    default:
      return length <= 40 ? 1 : costs.misfit;
  }
}
