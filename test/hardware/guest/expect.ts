// Waiting for something, and saying what it should be.
import { setTimeout as delay } from 'node:timers/promises';

const lookEveryMs = 10;

/**
 * Waits until `look` gives something that is neither false nor null nor undefined, and gives that.
 *
 * @throws Error where it does not come in time
 */
export async function until<Found>(
  what: string | (() => string),
  look: () => Found | Promise<Found>,
  limitMs = 20_000,
): Promise<Exclude<Found, false | null | undefined>> {
  const start = performance.now();
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) {
      return found as Exclude<Found, false | null | undefined>;
    }
    if (performance.now() - start > limitMs)
      throw new Error(`${typeof what === 'string' ? what : what()}: not within ${limitMs} ms`);
    await delay(lookEveryMs);
  }
}

export function same(what: string, found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`${what} is\n${one}\nand should be\n${other}`);
}

export function within(what: string, ms: number, limitMs: number): void {
  if (!(ms <= limitMs)) throw new Error(`${what} took ${Math.round(ms)} ms, and may take ${limitMs}`);
}
