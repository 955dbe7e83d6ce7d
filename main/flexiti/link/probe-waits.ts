// The waits between probes of a lost link: growing until a call is answered.
import { ExponentialBackoff, noJitterGenerator, type IBackoff } from 'cockatiel';
import type { Lost } from '../errors';

export interface ProbeTiming {
  /** Wait before the first probe, doubled each time up to the longest. */
  firstProbeMs: number;
  longestProbeMs: number;
  /** The same while the sign-in is refused, which time alone does not mend. */
  firstRefusedProbeMs: number;
  longestRefusedProbeMs: number;
}

export interface ProbeWaits {
  /** Milliseconds; the last wait again unless it may grow. */
  next(state: Lost, grow: boolean): number;
  /** Back to the shortest waits. */
  reset(): void;
}

function series(initialDelay: number, maxDelay: number) {
  const first = new ExponentialBackoff({ generator: noJitterGenerator, initialDelay, maxDelay });
  let last: IBackoff<unknown> | null = null;
  return {
    next(grow: boolean): number {
      if (last === null) last = first.next();
      else if (grow) last = last.next(undefined);
      return last.duration;
    },
    reset() {
      last = null;
    },
  };
}

/** Two independent series: one while the sign-in is refused, one for every other loss. */
export function createProbeWaits(timing: ProbeTiming): ProbeWaits {
  const usual = series(timing.firstProbeMs, timing.longestProbeMs);
  const refused = series(timing.firstRefusedProbeMs, timing.longestRefusedProbeMs);
  return {
    next: (state, grow) => (state === 'refused' ? refused : usual).next(grow),
    reset() {
      usual.reset();
      refused.reset();
    },
  };
}
