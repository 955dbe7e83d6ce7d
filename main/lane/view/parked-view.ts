// A parked customer as the list shows them.
import type { ParkedState, ParkedView } from '../../../preload/contract';
import { isWaiting } from '../model';
import { endingOf, nameOf } from '../steps';
import type { CustomerStep, Flow, Parked, VerifyStep } from '../model';

/** A line of the list: a name to call out and how things stand, nothing of the account. */
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

/** In one word how things stand for a customer. */
export function parkedState(flow: Flow): ParkedState {
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

/** Whether a state is one that the customer waits for, rather than one in between. */
export function isResult(state: ParkedState): boolean {
  return state !== 'waiting' && state !== 'searching' && state !== 'sending';
}

const customerStates: Readonly<Record<CustomerStep['phase']['kind'], ParkedState>> = {
  // Nobody is parked with an empty counter.
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
