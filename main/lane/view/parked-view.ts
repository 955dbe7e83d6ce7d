// A parked customer as a row of the list.
import type { ParkedState, ParkedView } from '../../../preload/contract';
import { isWaiting, personQuestion } from '../model';
import { endingOf, nameOf } from '../steps';
import type { CustomerStep, Flow, Parked, VerifyStep } from '../model';

/** A name to call and the state, nothing of the account. */
export function parkedView({ number, since, flow, news }: Parked): ParkedView {
  const name = nameOf(flow);
  const { phase } = flow.step === 'customer' ? flow : { phase: null };
  return {
    number,
    name,
    endingIn: name === null ? endingOf(flow) : null,
    since,
    state: parkedState(flow),
    accounts: phase?.kind === 'choosing' ? phase.accounts.length : null,
    amountCents: flow.amountCents,
    news,
  };
}

export function parkedState(flow: Flow): ParkedState {
  if (personQuestion(flow) !== null) return 'look';
  if (isWaiting(flow)) return 'waiting';
  switch (flow.step) {
    case 'customer':
      return customerStates[flow.phase.kind];
    case 'verify':
      return verifyState(flow);
    case 'quote':
    case 'handOver':
      return flow.step;
  }
}

/** Whether the customer has waited for this state, rather than for a later one. */
export function isResult(state: ParkedState): boolean {
  return state !== 'waiting' && state !== 'searching' && state !== 'sending';
}

const customerStates: Readonly<Record<CustomerStep['phase']['kind'], ParkedState>> = {
  // Never parked.
  empty: 'look',
  confirm: 'look',
  searching: 'searching',
  lookingUp: 'searching',
  choosing: 'accounts',
  nobody: 'nobody',
  failed: 'failed',
};

function verifyState({ attempt, details, quote }: VerifyStep): ParkedState {
  switch (attempt.kind) {
    case 'sending':
      return 'sending';
    case 'sent':
      return 'pin_sent';
    case 'unclear':
    case 'refused':
      return attempt.kind;
    case 'verified':
    case 'none':
      if (details.kind === 'failed' || quote.kind === 'failed') return 'failed';
      return details.kind === 'waiting' || quote.kind === 'waiting' ? 'searching' : 'ready';
  }
}
