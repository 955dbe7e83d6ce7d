// Suites and their checks, which run one after the other; each is reported as it ends, and a failed one stops nothing.
import { setTimeout as delay } from 'node:timers/promises';
import { send } from './link';

/** More than any check takes on a busy computer. */
const limitMs = 120_000;

export interface Suite {
  name: string;
  run: (checks: Checks) => Promise<void>;
}

export interface Checks {
  /** Fails when `work` throws. */
  check: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Clean-up after the suite, in reverse order, also after a failure. */
  after: (undo: () => Promise<void>) => void;
  /** Prints information. */
  note: (text: string) => void;
}

export async function runSuite({ name: suite, run }: Suite): Promise<void> {
  const check: Checks['check'] = async (name, work) => {
    const start = performance.now();
    const failure = await inTime(work()).then(() => null, describe);
    send({ type: 'check', suite, name, ms: performance.now() - start, failure });
  };
  const note: Checks['note'] = (text) => {
    send({ type: 'note', suite, text });
  };
  const undos: (() => Promise<void>)[] = [];
  const after: Checks['after'] = (undo) => undos.unshift(undo);
  const failed = (problem: unknown): void => {
    send({ type: 'check', suite, name: 'goes to its end', ms: 0, failure: describe(problem) });
  };
  await run({ check, note, after }).catch(failed);
  for (const undo of undos) await inTime(undo()).catch(failed);
}

/** Fails work that hangs. */
async function inTime(work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const limit = delay(limitMs, undefined, { signal: late.signal }).then(() => {
    throw new Error(`not over within ${limitMs} ms`);
  });
  await Promise.race([work, limit]).finally(() => {
    late.abort();
  });
}

function describe(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
