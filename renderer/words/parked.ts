// A parked customer in words: the name to call, and the state.
import { m } from '../../resources/messages/compiled/messages.js';
import type { ParkedState, ParkedView } from '../../preload/contract';

const states: Record<Exclude<ParkedState, 'accounts'>, () => string> = {
  waiting: () => m.screens_parked_state_waiting(),
  searching: () => m.screens_parked_state_searching(),
  look: () => m.screens_parked_state_look(),
  nobody: () => m.screens_parked_state_nobody(),
  failed: () => m.screens_parked_state_failed(),
  ready: () => m.screens_parked_state_ready(),
  sending: () => m.screens_parked_state_sending(),
  pin_sent: () => m.screens_parked_state_pin_sent(),
  unclear: () => m.screens_parked_state_unclear(),
  refused: () => m.screens_parked_state_refused(),
  quote: () => m.screens_parked_state_quote(),
  handOver: () => m.screens_parked_state_handOver(),
};

/** The name, or else the last digits of the account or card number. */
export function nameOfParked({ name, endingIn }: ParkedView): string {
  if (name !== null) return name;
  return endingIn === null ? m.screens_customer_name_unknown() : m.screens_parked_ending({ digits: endingIn });
}

export function stateOfParked({ state, accounts }: ParkedView): string {
  return state === 'accounts' ? m.screens_parked_state_accounts({ accounts: accounts ?? 0 }) : states[state]();
}
