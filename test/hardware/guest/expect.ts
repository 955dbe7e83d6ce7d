// Waits and assertions of the guest's checks.
import { setTimeout as delay } from 'node:timers/promises';

const pollEveryMs = 10;

/**
 * Waits until `find` gives something that is neither false nor null nor undefined, and gives it.
 *
 * @throws Error where it does not come in time
 */
export async function until<Found>(
  name: string | (() => string),
  find: () => Found | Promise<Found>,
  limitMs = 20_000,
): Promise<Exclude<Found, false | null | undefined>> {
  const start = performance.now();
  for (;;) {
    const found = await find();
    if (found !== false && found !== null && found !== undefined) {
      return found as Exclude<Found, false | null | undefined>;
    }
    if (performance.now() - start > limitMs)
      throw new Error(`${typeof name === 'string' ? name : name()}: not within ${limitMs} ms`);
    await delay(pollEveryMs);
  }
}

export function same(what: string, found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`${what} is\n${one}\nand should be\n${other}`);
}

export function within(what: string, ms: number, limitMs: number): void {
  if (!(ms <= limitMs)) throw new Error(`${what} took ${Math.round(ms)} ms, and may take ${limitMs}`);
}
