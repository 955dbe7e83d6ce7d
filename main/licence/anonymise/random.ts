// Where chance comes from: a property of whoever asks, so that a test can repeat it.

/** A whole number from 0 up to, not including, `limit`; `crypto.randomInt` is one. */
export type RandomSource = (limit: number) => number;

/** One of the characters; '' of none. */
export function pick(characters: string, random: RandomSource): string {
  return characters === '' ? '' : characters.charAt(random(characters.length));
}
