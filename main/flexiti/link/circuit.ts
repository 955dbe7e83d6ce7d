// Stops calling a Flexiti that does not answer, and finds out quietly when it does again.
import { circuitBreaker, CircuitState, handleWhenResult, type CircuitBreakerPolicy } from 'cockatiel';
import type { FlexitiError, Result } from '../errors';
import { cancelled, unlessAborted } from '../transport';
import { linkSignal, type LinkKeeper, type Lost } from './link';
import { createProbeWaits, type ProbeTiming } from './probe-waits';

export interface CircuitTiming extends ProbeTiming {
  /** An answer that takes longer makes the link slow. */
  slowMs: number;
}

export interface Circuit {
  /**
   * Carries a call out while the circuit is closed. While it is open the call is refused at once, and where it forces,
   * after one probe in vain. A probe under way is waited for; `signal` gives up the waiting, not the probe. `signal` is
   * what the call's end says of the link.
   */
  carryOut<T>(
    call: { force?: boolean; signal?: AbortSignal },
    send: () => Promise<Result<T>>,
    signal: (result: Result<T>) => ReturnType<typeof linkSignal>,
  ): Promise<Result<T>>;
  /** While the circuit is open: the failure that opened it, for a call that is not sent. */
  refusal(): Result<never> | null;
  /** To be told of what came of every single request, before its call ends. `signIn`: it was for a token. */
  heard(result: Result<unknown>, tookMs: number, signIn: boolean): void;
  /** No more probes. */
  close(): void;
}

/** An end of a call, as the breaker sees it. */
class End<T> {
  constructor(
    readonly result: Result<T>,
    readonly signal: ReturnType<typeof linkSignal>,
  ) {}
}

const lost: ReadonlySet<string> = new Set(['offline', 'down', 'refused'] satisfies Lost[]);

/** A longer Retry-After is a mistake, or an answer with a wrong clock. */
const longestHoldMs = 3_600_000;

/**
 * `probe` makes one sign-in, which carries nothing of a customer. `steadyNow` (ms) is a clock that is never set.
 *
 * cockatiel's breaker keeps closed, open and half-open apart. Three things it leaves to us: when a probe is due, because
 * it asks Date.now(), which a set clock leads astray, and knows no Retry-After; the growth of the waits, which outlives a
 * closing by a sign-in alone; and waiting for a probe, which a caller must be able to give up.
 */
export function createCircuit(parts: {
  probe: () => Promise<Result<unknown>>;
  link: LinkKeeper;
  timing: CircuitTiming;
  steadyNow: () => number;
}): Circuit {
  const { link, timing, steadyNow } = parts;
  const waits = createProbeWaits(timing);

  // Infinite on either side: no clock is asked whether the breaker lets a probe through.
  const gate = { duration: Infinity, next: () => gate };
  const policy: CircuitBreakerPolicy = circuitBreaker(
    handleWhenResult((value) => value instanceof End && lost.has(value.signal)),
    {
      halfOpenAfter: gate,
      breaker: {
        state: null,
        success: () => undefined,
        // The end of a call from before the opening must not end a probe.
        failure: () => policy.state === CircuitState.Closed,
      },
    },
  );

  let failure: { error: FlexitiError; state: Lost } | null = null;
  let probing: Promise<Result<unknown>> | null = null;
  let forced = false;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let dueAt = 0;
  let holdUntil = 0;
  let answeredInMs = 0;

  const heldMs = () => Math.max(0, holdUntil - steadyNow());

  function schedule(): void {
    clearTimeout(timer);
    if (closed) return;
    const restMs = Math.max(dueAt - steadyNow(), heldMs());
    // The timer may run ahead of the steady clock, and a Retry-After may have come meanwhile: who is early waits again.
    const due = () => {
      if (Math.max(dueAt, holdUntil) > steadyNow()) schedule();
      else void probe();
    };
    timer = setTimeout(due, Math.max(1, Math.ceil(restMs)));
    timer.unref();
  }

  function probe(): Promise<Result<unknown>> {
    if (probing !== null) return probing;
    clearTimeout(timer);
    gate.duration = -Infinity;
    const test = policy.execute(async () => {
      const result = await parts.probe();
      return new End(result, linkSignal(result));
    });
    gate.duration = Infinity;
    probing = test
      .then((end) => end.result)
      .finally(() => {
        probing = null;
        forced = false;
      });
    return probing;
  }

  function showAnswered(): void {
    link.change(answeredInMs > timing.slowMs ? 'slow' : 'online', 0);
  }

  policy.onBreak((reason) => {
    if (!('value' in reason) || !(reason.value instanceof End)) return;
    const { result, signal } = reason.value as End<unknown>;
    if (result.ok || signal === 'answered' || signal === 'nothing') return;
    failure = { error: result.error, state: signal };
    // Who presses often must not make the quiet probes rare.
    dueAt = steadyNow() + waits.next(signal, !forced);
    schedule();
    link.change(signal, heldMs());
  });
  policy.onReset(() => {
    failure = null;
    showAnswered();
  });

  function hold(seconds: number): void {
    const until = steadyNow() + Math.min(seconds * 1000, longestHoldMs);
    if (until <= holdUntil) return;
    holdUntil = until;
    if (policy.state === CircuitState.Open && failure !== null) link.change(failure.state, heldMs());
  }

  function refusal(): Result<never> | null {
    if (failure === null) return null;
    const { retryAfterSeconds, ...error } = failure.error;
    const seconds = Math.ceil(heldMs() / 1000);
    const rest = seconds > 0 ? { retryAfterSeconds: seconds } : {};
    return { ok: false, error: { ...error, ...rest, mayHaveArrived: false } };
  }

  return {
    refusal,

    async carryOut(call, send, signal) {
      if (call.signal?.aborted) return cancelled;
      if (call.force && policy.state === CircuitState.Open && heldMs() === 0) {
        forced = true;
        void probe();
      }
      while (probing !== null) {
        await unlessAborted(probing, call.signal);
        if (call.signal?.aborted) return cancelled;
      }
      const refused = refusal();
      if (refused !== null) return refused;
      const end = await policy.execute(async () => {
        const result = await send();
        return new End(result, signal(result));
      });
      return end.result;
    },

    heard(result, tookMs, signIn) {
      if (!result.ok && result.error.retryAfterSeconds !== undefined) hold(result.error.retryAfterSeconds);
      if (linkSignal(result) !== 'answered') return;
      answeredInMs = tookMs;
      if (!signIn) waits.reset();
      if (policy.state === CircuitState.Closed) showAnswered();
    },

    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
