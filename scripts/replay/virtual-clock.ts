// A clock that stands still until it is moved, with timers that are due by it.
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../main/base';

export interface VirtualClock extends Clock {
  /** Moves on to a time; runs what is due before it, in the order of its times. */
  runUntil(time: number): Promise<void>;
  /** Moves on until nothing is waited for. What repeats in the background is not waited for. */
  runOut(): Promise<void>;
  /** Runs what the last event has set off, promises included; the time stays. */
  settle(): Promise<void>;
}

interface Timer {
  due: number;
  /** Null for once. */
  everyMs: number | null;
  run: () => void;
}

/** Promises of the program may start others: so many turns of the event loop settle them. */
const turns = 2;

/** @param start its first time, in milliseconds */
export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let soon: (() => void)[] = [];
  const timers = new Set<Timer>();

  function begin(timer: Timer): () => void {
    timers.add(timer);
    return () => {
      timers.delete(timer);
    };
  }

  /** The earliest; of several the one that was started first. */
  function next(before: number): Timer | null {
    let found: Timer | null = null;
    for (const timer of timers) if (timer.due < before && (found === null || timer.due < found.due)) found = timer;
    return found;
  }

  function runSoon(): void {
    while (soon.length > 0) {
      const due = soon;
      soon = [];
      for (const run of due) run();
    }
  }

  async function settle(): Promise<void> {
    for (let count = 0; count < turns; count += 1) {
      runSoon();
      await turn();
    }
    runSoon();
  }

  async function fire(timer: Timer): Promise<void> {
    now = Math.max(now, timer.due);
    if (timer.everyMs === null) {
      timers.delete(timer);
      timer.run();
      await settle();
      return;
    }
    timer.due += timer.everyMs;
    timer.run();
    runSoon();
  }

  return {
    now: () => now,
    after: (ms, run) => begin({ due: now + Math.max(1, ms), everyMs: null, run }),
    every: (ms, run) => begin({ due: now + ms, everyMs: ms, run }),
    soon(run) {
      soon.push(run);
    },
    settle,
    async runUntil(time) {
      for (let timer = next(time); timer !== null; timer = next(time)) await fire(timer);
      now = Math.max(now, time);
    },
    async runOut() {
      while ([...timers].some(({ everyMs }) => everyMs === null)) {
        const timer = next(Infinity);
        if (timer !== null) await fire(timer);
      }
    },
  };
}
