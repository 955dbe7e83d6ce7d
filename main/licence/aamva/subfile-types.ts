// The subfile types of a person's card, told apart from values that look like one.
import { slotAt } from './element-slots';

/** Licence, identity card, enhanced licence. */
export const cardTypes = ['DL', 'ID', 'EN'] as const;

/** The type of the subfile at `at`: its letters, then a known id. Null where there is none. */
export function cardTypeAt(text: string, at: number): (typeof cardTypes)[number] | null {
  if (slotAt(text, at + 2) < 0) return null;
  return cardTypes.find((type) => text.startsWith(type, at)) ?? null;
}
