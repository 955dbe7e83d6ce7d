// A timer for a moving deadline, and a time limit for work.
import { systemClock } from './clock';
import type { Clock } from './clock';

export interface DeadlineTimer {
  /** Replaces the deadline, by the clock; null for none. */
  set(deadline: number | null): void;
}

export function createDeadlineTimer(onDue: () => void, clock: Clock = systemClock): DeadlineTimer {
  let cancel: (() => void) | null = null;
  return {
    set(deadline) {
      cancel?.();
      cancel = null;
      if (deadline === null) return;
      cancel = clock.after(Math.max(0, Math.ceil(deadline - clock.now())), onDue);
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
