// Unlocks the lane: PINs are checked one at a time, and after three wrong ones each costs a wait.
import type { UnlockResult } from '../../preload/contract';
import { wrongPinsInMemory } from './wrong-pins';
import type { WrongPins } from './wrong-pins';

export interface LockParts {
  /** Whether it is the PIN of this terminal; null where it has none. */
  isPin: ((pin: string) => Promise<boolean>) | null;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds on a clock that is never set. */
  steadyNow: () => number;
  /** Where wrong PINs are counted; in memory unless given. */
  wrongPins?: WrongPins;
}

export interface Lock {
  /** Null unlocks only where no PIN is set. During a wait no PIN is checked. */
  tryPin(pin: string | null): Promise<UnlockResult>;
}

/** Mistyping twice costs no wait. */
const freeTries = 3;
const firstWaitMs = 5000;
const longestWaitMs = 300_000;

/**
 * A lock that counts the wrong PINs since the last right one. A lock that finds wrong ones from before begins with the wait
 * that the last of them cost.
 */
export function createLock({ isPin, now, steadyNow, wrongPins = wrongPinsInMemory() }: LockParts): Lock {
  let wrong = 0;
  /** By the steady clock. */
  let waitsUntil = -Infinity;
  let last: Promise<unknown> = isPin === null ? Promise.resolve() : begin(steadyNow());

  async function begin(at: number): Promise<void> {
    // A count that cannot be read is not taken for none.
    wrong = (await wrongPins.read()) ?? freeTries;
    waitsUntil = at + waitMs();
  }

  function waitMs(): number {
    return wrong < freeTries ? 0 : Math.min(firstWaitMs * 2 ** (wrong - freeTries), longestWaitMs);
  }

  async function look(pin: string | null): Promise<UnlockResult> {
    if (isPin === null) return { unlocked: true, againAt: null };
    if (pin === null || steadyNow() < waitsUntil) return refused();
    // Counted before it is checked: a program that is ended by force meanwhile gives no free try.
    await wrongPins.store(wrong + 1);
    let isRight: boolean;
    try {
      isRight = await isPin(pin);
    } catch (problem) {
      await wrongPins.store(wrong);
      throw problem;
    }
    wrong = isRight ? 0 : wrong + 1;
    if (isRight) await wrongPins.store(0);
    else waitsUntil = steadyNow() + waitMs();
    return isRight ? { unlocked: true, againAt: null } : refused();
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
