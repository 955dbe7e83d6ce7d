// That the customer can call Flexiti, with the number where the store has given one.
import { m } from '../../resources/messages/compiled/messages.js';
import type { Language } from '../../preload/contract';
import { formatPhone } from '../../resources/words';

/** A sentence of its own, to stand behind what keeps the customer from buying. No number is promised where none is set. */
export function wordsOfCall(flexitiPhone: string | null, language: Language): string {
  return flexitiPhone === null
    ? m.screens_call_flexiti()
    : m.screens_call_flexiti_at({ phone: formatPhone(flexitiPhone, language) });
}
