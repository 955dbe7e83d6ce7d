// The clock and timers that scanners are timed by. A recording is played on a virtual one (scripts/replay).

/** Times are milliseconds on a clock that is never set. */
export interface Clock {
  now(): number;
  /** Calls `run` once after `ms`. Gives the function that cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Calls `run` every `ms`, in the background: nothing waits for it. Gives the function that ends it. */
  every(ms: number, run: () => void): () => void;
  /** Calls `run` as soon as the present event has been handled, before the next one. */
  soon(run: () => void): void;
}

/** The computer's own. Reads the globals at each call, so that tests may replace them. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => {
      clearInterval(timer);
    };
  },
  soon(run) {
    setImmediate(run);
  },
};
