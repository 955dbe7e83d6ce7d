// Provinces and states as a sentence needs them: in French with the article. And where this terminal is.
import { m } from '../../resources/messages/compiled/messages.js';
import type { TerminalView } from '../../preload/contract';
import { wordsIfKnown } from './catalogue';

/** `Ontario`, `l’Ontario` for ON; an unknown code as it is. */
export function wordsOfPlace(code: string): string {
  return wordsIfKnown(`places_${code}`) ?? code;
}

/** Empty if the settings name neither lane nor store. */
export function wordsOfLane({ lane, store }: TerminalView): string {
  if (lane !== null && store !== null) return m.screens_lane({ lane, store });
  if (lane !== null) return m.screens_lane_only({ lane });
  return store === null ? '' : m.screens_store_only({ store });
}
