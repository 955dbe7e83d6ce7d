// The wait after a 429: Flexiti limits calls of one kind, so that kind alone waits, for the customer whose call it was.
// Other customers' calls, and other kinds, are sent.
import type { Result } from '../errors';

export interface CallHolds {
  /** What is left of the wait, as a refusal of the call; null where it may be sent. */
  refusal(key: string): Result<never> | null;
  /**
   * Reads the answer to each request of a call: a Retry-After begins a wait, any other answer ends it. After a 429 that says
   * of no time, and is not the first to this call, an own wait begins, and is given with the error. `forced`: the cashier
   * asked for it, which does not lengthen the waits.
   */
  record<T>(key: string, result: Result<T>, forced: boolean): Result<T>;
  /** Whether a result that was recorded is a 429: to the call itself, then, and not to the sign-in before it. */
  isLimit(result: Result<unknown>): boolean;
  /** The end of a whole call: the own wait begins after the first 429 that says of no time, too. */
  end<T>(key: string, result: Result<T>, forced: boolean): Result<T>;
}

interface Hold {
  /** On the steady clock. */
  until: number;
  /** The last own wait without its jitter; 0 before the first. */
  ownMs: number;
}

/**
 * Of our own, where Flexiti says of no time: the repetitions within the call have outlasted a limit by the second, so the
 * first is a few seconds; then twice as long each time, because nobody knows what the limit is, without repetitions. The
 * longest keeps 10,000 lanes, each with a customer who waits, below 300 requests a second (herd.test.ts).
 */
const firstOwnMs = 5_000;
const longestOwnMs = 120_000;
/** For so long after its end a wait is remembered, by which the next one is longer. */
const rememberedMs = 300_000;

/** `key` names kind and customer. `steadyNow` (ms) is a monotonic clock; `random` gives 0 up to 1, for the jitter. */
export function createCallHolds(steadyNow: () => number, random: () => number, longestHoldMs: number): CallHolds {
  const holds = new Map<string, Hold>();
  const limits = new WeakSet<Result<unknown>>();
  const restMs = (key: string): number => Math.max(0, (holds.get(key)?.until ?? 0) - steadyNow());

  function hold(key: string, ms: number, ownMs: number): void {
    const at = steadyNow();
    for (const [other, { until }] of holds) if (until + rememberedMs <= at) holds.delete(other);
    holds.set(key, { until: at + ms, ownMs });
  }

  /** Jittered: a chain's terminals would come back together. */
  function nextOwnMs(key: string, forced: boolean): { ownMs: number; seconds: number } {
    const lastMs = holds.get(key)?.ownMs ?? 0;
    const ownMs = lastMs === 0 ? firstOwnMs : forced ? lastMs : Math.min(lastMs * 2, longestOwnMs);
    return { ownMs, seconds: Math.ceil(Math.min(ownMs * (1 + random()), longestHoldMs) / 1000) };
  }

  function ownWait<T>(key: string, result: Result<T>, forced: boolean): Result<T> {
    if (result.ok || !limits.has(result) || result.error.retryAfterSeconds !== undefined) return result;
    const { ownMs, seconds } = nextOwnMs(key, forced);
    hold(key, seconds * 1000, ownMs);
    const waiting: Result<T> = { ok: false, error: { ...result.error, retryAfterSeconds: seconds } };
    limits.add(waiting);
    return waiting;
  }

  return {
    refusal(key) {
      const retryAfterSeconds = Math.ceil(restMs(key) / 1000);
      if (retryAfterSeconds === 0) return null;
      return { ok: false, error: { code: 'rate_limited', status: 429, retryAfterSeconds, mayHaveArrived: false } };
    },
    record(key, result, forced) {
      if (result.ok || result.error.code !== 'rate_limited') {
        holds.delete(key);
        return result;
      }
      limits.add(result);
      const { retryAfterSeconds } = result.error;
      const lastOwnMs = holds.get(key)?.ownMs ?? 0;
      if (retryAfterSeconds !== undefined) hold(key, retryAfterSeconds * 1000, lastOwnMs);
      return lastOwnMs > 0 ? ownWait(key, result, forced) : result;
    },
    isLimit: (result) => limits.has(result),
    end: ownWait,
  };
}
