// Tells a computer's clock that was set from time that went by: a battery that is empty, a first answer of a time server.

/** Less than this may be time that went by unnoticed, on a busy computer or in its sleep. */
const leastJumpMs = 5 * 60_000;

export interface ClockWatch {
  /** Compares the clocks, and tells of a jump. */
  look(): void;
  /** The computer has slept: the steady clock may have stood still meanwhile, and the other one is right. */
  wake(): void;
}

/**
 * Compares the wall clock with one that is never set, both in milliseconds. `onSet` is told by how much the wall clock was
 * set forward, or, negative, back.
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
