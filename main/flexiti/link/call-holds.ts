// The Retry-After of a 429: Flexiti limits calls of one kind, so that kind alone waits, for the customer whose call it was.
// Other customers' calls, and other kinds, are sent.
import type { Result } from '../errors';

export interface CallHolds {
  /** What is left of the wait, as a refusal of the call; null where it may be sent. */
  refusal(key: string): Result<never> | null;
  /** Reads the answer to a call: whether it begins a wait. A call that was answered ends it. */
  record(key: string, result: Result<unknown>): void;
  /** Whether a wait is running. */
  has(key: string): boolean;
}

/** `key` names kind and customer. `steadyNow` (ms) is a monotonic clock. */
export function createCallHolds(steadyNow: () => number): CallHolds {
  const ends = new Map<string, number>();
  const restMs = (key: string): number => Math.max(0, (ends.get(key) ?? 0) - steadyNow());
  return {
    has: (key) => restMs(key) > 0,
    refusal(key) {
      const retryAfterSeconds = Math.ceil(restMs(key) / 1000);
      if (retryAfterSeconds === 0) return null;
      return { ok: false, error: { code: 'rate_limited', status: 429, retryAfterSeconds, mayHaveArrived: false } };
    },
    record(key, result) {
      for (const [other, end] of ends) if (end <= steadyNow()) ends.delete(other);
      const seconds = !result.ok && result.error.code === 'rate_limited' ? result.error.retryAfterSeconds : undefined;
      if (seconds === undefined) ends.delete(key);
      else ends.set(key, steadyNow() + seconds * 1000);
    },
  };
}
