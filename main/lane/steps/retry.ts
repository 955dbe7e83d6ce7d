// Calls that are made again: at the cashier's wish, or by themselves when Flexiti answers again. Reads alone: a verify
// talks to the customer or counts against the account, and is never made but at a wish of its own.
import { startLookup, startSearch } from './customer-step';
import { refresh } from './details';
import type { Effect, Flow, Outcome, Parked, State } from '../model';
import { next, isUp, isWaiting, noop } from '../model';
import { withFlow } from './parking';
import { refreshQuote } from './quoting';

interface Asked {
  flow: Flow;
  effects: Effect[];
}

/** The cashier wants the calls made again that failed. They are tried although Flexiti did not answer lately. */
export function retry(state: State, at: number): Outcome {
  const asked = askAgain({ ...state.current, autoRetries: 0 }, at);
  return asked === null ? noop(state) : next(state, asked.flow, asked.effects.map(forced));
}

/**
 * Makes the next call that failed for want of the link, if Flexiti can be asked now: first for the customer on the counter,
 * then for the parked ones, the one who waits longest first. One at a time, with a pause in between.
 */
export function autoRetry(state: State, at: number): Outcome {
  if (state.pacing || !isUp(state.link)) return noop(state);
  const { current, parked } = state;
  if (isWaiting(current)) {
    const asked = retryByItself(current, at);
    return { state: { ...state, current: asked.flow, pacing: true }, effects: [...asked.effects, { type: 'pace' }] };
  }
  const waiting = oldestFirst(parked).find(({ flow }) => isWaiting(flow));
  if (waiting === undefined) return noop(state);
  if (parked.some(({ flow }) => isRetriedByItself(flow))) {
    return { state: { ...state, pacing: true }, effects: [{ type: 'pace' }] };
  }
  const asked = retryByItself(waiting.flow, at);
  return {
    state: { ...state, parked: withFlow(parked, asked.flow, false), pacing: true },
    effects: [...asked.effects, { type: 'pace' }],
  };
}

function oldestFirst(parked: readonly Parked[]): Parked[] {
  return parked.toSorted((a, b) => a.since - b.since || a.number - b.number);
}

function isRetriedByItself(flow: Flow): boolean {
  if (flow.autoRetries === 0) return false;
  if (flow.step === 'customer') return flow.phase.kind === 'searching' || flow.phase.kind === 'lookingUp';
  return flow.details.kind === 'waiting' || flow.quote.kind === 'waiting';
}

function retryByItself(flow: Flow, at: number): Asked {
  const counted: Flow = { ...flow, autoRetries: flow.autoRetries + 1 };
  return askAgain(counted, at) ?? { flow: counted, effects: [] };
}

/** Asks again what failed; null where nothing did. */
function askAgain(flow: Flow, at: number): Asked | null {
  switch (flow.step) {
    case 'customer': {
      if (flow.phase.kind !== 'failed') return null;
      const { asked } = flow.phase;
      return 'by' in asked ? startLookup(flow, asked.by, at) : startSearch(flow, asked.query, at);
    }
    case 'verify': {
      if (flow.details.kind !== 'failed' && flow.quote.kind !== 'failed') return null;
      const details = flow.details.kind === 'failed' ? { kind: 'idle' as const } : flow.details;
      const quoteAsked = flow.quote.kind === 'failed' ? null : flow.quoteAsked;
      return refresh({ ...flow, details, quoteAsked }, at);
    }
    case 'quote':
      return flow.quote.kind === 'failed' ? refreshQuote({ ...flow, quoteAsked: null }, at) : null;
    case 'handOver':
      return null;
  }
}

function forced(effect: Effect): Effect {
  return 'call' in effect ? { ...effect, force: true } : effect;
}
