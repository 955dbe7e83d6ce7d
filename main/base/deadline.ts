// Deadlines: a timer for the next one, and work that gets only so long.

export interface DeadlineTimer {
  /** The next deadline, by `performance.now()`; null for none. Replaces the one before. */
  set(deadline: number | null): void;
}

/** Calls `onDue` when the deadline has come. */
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

/** Resolves when the work has ended, well or badly, or after `limitMs`, whichever comes first. */
export async function settleWithin(limitMs: number, work: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  const ignore = (): void => undefined;
  await Promise.race([Promise.resolve().then(work).then(ignore, ignore), limit]);
  clearTimeout(timer);
}
