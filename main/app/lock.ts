// Unlocks the lane: PINs are checked one at a time, and after three wrong ones each costs a wait.
import type { UnlockResult } from '../../preload/contract';

export interface LockParts {
  /** Whether it is the PIN of this terminal; null where it has none. */
  isPin: ((pin: string) => Promise<boolean>) | null;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds on a clock that is never set. */
  steadyNow: () => number;
}

export interface Lock {
  /** Null unlocks only where no PIN is set. During a wait no PIN is checked. */
  tryPin(pin: string | null): Promise<UnlockResult>;
}

/** Mistyping twice costs no wait. */
const freeTries = 3;
const firstWaitMs = 5000;
const longestWaitMs = 300_000;

/** A lock that counts the wrong PINs since the last right one. */
export function createLock({ isPin, now, steadyNow }: LockParts): Lock {
  let wrong = 0;
  /** By the steady clock. */
  let waitsUntil = -Infinity;
  let last: Promise<unknown> = Promise.resolve();

  async function look(pin: string | null): Promise<UnlockResult> {
    if (isPin === null) return { unlocked: true, againAt: null };
    if (pin === null || steadyNow() < waitsUntil) return refused();
    if (await isPin(pin)) {
      wrong = 0;
      return { unlocked: true, againAt: null };
    }
    wrong += 1;
    if (wrong >= freeTries) {
      waitsUntil = steadyNow() + Math.min(firstWaitMs * 2 ** (wrong - freeTries), longestWaitMs);
    }
    return refused();
  }

  function refused(): UnlockResult {
    const left = waitsUntil - steadyNow();
    return { unlocked: false, againAt: left > 0 ? Math.ceil(now() + left) : null };
  }

  return {
    tryPin(pin) {
      const looking = last.then(() => look(pin));
      // A failure is this caller's alone, not the next one's.
      last = looking.catch(() => undefined);
      return looking;
    },
  };
}
