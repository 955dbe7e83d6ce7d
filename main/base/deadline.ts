// A timer for a moving deadline, and a time limit for work.

export interface DeadlineTimer {
  /** Replaces the deadline, by `performance.now()`; null for none. */
  set(deadline: number | null): void;
}

export function createDeadlineTimer(onDue: () => void): DeadlineTimer {
  let timer: NodeJS.Timeout | undefined;
  return {
    set(deadline) {
      clearTimeout(timer);
      if (deadline === null) return;
      timer = setTimeout(onDue, Math.max(0, Math.ceil(deadline - performance.now())));
    },
  };
}

/** Resolves when the work has settled, or after `limitMs`. Never rejects. */
export async function settleWithin(limitMs: number, work: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  const ignore = (): void => undefined;
  await Promise.race([Promise.resolve().then(work).then(ignore, ignore), limit]);
  clearTimeout(timer);
}
