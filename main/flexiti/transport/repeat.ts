// What is sent again when it failed, when, and how often. Only calls that the endpoint table marks as repeatable come here.
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
  /** How many times more, after the first. */
  repeats: number;
  firstWaitMs: number;
  longestWaitMs: number;
  /** All attempts and waits together. */
  wholeMs: number;
}

function isResult(value: unknown): value is Result<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

/** Milliseconds that the answer asks for, 0 where it does not. */
function askedWaitMs(result: unknown): number {
  return isResult(result) && !result.ok ? (result.error.retryAfterSeconds ?? 0) * 1000 : 0;
}

/** Whether a failure may pass, and the wait that the server asks for is short enough to be kept. */
export function isWorthRepeating(result: unknown, timing: Pick<RepeatTiming, 'longestWaitMs'>): boolean {
  return (
    isResult(result) &&
    !result.ok &&
    errorTraits[result.error.code].repeat &&
    askedWaitMs(result) <= timing.longestWaitMs
  );
}

/**
 * Makes a call again with exponential, jittered waits while it fails in a way that may pass; a wait that the server
 * asks for (Retry-After) is kept where it is short, else the error goes back at once. `onRepeat` hears of each one.
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
    return { delay: Math.max(askedWaitMs(result), step.duration), state: step };
  });
  const mayPass = handleWhenResult((result) => isWorthRepeating(result, timing));
  const policy = wrap(
    timeout(timing.wholeMs, TimeoutStrategy.Aggressive),
    retry(mayPass, { maxAttempts: timing.repeats, backoff }),
  );
  const givenUp = (): Result<T> => ({
    ok: false,
    error: { code: signal?.aborted ? 'cancelled' : 'timed_out', mayHaveArrived: true },
  });
  try {
    const result = await policy.execute((context) => attempt(context.signal), signal);
    // An attempt cannot tell the limit over all attempts from a caller who gave up.
    return !result.ok && result.error.code === 'cancelled' ? givenUp() : result;
  } catch (thrown) {
    // By its class: the isTaskCancelledError of cockatiel 3.2.1 looks for another error's mark.
    if (thrown instanceof TaskCancelledError) return givenUp();
    throw thrown;
  }
}
