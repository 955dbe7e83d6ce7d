// Notices when main was too busy to hear of keys. Those that waited arrive together then, and when they arrived says little of
// when they were pressed.

/** Times are milliseconds of one clock that never goes back. */
export interface StallWatch {
  /** To be called every `beatMs`: whatever lets it wait lets keys wait too. */
  beat(now: number): void;
  /** When a key that arrives now may have been pressed at the earliest; `now` where main was free to hear of it. */
  earliest(now: number): number;
}

/** Shorter stalls are not noticed: nobody presses so many keys in them that it matters. */
export const beatMs = 100;
/** A beat may be this late on a machine that is not busy. */
const lateMs = 20;
/** How long after a stall keys arrive that had waited. */
const afterMs = 20;

export function createStallWatch(start: number): StallWatch {
  let last = start;
  let stall = { from: start, until: start };

  function look(now: number): void {
    if (now - last > beatMs + lateMs) stall = { from: last, until: now + afterMs };
  }

  return {
    beat(now) {
      look(now);
      last = now;
    },
    earliest(now) {
      look(now);
      return now < stall.until ? stall.from : now;
    },
  };
}
