// The list of parked customers.

/**
 * `waiting`: the search is retried automatically when Flexiti answers again. `searching`: it is under way, or the account
 * is being opened. `look`: the cashier must check the card's data first. `failed`: a call failed, and no retry is due.
 * `ready`: an account is open, no verification was requested. `sending` to `refused`: the verification. `quote`,
 * `handOver`: the step.
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

export interface ParkedView {
  /** For calling the customer: the smallest number that was free. */
  number: number;
  /** First name and an initial; null if no name is known. */
  name: string | null;
  /** The last four digits of the account or card number, if no name is known. */
  endingIn: string | null;
  /** When the customer was parked, in milliseconds since 1970. */
  since: number;
  state: ParkedState;
  /** How many there are to choose from; null in other states than `accounts`. */
  accounts: number | null;
  amountCents: number | null;
  /** A result has arrived since the customer was parked. */
  news: boolean;
}

/** What survives an unexpected end of the program: customers; nothing, for want of a keyring; or nothing now, because the
 * journal cannot be written. */
export type Keeping = 'kept' | 'no_keyring' | 'failing';
