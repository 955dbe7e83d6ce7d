// Repeats a failed call; only for calls that the endpoint table marks as repeatable.
import {
  DelegateBackoff,
  ExponentialBackoff,
  handleWhenResult,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
  type IBackoff,
  type IRetryBackoffContext,
} from 'cockatiel';
import { errorTraits, type Result } from '../errors';

export interface RepeatTiming {
  /** Attempts after the first. */
  repeats: number;
  firstWaitMs: number;
  longestWaitMs: number;
  /** All attempts and waits together. */
  wholeMs: number;
}

function isResult(value: unknown): value is Result<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

/** The Retry-After of a result; 0 where there is none. */
function retryAfterMs(result: unknown): number {
  return isResult(result) && !result.ok ? (result.error.retryAfterSeconds ?? 0) * 1000 : 0;
}

/** Whether a failure may pass, after a Retry-After of at most `longestWaitMs` if there is one. */
export function isWorthRepeating(result: unknown, timing: Pick<RepeatTiming, 'longestWaitMs'>): boolean {
  return (
    isResult(result) &&
    !result.ok &&
    errorTraits[result.error.code].repeat &&
    retryAfterMs(result) <= timing.longestWaitMs
  );
}

/**
 * Repeats an attempt with exponential, jittered waits while its failure may pass. A short Retry-After is honoured; a
 * long one returns the error at once. Where the time for all of it is over during a wait, the last failure is returned.
 */
export async function repeating<T>(
  attempt: (signal: AbortSignal) => Promise<Result<T>>,
  timing: RepeatTiming,
  signal: AbortSignal | undefined,
): Promise<Result<T>> {
  const exponential = new ExponentialBackoff({ initialDelay: timing.firstWaitMs, maxDelay: timing.longestWaitMs });
  const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>>((context, last) => {
    const step = last?.next(undefined) ?? exponential.next();
    const result = 'value' in context.result ? context.result.value : undefined;
    return { delay: Math.max(retryAfterMs(result), step.duration), state: step };
  });
  const mayPass = handleWhenResult((result) => isWorthRepeating(result, timing));
  const policy = wrap(
    timeout(timing.wholeMs, TimeoutStrategy.Aggressive),
    retry(mayPass, { maxAttempts: timing.repeats, backoff }),
  );
  let last: Result<T> | null = null;
  const attemptNext = async (limited: AbortSignal): Promise<Result<T>> => {
    last = null;
    const result = await attempt(limited);
    if (!limited.aborted) last = result;
    return result;
  };
  const aborted = (): Result<T> => {
    if (signal?.aborted) return { ok: false, error: { code: 'cancelled', mayHaveArrived: true } };
    return last ?? { ok: false, error: { code: 'timed_out', mayHaveArrived: true } };
  };
  try {
    const result = await policy.execute((context) => attemptNext(context.signal), signal);
    // An attempt cannot tell the limit over all attempts from the caller's abort.
    return !result.ok && result.error.code === 'cancelled' ? aborted() : result;
  } catch (thrown) {
    // isTaskCancelledError of cockatiel 3.2.1 checks for another error's mark.
    if (thrown instanceof TaskCancelledError) return aborted();
    throw thrown;
  }
}
