// Retries of failed calls, at the cashier's command or automatically when Flexiti answers again. Reads alone: a verify
// notifies the customer or counts against the account, and is made at a command of its own only.
import { startLookup, startSearch } from './searching';
import { refresh } from './details';
import type { Effect, Flow, Outcome, Parked, State } from '../model';
import { hasWaited, isDue, isUp, isWaiting, next, noop } from '../model';
import type { LinkView } from '../../../preload/contract';
import { withFlow } from './parking';
import { canAskAgain } from './quote-step';
import { refreshQuote } from './quoting';

interface Retried {
  flow: Flow;
  effects: Effect[];
}

/** At the cashier's command: even if Flexiti did not answer lately. */
export function retry(state: State, at: number): Outcome {
  const retried = retryFailed({ ...state.current, autoRetries: 0 }, at);
  return retried === null ? noop(state) : next(state, retried.flow, retried.effects.map(forced));
}

const longestSpreadMs = 300_000;

/**
 * The link has changed. All terminals of a chain find out within half as long again as the outage took, or a minute or two,
 * that Flexiti is back, each with a search that waits: these are spread over half of its length more, five minutes at
 * most. What the cashier asks for is sent at once all the same.
 */
export function linkChanged(state: State, link: LinkView, at: number): Outcome {
  const isBack = isUp(link);
  const lostSince = isBack ? null : (state.lostSince ?? link.since ?? at);
  const changed: State = { ...state, link, lostSince };
  const outageMs = isBack && state.lostSince !== null ? at - state.lostSince : 0;
  const { current, parked } = changed;
  const waits = isWaiting(current) || parked.some(({ flow }) => isWaiting(flow));
  if (outageMs <= 0 || changed.pacing || !waits) return autoRetry(changed, at);
  const withinMs = Math.min(outageMs / 2, longestSpreadMs);
  return { state: { ...changed, pacing: true }, effects: [{ type: 'pace', withinMs }] };
}

/** Time has passed: retries what Flexiti asked to wait for, where that is over. */
export function retryWaited(state: State, at: number): Outcome {
  const isOver = [state.current, ...state.parked.map(({ flow }) => flow)].some((flow) => hasWaited(flow, at));
  return isOver ? autoRetry(state, at) : noop(state);
}

/**
 * Makes the next call that failed for want of the link, if Flexiti can be called now: first for the customer on the counter,
 * then for the parked ones, longest parked first. One at a time, with a pause in between.
 */
export function autoRetry(state: State, at: number): Outcome {
  if (state.pacing || !isUp(state.link)) return noop(state);
  const { current, parked } = state;
  if (isDue(current, at)) {
    const retried = retryAutomatically(current, at);
    return {
      state: { ...state, current: retried.flow, pacing: true },
      effects: [...retried.effects, { type: 'pace' }],
    };
  }
  const waiting = oldestFirst(parked).find(({ flow }) => isDue(flow, at));
  if (waiting === undefined) return noop(state);
  if (parked.some(({ flow }) => isRetrying(flow))) {
    return { state: { ...state, pacing: true }, effects: [{ type: 'pace' }] };
  }
  const retried = retryAutomatically(waiting.flow, at);
  return {
    state: { ...state, parked: withFlow(parked, retried.flow, false), pacing: true },
    effects: [...retried.effects, { type: 'pace' }],
  };
}

function oldestFirst(parked: readonly Parked[]): Parked[] {
  return parked.toSorted((a, b) => a.since - b.since || a.number - b.number);
}

function isRetrying(flow: Flow): boolean {
  if (flow.autoRetries === 0) return false;
  if (flow.step === 'customer') return flow.phase.kind === 'searching' || flow.phase.kind === 'lookingUp';
  return flow.details.kind === 'waiting' || flow.quote.kind === 'waiting';
}

function retryAutomatically(flow: Flow, at: number): Retried {
  const counted: Flow = { ...flow, autoRetries: flow.autoRetries + 1 };
  return retryFailed(counted, at) ?? { flow: counted, effects: [] };
}

/** Null if no call has failed, and no quote has come without an offer that can be handed over. */
function retryFailed(flow: Flow, at: number): Retried | null {
  switch (flow.step) {
    case 'customer': {
      if (flow.phase.kind !== 'failed') return null;
      const { request } = flow.phase;
      return 'by' in request ? startLookup(flow, request.by, at) : startSearch(flow, request.query, at);
    }
    case 'verify': {
      if (flow.details.kind !== 'failed' && flow.quote.kind !== 'failed') return null;
      const details = flow.details.kind === 'failed' ? { kind: 'idle' as const } : flow.details;
      const quoteRequest = flow.quote.kind === 'failed' ? null : flow.quoteRequest;
      return refresh({ ...flow, details, quoteRequest }, at);
    }
    case 'quote':
      return canAskAgain(flow) ? refreshQuote({ ...flow, quoteRequest: null }, at) : null;
    case 'handOver':
      return null;
  }
}

function forced(effect: Effect): Effect {
  return 'call' in effect ? { ...effect, force: true } : effect;
}
