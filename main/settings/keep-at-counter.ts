// What changes at the counter and is kept for the next start: the cashier's language, that the tour was seen, and the
// scanners that were set up.
import type { Language, SerialScanner } from '../base';
import type { Stored } from './schema';
import { withScanner } from './serial-scanner';
import { readStored, writeStored } from './stored-settings';

/** Keeps the cashier's language for the next start. Where it cannot be kept, the next start has the one before. */
export function keepLanguage(folder: string, language: Language): Promise<boolean> {
  return keep(folder, () => ({ language }));
}

/** Keeps that the tour of training mode was seen. Where it cannot be kept, the next start shows it again. */
export function keepTourSeen(folder: string): Promise<boolean> {
  return keep(folder, () => ({ tourSeen: true }));
}

/** Keeps a scanner for the next start, in place of what was kept of it before; of too many the oldest goes. */
export function keepScanner(folder: string, scanner: SerialScanner): Promise<boolean> {
  return keep(folder, ({ scanners = [] }) => ({ scanners: withScanner(scanners, scanner) }));
}

// One after the other: each reads all that is kept and writes it back.
let last: Promise<unknown> = Promise.resolve();

function keep(folder: string, change: (stored: Stored) => Partial<Stored>): Promise<boolean> {
  const keeping = last.then(async () => {
    const reading = await readStored(folder);
    if (!reading.ok) return false;
    try {
      await writeStored(folder, { ...reading.stored, ...change(reading.stored) });
      return true;
    } catch {
      return false;
    }
  });
  last = keeping;
  return keeping;
}
