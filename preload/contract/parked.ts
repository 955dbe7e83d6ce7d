// Customers who wait beside the counter.

/**
 * Where a parked customer stands. `waiting`: the search is made by itself when Flexiti answers again. `searching`: it is
 * under way, or the account is being opened. `look`: what the card said has to be looked at first. `failed`: a call failed
 * in a way that does not pass by itself. `ready`: an account is open, no verification was asked for. `sending` to
 * `refused`: how the verification stands. `quote`, `handOver`: the step.
 */
export type ParkedState =
  | 'waiting'
  | 'searching'
  | 'look'
  | 'accounts'
  | 'nobody'
  | 'failed'
  | 'ready'
  | 'sending'
  | 'pin_sent'
  | 'unclear'
  | 'refused'
  | 'quote'
  | 'handOver';

/** A customer as the list of parked ones shows them. */
export interface ParkedView {
  /** To be called out: the smallest number that was free. */
  number: number;
  /** First name and an initial; null where nobody has told a name. */
  name: string | null;
  /** The last four digits of the number that stands for the customer where there is no name. */
  endingIn: string | null;
  /** When they were parked, in milliseconds since 1970. */
  since: number;
  state: ParkedState;
  /** How many accounts there are to choose from; null in other states than `accounts`. */
  accounts: number | null;
  amountCents: number | null;
  /** Something came since they were parked that nobody has looked at. */
  news: boolean;
}

/**
 * What becomes of customers when the program ends unexpectedly: they are kept; nothing is, because the system has no
 * keyring; or nothing is now, because it cannot be written.
 */
export type Keeping = 'kept' | 'no_keyring' | 'failing';
