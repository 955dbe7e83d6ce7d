// What a suite is, and how its checks are run: one after the other, each told as it ends, a failed one stopping nothing.
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

function describe(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
