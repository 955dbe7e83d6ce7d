// Notices stalls of the main process: keys that queued up arrive together, and their arrival says little of when they were
// pressed.

/** Times are milliseconds of one monotonic clock. */
export interface StallWatch {
  /** To be called every `beatMs`: what delays the call delays keys too. */
  beat(now: number): void;
  /** When a key that arrives now was pressed at the earliest; `now` where there was no stall. */
  earliest(now: number): number;
}

/** Shorter stalls are not noticed: too few keys are pressed in them to matter. */
export const beatMs = 100;
/** A beat may be this late on a machine that is not busy. */
const lateMs = 20;
/** How long after a stall its queued keys may still arrive. */
const afterMs = 20;

export function createStallWatch(start: number): StallWatch {
  let last = start;
  let stall = { from: start, until: start };

  function update(now: number): void {
    if (now - last > beatMs + lateMs) stall = { from: last, until: now + afterMs };
  }

  return {
    beat(now) {
      update(now);
      last = now;
    },
    earliest(now) {
      update(now);
      return now < stall.until ? stall.from : now;
    },
  };
}
