// The life of the program in phases that only go forward: once closing has begun nothing is dispatched, sent or audited.

const phases = ['starting', 'running', 'closing', 'closed'] as const;
export type Phase = (typeof phases)[number];

export interface Lifecycle {
  readonly phase: Phase;
  /** Enters a later phase. False, and without effect, for the current phase and earlier ones. */
  enter(phase: Phase): boolean;
}

/** A program that is starting. */
export function createLifecycle(): Lifecycle {
  let current = 0;
  return {
    get phase() {
      return phases[current] ?? 'closed';
    },
    enter(phase) {
      const index = phases.indexOf(phase);
      if (index <= current) return false;
      current = index;
      return true;
    },
  };
}
