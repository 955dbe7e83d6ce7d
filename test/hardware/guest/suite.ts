// What a suite is, and how its checks are run: one after the other, each told as it ends, a failed one stopping nothing.
import { setTimeout as delay } from 'node:timers/promises';
import { tell } from './link';

export interface Suite {
  name: string;
  run: (checks: Checks) => Promise<void>;
}

export interface Checks {
  /** Fails when `work` throws. */
  check: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Something to know that is neither good nor bad. */
  note: (text: string) => void;
}

const lookEveryMs = 10;

export async function runSuite({ name: suite, run }: Suite): Promise<void> {
  const check: Checks['check'] = async (name, work) => {
    const start = performance.now();
    const failure = await work().then(() => null, describe);
    tell({ type: 'check', suite, name, ms: performance.now() - start, failure });
  };
  const note: Checks['note'] = (text) => {
    tell({ type: 'note', suite, text });
  };
  try {
    await run({ check, note });
  } catch (problem) {
    tell({ type: 'check', suite, name: 'goes to its end', ms: 0, failure: describe(problem) });
  }
}

/**
 * Waits until `look` gives something that is neither false nor null nor undefined, and gives that.
 *
 * @throws Error where it does not come in time
 */
export async function until<Found>(
  what: string,
  look: () => Found | Promise<Found>,
  limitMs = 20_000,
): Promise<Exclude<Found, false | null | undefined>> {
  const start = performance.now();
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) {
      return found as Exclude<Found, false | null | undefined>;
    }
    if (performance.now() - start > limitMs) throw new Error(`${what}: not within ${limitMs} ms`);
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

function describe(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
