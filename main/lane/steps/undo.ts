// A customer whose PIN is out, or read out already, was cleared by one key: for a moment that can be undone.
import type { Failure, Flow, LaneEvent, Outcome, State } from '../model';
import { noop } from '../model';
import { refresh } from './details';
import { resume } from './parking';

/** So long a cleared customer can be brought back, in milliseconds. */
export const undoMs = 10_000;

/** The calls of a cleared customer were given up. */
const givenUp: Failure = { code: 'cancelled', mayHaveArrived: false };

/** Whether the customer would have to be verified once more. A verify that is under way is told of by a notice of its own. */
function isPinOut(flow: Flow): boolean {
  if (flow.step !== 'verify') return flow.messages.length > 0 || flow.volatile.pin !== null;
  if (flow.attempt.kind === 'sending') return false;
  return flow.messages.length > 0 || flow.volatile.pin !== null || flow.attempt.kind === 'unclear';
}

/** Keeps the customer who was on the counter before, and is neither there nor parked any more. */
export function keepCleared(before: State, outcome: Outcome, event: LaneEvent): Outcome {
  const { state } = outcome;
  const { current } = before;
  const isHere = [state.current, ...state.parked.map(({ flow }) => flow)].some(({ id }) => id === current.id);
  if (isHere || !isPinOut(current)) return outcome;
  const cleared = { flow: stilled(current), until: event.at + undoMs };
  return { ...outcome, state: { ...state, cleared } };
}

/** Forgets the cleared customer once that cannot be undone any more; else the very same state. */
export function forgetCleared(state: State, at: number): State {
  return state.cleared === null || at < state.cleared.until ? state : { ...state, cleared: null };
}

/** Brings the cleared customer back to the counter; whoever is there by now is parked. */
export function undo(state: State, event: LaneEvent): Outcome {
  const { cleared } = state;
  if (cleared === null || event.at >= cleared.until) return noop(state);
  // As if parked under a number that nobody has.
  const waiting = { number: 0, since: event.at, flow: cleared.flow, news: false };
  const resumed = resume({ ...state, cleared: null, parked: [...state.parked, waiting] }, waiting.number, event);
  const { current } = resumed.state;
  if (current.step === 'customer' || current.step === 'handOver') return resumed;
  const again = refresh(current, event.at);
  return { state: { ...resumed.state, current: again.flow }, effects: [...resumed.effects, ...again.effects] };
}

/** Without the calls that were under way. */
function stilled(flow: Flow): Flow {
  const reading = typeof flow.reading === 'string' ? flow.reading : 'failed';
  if (flow.step === 'customer') {
    const { phase } = flow;
    if (phase.kind !== 'searching' && phase.kind !== 'lookingUp') return { ...flow, reading };
    const request = phase.kind === 'searching' ? { query: phase.query } : { by: phase.by };
    return { ...flow, reading, phase: { kind: 'failed', error: givenUp, request } };
  }
  const idle = { kind: 'idle' } as const;
  return {
    ...flow,
    reading,
    details: flow.details.kind === 'waiting' ? idle : flow.details,
    ...(flow.quote.kind === 'waiting' && { quote: idle, quoteRequest: null }),
  };
}
