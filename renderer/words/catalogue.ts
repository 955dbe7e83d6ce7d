// Words for codes that are only known at run time: looked up by name in the compiled catalogue.
import * as compiled from '../../resources/messages/compiled/messages.js';
import type { Language } from '../../preload/contract';

export type Params = Record<string, string | number>;

type Word = (params: Params, options?: { locale?: Language }) => string;

const words = new Map<string, Word>();
for (const [key, word] of Object.entries(compiled as Record<string, unknown>)) {
  if (typeof word === 'function') words.set(key, word as Word);
}

/** The words of the first of these keys that the catalogue has, in the cashier's language if none is named; null where
 * it has none. */
export function wordOf(keys: readonly string[], params: Params = {}, locale?: Language): string | null {
  for (const key of keys) {
    const word = words.get(key);
    if (word) return word(params, locale ? { locale } : {});
  }
  return null;
}
