// The request ids of this terminal: short enough to be typed at the till, and none twice. A counter on the disk says which
// are used; a block of them is reserved before the first is given out, so that a power cut costs ids, never a repetition.
import { readFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { writeFileSync } from 'atomically';
import { z } from 'zod';

const name = 'request-ids.json';
/** Ten decimal digits. */
const count = 10_000_000_000n;
/** Odd and no multiple of 5: stepping by it, every id comes up once before one comes up again. */
const step = 3_819_660_113n;
const block = 10_000;

const stored = z.strictObject({
  /** Where this terminal's ids begin: two terminals do not go through the same ones. */
  start: z.int().min(0).lt(Number(count)),
  /** How many ids are given out or reserved. */
  reserved: z.int().min(0),
});
type Stored = z.infer<typeof stored>;

/**
 * Gives a new request id at each call: ten decimal digits. Where the folder cannot be read or written, ids begin at a random
 * place at each start of the program.
 */
export function createRequestIds(folder: string): () => string {
  const path = join(folder, name);
  const known = read(path);
  const start = known?.start ?? randomInt(Number(count));
  let next = known?.reserved ?? 0;
  let reserved = next;
  return () => {
    if (next >= reserved) {
      reserved = next + block;
      write(path, { start, reserved });
    }
    const id = (BigInt(start) + BigInt(next) * step) % count;
    next += 1;
    return id.toString().padStart(10, '0');
  };
}

function read(path: string): Stored | null {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function write(path: string, content: Stored): void {
  try {
    writeFileSync(path, JSON.stringify(content), { mode: 0o600, timeout: 0 });
  } catch {
    // A full disk must not stop the lane, nor make it wait.
  }
}
