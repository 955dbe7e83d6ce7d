// The window's place in the file `window.json`. It only saves the cashier a move: whatever is wrong with it is ignored.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'atomically';
import { z } from 'zod';
import type { WindowPlace } from './place-window';

const size = z.int().positive();
const contents = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: size, height: size }),
  maximised: z.boolean(),
});

const nameIn = (folder: string): string => join(folder, 'window.json');

/** The stored place; null where there is none, or none that can be read. */
export function readPlace(folder: string): WindowPlace | null {
  try {
    return contents.parse(JSON.parse(readFileSync(nameIn(folder), 'utf8')));
  } catch {
    return null;
  }
}

/** Stores a place, where the disk takes it. */
export function storePlace(folder: string, place: WindowPlace): void {
  try {
    writeFileSync(nameIn(folder), JSON.stringify(place), { mode: 0o600, timeout: 0 });
  } catch {
    // The window opens at its usual place.
  }
}
