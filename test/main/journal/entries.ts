// Fictitious entries in many shapes.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { JournalEntry, StoredEntry } from '../../../main/journal';

export function entry(changes: Partial<JournalEntry> = {}): JournalEntry {
  const id = randomBytes(16).toString('hex');
  return { id, place: 0, since: 1_795_000_000_000, step: 'quote', personal: '{"name":"Ada Exemple"}', ...changes };
}

/** Few ids, so that the same customer comes again. */
const ids = fc.integer({ min: 0, max: 5 }).map((digit) => String(digit).repeat(32));

const anyEntry: fc.Arbitrary<JournalEntry> = fc.record({
  id: ids,
  place: fc.nat({ max: 99 }),
  since: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  step: fc.constantFrom('customer', 'verify', 'quote', 'handOver'),
  personal: fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.string({ unit: 'grapheme', maxLength: 6000 }).map((text) => JSON.stringify({ text })),
  ),
});

/** Any lane's entries. */
export const anyLane = fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 6 });

/** Restored entries in the form in which they were stored, by id. */
export function entriesOf(
  stored: readonly StoredEntry[],
): (Omit<JournalEntry, 'personal'> & { personal: string | null })[] {
  return byId(stored.map(({ id, place, since, step, personal }) => ({ id, place, since, step, personal })));
}

export function byId<T extends { id: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((one, other) => (one.id < other.id ? -1 : 1));
}
