// A lane by number: customers come, change and leave, and each contains the number it was written for.
import type { JournalEntry } from '../../../main/journal';

/** The lane after `number` changes; each is unique. */
export function laneAt(number: number): JournalEntry[] {
  const places = [0, 1, 2, 3].filter((place) => place === 0 || (number >> place) % 3 !== 0);
  return places.map((place) => ({
    id: (BigInt(place * 1_000_000) + BigInt(number >> (3 + place))).toString(16).padStart(32, '0'),
    place,
    since: number,
    step: ['customer', 'verify', 'quote', 'handOver'][number % 4] ?? 'customer',
    personal: JSON.stringify({ number, text: 'é'.repeat((number * 37) % 3000) }),
  }));
}
