// Rings when a deadline has come.
export interface Alarm {
  /** When to ring next, by `performance.now()`; null for not at all. Takes the place of what was set before. */
  set(deadline: number | null): void;
}

export function createAlarm(ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  return {
    set(deadline) {
      clearTimeout(timer);
      if (deadline === null) return;
      timer = setTimeout(ring, Math.max(0, Math.ceil(deadline - performance.now())));
    },
  };
}
