// An element's text for a field, and the field's certainty.
import { found, type Elements } from './elements';
import type { LicenceField, Reading } from '../model';
import { lower } from '../model';

/** Lowers a field to its element's certainty. */
export function certaintyOf(reading: Reading, field: LicenceField, elements: Elements, slot: number): void {
  const state = elements.state(slot);
  if (state !== found.plain) lower(reading, field, state === found.repaired ? 'repaired' : 'uncertain');
}

/** The element's text without padding, or null when it has none; lowers the field when the text is in doubt. */
export function readText(reading: Reading, field: LicenceField, elements: Elements, slot: number): string | null {
  certaintyOf(reading, field, elements, slot);
  const text = elements.cleanText(slot);
  if (elements.isDoubtful) lower(reading, field, 'uncertain');
  return text;
}
