// Whether the terminal's clock is right: compared with the Date of Flexiti's answers. A computer whose battery is empty starts
// in 1970, and every age and expiry would be wrong.

/** A smaller difference changes no day but at midnight, and may be a slow answer. */
const leastOffMs = 5 * 60_000;
/** Before this version was made: no clock that says so is right. */
const earliest = Date.UTC(2026, 0, 1);

export interface RightClock {
  /** An answer's time by Flexiti's clock, in milliseconds since 1970. */
  hear(serverNow: number): void;
  /** The clock was set by so many milliseconds: what is known of it moves along. */
  wasSet(byMs: number): void;
  /** Milliseconds since 1970, corrected where the clock is known to be off; where nothing corrects it, 2026 as it began. */
  now(): number;
  /**
   * `right`: within five minutes of Flexiti's, or not known otherwise. `corrected`: off, by how much is known. `wrong`: off,
   * and nothing to correct it by.
   */
  state(): 'right' | 'corrected' | 'wrong';
}

/** `now` is the computer's clock, in milliseconds since 1970. `onChange` is called when the state has changed. */
export function createRightClock(now: () => number, onChange: () => void): RightClock {
  /** How far Flexiti's clock is ahead; null before the first answer. */
  let aheadMs: number | null = null;

  const isOff = (): boolean => aheadMs !== null && Math.abs(aheadMs) >= leastOffMs;
  const state = (): ReturnType<RightClock['state']> => {
    if (isOff()) return 'corrected';
    return aheadMs === null && now() < earliest ? 'wrong' : 'right';
  };

  function become(next: number): void {
    const before = state();
    aheadMs = next;
    if (state() !== before) onChange();
  }

  return {
    hear(serverNow) {
      // A server that is wrong itself must not make a right clock wrong.
      if (serverNow >= earliest) become(serverNow - now());
    },
    wasSet(byMs) {
      if (aheadMs !== null) become(aheadMs - byMs);
    },
    now: () => (state() === 'wrong' ? earliest : now() + (isOff() ? (aheadMs ?? 0) : 0)),
    state,
  };
}
