// Settings that change at the counter and are stored for the next start.
import type { Language, SerialScanner } from '../base';
import type { Stored } from './schema';
import { withScanner } from './schema';
import { readStored, writeStored } from './stored-settings';

/**
 * Stores the cashier's language. Resolves with whether it could be stored, as all functions here do; they never reject.
 */
export function storeLanguage(folder: string, language: Language): Promise<boolean> {
  return update(folder, () => ({ language }));
}

/** Stores that the tour of training mode was seen. */
export function storeTourSeen(folder: string): Promise<boolean> {
  return update(folder, () => ({ tourSeen: true }));
}

/** Stores a scanner that was set up, in place of the same scanner. */
export function storeScanner(folder: string, scanner: SerialScanner): Promise<boolean> {
  return update(folder, ({ scanners = [] }) => ({ scanners: withScanner(scanners, scanner) }));
}

// Serialized: each update reads the whole file and writes it back.
let queue: Promise<unknown> = Promise.resolve();

function update(folder: string, change: (stored: Stored) => Partial<Stored>): Promise<boolean> {
  const updating = queue.then(async () => {
    const reading = await readStored(folder);
    if (!reading.ok) return false;
    try {
      await writeStored(folder, { ...reading.stored, ...change(reading.stored) });
      return true;
    } catch {
      return false;
    }
  });
  queue = updating;
  return updating;
}
