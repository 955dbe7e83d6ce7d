// The types of subfile that a person's card can have, and how one is told from a value that looks like it.
import { slotAt } from './element-slots';

/** Licence, identity card, enhanced licence. */
export const cardTypes = ['DL', 'ID', 'EN'] as const;

/** The type of the card's subfile that starts at `at`: its letters, then one of the decoder's ids. Null where none does. */
export function cardTypeAt(text: string, at: number): (typeof cardTypes)[number] | null {
  if (slotAt(text, at + 2) < 0) return null;
  return cardTypes.find((type) => text.startsWith(type, at)) ?? null;
}
