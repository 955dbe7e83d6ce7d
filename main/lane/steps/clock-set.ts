// The computer's clock was set: the lane's timestamps are shifted, so that "thirty seconds ago" stays thirty seconds ago.
// Without it a day forward would wipe every parked customer, and a day back would keep them a day longer.
import type { Attempt, Failure, Flow, Loading, Pending, State } from '../model';

/** The state as it would be if the clock had always been set this way. */
export function shifted(state: State, byMs: number): State {
  const moved = (at: number): number => at + byMs;
  const { link, lostSince } = state;
  return {
    ...state,
    lostSince: lostSince === null ? null : moved(lostSince),
    current: flowShifted(state.current, moved),
    parked: state.parked.map((one) => ({ ...one, since: moved(one.since), flow: flowShifted(one.flow, moved) })),
    cleared: state.cleared && {
      flow: flowShifted(state.cleared.flow, moved),
      until: moved(state.cleared.until),
    },
    link: {
      ...link,
      since: link.since === null ? null : moved(link.since),
      until: link.until === null ? null : moved(link.until),
    },
  };
}

type Moved = (at: number) => number;

function flowShifted(flow: Flow, moved: Moved): Flow {
  const common = {
    messages: flow.messages.map((message) => ({ ...message, at: moved(message.at) })),
    reading: typeof flow.reading === 'string' ? flow.reading : pendingShifted(flow.reading, moved),
  };
  if (flow.step === 'customer') {
    const { phase } = flow;
    if (phase.kind === 'failed')
      return { ...flow, ...common, phase: { ...phase, error: failureShifted(phase.error, moved) } };
    return { ...flow, ...common, phase: 'since' in phase ? pendingShifted(phase, moved) : phase };
  }
  const { details, quote, attempt } = flow;
  return {
    ...flow,
    ...common,
    details: loadingShifted(details, moved),
    quote: loadingShifted(quote, moved),
    attempt: attemptShifted(attempt, moved),
  };
}

function pendingShifted<P extends Pending>(pending: P, moved: Moved): P {
  return { ...pending, since: moved(pending.since) };
}

function loadingShifted<T>(loading: Loading<T>, moved: Moved): Loading<T> {
  if (loading.kind === 'failed') return { ...loading, error: failureShifted(loading.error, moved) };
  return loading.kind === 'waiting' ? pendingShifted(loading, moved) : loading;
}

function failureShifted(failure: Failure, moved: Moved): Failure {
  return failure.notBefore === undefined ? failure : { ...failure, notBefore: moved(failure.notBefore) };
}

function attemptShifted(attempt: Attempt, moved: Moved): Attempt {
  if (attempt.kind === 'sending') return pendingShifted(attempt, moved);
  return 'at' in attempt ? { ...attempt, at: moved(attempt.at) } : attempt;
}
