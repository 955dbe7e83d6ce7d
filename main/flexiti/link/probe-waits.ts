// How long a lost link is left alone before the next probe: longer each time, until a call has had its answer.
import { ExponentialBackoff, noJitterGenerator, type IBackoff } from 'cockatiel';
import type { Lost } from '../errors';

export interface ProbeTiming {
  /** From the opening to the first probe, and between probes at most; twice as long each time. */
  firstProbeMs: number;
  longestProbeMs: number;
  /** The same where the sign-in is refused: no waiting will mend it. */
  firstRefusedProbeMs: number;
  longestRefusedProbeMs: number;
}

export interface ProbeWaits {
  /** Milliseconds; as long as the last one where it must not grow. */
  next(state: Lost, grow: boolean): number;
  /** Begins with the shortest again. */
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

/** Waits of two kinds, for a sign-in that is refused and for all else, which grow apart from each other. */
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
