// Where somebody lives and who issued a card, as a sentence needs it: in French with the article.
import { wordOf } from './catalogue';

/** `Ontario`, `l’Ontario` for ON; a code that the catalogue does not know as it is. */
export function wordsOfPlace(code: string): string {
  return wordOf([`places_${code}`]) ?? code;
}
