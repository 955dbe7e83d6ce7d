// How many wrong PINs were tried at the lock since the last right one, beyond the end of the program: a restart must not
// give free tries anew.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';

export interface WrongPins {
  /** Null where a number is stored that cannot be read. Never rejects. */
  read(): Promise<number | null>;
  /** Resolves when it is on the disk, or cannot be: a full disk must not close the counter. Never rejects. */
  store(count: number): Promise<void>;
}

const contents = z.object({ wrong: z.int().nonnegative() });

/** The count in a folder of the program's data. No file is no wrong PIN. */
export function openWrongPins(folder: string): WrongPins {
  const file = join(folder, 'wrong-pins.json');
  return {
    async read() {
      try {
        return contents.parse(JSON.parse(await readFile(file, 'utf8'))).wrong;
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 0 : null;
      }
    },
    async store(wrong) {
      try {
        await writeFile(file, JSON.stringify({ wrong }), { mode: 0o600 });
      } catch {
        // Counted in memory alone, until the program ends.
      }
    },
  };
}

/** A count that ends with the program. */
export function wrongPinsInMemory(): WrongPins {
  let wrong = 0;
  return {
    read: () => Promise.resolve(wrong),
    store: (count) => {
      wrong = count;
      return Promise.resolve();
    },
  };
}
