// Tells a clock that was set from time that passed: an empty battery, the first answer of a time server.

/** A smaller difference may be a busy computer, or its sleep. */
const leastJumpMs = 5 * 60_000;

export interface ClockWatch {
  /** Compares the clocks, and reports a jump. */
  look(): void;
  /** After sleep, in which the steady clock may have stood still: the wall clock is right. */
  wake(): void;
}

/**
 * Compares the wall clock with one that is never set, both in milliseconds. `onSet` gets by how much the wall clock was set
 * forward or, negative, back.
 */
export function watchClock(now: () => number, steadyNow: () => number, onSet: (byMs: number) => void): ClockWatch {
  let apart = now() - steadyNow();
  return {
    look() {
      const jump = now() - steadyNow() - apart;
      if (Math.abs(jump) < leastJumpMs) return;
      apart += jump;
      onSet(jump);
    },
    wake() {
      apart = now() - steadyNow();
    },
  };
}
