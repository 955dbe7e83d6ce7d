// What a suite is, and how its checks are run: one after the other, each told as it ends, a failed one stopping nothing.
import { setTimeout as delay } from 'node:timers/promises';
import { send } from './link';

/** More than any check takes, also where the computer is busy. */
const limitMs = 120_000;

export interface Suite {
  name: string;
  run: (checks: Checks) => Promise<void>;
}

export interface Checks {
  /** Fails when `work` throws. */
  check: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Something to be undone when the suite has ended, however it did; the last one first. */
  after: (undo: () => Promise<void>) => void;
  /** Something to know that is neither good nor bad. */
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

/** What hangs fails, and holds up nothing else. */
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
