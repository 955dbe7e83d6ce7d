// Where somebody lives and who issued a card, as a sentence needs it: in French with the article. And where this terminal is.
import { m } from '../../resources/messages/compiled/messages.js';
import type { TerminalView } from '../../preload/contract';
import { wordsIfKnown } from './catalogue';

/** `Ontario`, `l’Ontario` for ON; a code that the catalogue does not know as it is. */
export function wordsOfPlace(code: string): string {
  return wordsIfKnown(`places_${code}`) ?? code;
}

/** Which lane this is; nothing where the settings do not say. */
export function wordsOfLane({ lane, store }: TerminalView): string {
  if (lane !== null && store !== null) return m.screens_lane({ lane, store });
  if (lane !== null) return m.screens_lane_only({ lane });
  return store === null ? '' : m.screens_store_only({ store });
}
