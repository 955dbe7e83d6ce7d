// The circuit breaker: stops calling a Flexiti that does not answer, and probes until it does.
import { isLost, type FlexitiError, type LinkSignal, type Lost, type Result } from '../errors';
import { cancelled, unlessAborted } from '../transport';
import { linkSignal, type LinkKeeper } from './link';
import { createProbeWaits, type ProbeTiming } from './probe-waits';

export interface CircuitTiming extends ProbeTiming {
  /** An answer that takes longer makes the link slow. */
  slowMs: number;
  /** A longer Retry-After is taken for this one: it is a mistake, or was computed from a wrong clock. */
  longestHoldMs: number;
}

export interface Circuit {
  /**
   * Sends a call while the circuit is closed. While it is open the call is refused at once; with `force`, after one
   * probe has failed, which during a Retry-After is made every few seconds at most. In the half-open state the call waits
   * for the probe; aborting `call.signal` ends the waiting, not the probe. `signalOf` reads the call's end for the link.
   */
  execute<T>(
    call: { force?: boolean; signal?: AbortSignal },
    send: () => Promise<Result<T>>,
    signalOf: (result: Result<T>) => LinkSignal,
  ): Promise<Result<T>>;
  /** Unless the circuit is closed: the failure that opened it, for a call that is not sent. */
  refusal(): Result<never> | null;
  /** Records the answer to every single request, before its call ends. `signIn`: the request was for a token. */
  record(result: Result<unknown>, tookMs: number, signIn: boolean): void;
  /** Ends the probes. */
  stop(): void;
}

interface Failure {
  error: FlexitiError;
  state: Lost;
}

type Breaker =
  | { state: 'closed' }
  | { state: 'open'; failure: Failure }
  | { state: 'half-open'; failure: Failure; probe: Promise<Result<unknown>> };

function failureOf(result: Result<unknown>, signal: LinkSignal): Failure | null {
  return result.ok || !isLost(signal) ? null : { error: result.error, state: signal };
}

/**
 * All terminals of a chain lose the link in the same minute, and a Retry-After, above all a date, calls them back in the
 * same second. So each waits up to twice as long as it must, by a part of its own; after a Retry-After by no more than this.
 */
const longestJitterMs = 180_000;
/** During a Retry-After "try now" asks no more often. */
const askAgainMs = 5_000;

/**
 * `probe` makes one sign-in, which carries no customer's data. `steadyNow` (ms) is a monotonic clock. `random` gives
 * numbers from 0 up to 1, for the jitter.
 *
 * Not cockatiel's breaker: that one reads Date.now(), which jumps when the clock is set, knows no Retry-After, and offers
 * no way to abort the waiting for a probe.
 */
export function createCircuit(parts: {
  probe: () => Promise<Result<unknown>>;
  /** Called at each failure: the connections may be what does not answer. */
  closeConnections: () => void;
  link: LinkKeeper;
  timing: CircuitTiming;
  steadyNow: () => number;
  random: () => number;
}): Circuit {
  const { closeConnections, link, timing, steadyNow, random } = parts;
  const waits = createProbeWaits(timing);
  let breaker: Breaker = { state: 'closed' };
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let dueAt = 0;
  let holdUntil = 0;
  /** End of the hold with its jitter. */
  let probesFrom = 0;
  let askedAt = -Infinity;
  let lastAnswerMs = 0;

  const heldMs = () => Math.max(0, holdUntil - steadyNow());

  function schedule(): void {
    clearTimeout(timer);
    if (isStopped) return;
    const restMs = Math.max(dueAt, probesFrom) - steadyNow();
    // The timer may run ahead of the steady clock, and a Retry-After may have come meanwhile.
    const due = () => {
      if (Math.max(dueAt, probesFrom) > steadyNow()) schedule();
      else probe({ forced: false });
    };
    timer = setTimeout(due, Math.max(1, Math.ceil(restMs)));
    timer.unref();
  }

  /** A forced probe does not lengthen the waits: pressing often must not make the scheduled probes rare. */
  function open(failure: Failure, { forced }: { forced: boolean }): void {
    breaker = { state: 'open', failure };
    closeConnections();
    dueAt = steadyNow() + waits.next(failure.state, !forced) * (1 + random());
    schedule();
    link.change(failure.state, heldMs());
  }

  function close(): void {
    breaker = { state: 'closed' };
    showAnswered();
  }

  function probe(options: { forced: boolean }): void {
    if (breaker.state !== 'open') return;
    clearTimeout(timer);
    const before = breaker;
    const result = parts.probe().then(
      (ended) => {
        const failure = failureOf(ended, linkSignal(ended));
        if (failure === null) close();
        else open(failure, options);
        return ended;
      },
      (thrown: unknown) => {
        breaker = before;
        throw thrown;
      },
    );
    breaker = { state: 'half-open', failure: before.failure, probe: result };
  }

  function showAnswered(): void {
    link.change(lastAnswerMs > timing.slowMs ? 'slow' : 'online', 0);
  }

  function hold(seconds: number): void {
    const holdMs = Math.min(seconds * 1000, timing.longestHoldMs);
    const until = steadyNow() + holdMs;
    if (until <= holdUntil) return;
    holdUntil = until;
    probesFrom = until + random() * Math.min(holdMs, longestJitterMs);
    if (breaker.state === 'open') link.change(breaker.failure.state, heldMs());
  }

  function refusal(): Result<never> | null {
    if (breaker.state === 'closed') return null;
    const { retryAfterSeconds, ...error } = breaker.failure.error;
    const seconds = Math.ceil(heldMs() / 1000);
    const rest = seconds > 0 ? { retryAfterSeconds: seconds } : {};
    return { ok: false, error: { ...error, ...rest, mayHaveArrived: false } };
  }

  function mayAsk(): boolean {
    if (heldMs() === 0) return true;
    if (steadyNow() - askedAt < askAgainMs) return false;
    askedAt = steadyNow();
    return true;
  }

  return {
    refusal,

    async execute(call, send, signalOf) {
      if (call.signal?.aborted) return cancelled;
      if (call.force && breaker.state === 'open' && mayAsk()) probe({ forced: true });
      while (breaker.state === 'half-open') {
        await unlessAborted(breaker.probe, call.signal);
        if (call.signal?.aborted) return cancelled;
      }
      const refused = refusal();
      if (refused !== null) return refused;
      const result = await send();
      const failure = failureOf(result, signalOf(result));
      // Not in the half-open state: the end of a call from before the opening must not end a probe.
      if (failure !== null && breaker.state === 'closed') open(failure, { forced: false });
      return result;
    },

    record(result, tookMs, signIn) {
      // A 429 to anything but a sign-in is about calls of that kind (call-holds.ts), not about Flexiti.
      const isOfKind = !signIn && !result.ok && result.error.code === 'rate_limited';
      if (!result.ok && result.error.retryAfterSeconds !== undefined && !isOfKind) hold(result.error.retryAfterSeconds);
      if (linkSignal(result) !== 'answered') return;
      lastAnswerMs = tookMs;
      if (!signIn) waits.reset();
      if (breaker.state === 'closed') showAnswered();
    },

    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
