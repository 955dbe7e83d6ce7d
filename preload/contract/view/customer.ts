// The customer screen, and the customer in the left column.
import type { ProblemView, Waiting } from './call';
import type { ConfirmReason, Note } from './note';

/** From the licence, the cashier or Flexiti; null is "not known". */
export interface CustomerView {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  /** Fields whose name the card cut off. */
  truncated: { firstName: boolean; middleName: boolean; lastName: boolean };
  /** YYYY-MM-DD */
  birthDate: string | null;
  /** Whole years today. */
  age: number | null;
  address1: string | null;
  city: string | null;
  province: string | null;
  /** Canadian ones with their space. */
  postalCode: string | null;
  expiry: string | null;
  issuedBy: string | null;
  source: 'licence' | 'byHand' | 'flexiti';
  account: AccountView | null;
  /** Worst first. */
  notes: Note[];
}

export interface AccountView {
  /** Masked: bullets and the last four digits. */
  number: string;
  cardEndingIn: string | null;
  /** consumer, business, or a word that this version does not know. */
  type: string | null;
  authorisedUser: boolean;
  merchantName: string | null;
  /** Flexiti's letter. */
  status: string | null;
  mayBuy: 'yes' | 'no' | 'not_said';
  termsAccepted: boolean | null;
  openToBuyCents: number | null;
  firstName: string | null;
  lastName: string | null;
}

/** The initial content of the by-hand form. */
export interface SearchForm {
  firstName: string;
  lastName: string;
  birthDate: string;
  postalCode: string;
}

export type CustomerPhase =
  | { kind: 'empty'; form: SearchForm }
  /** The card's name or birth date is uncertain: the cashier checks them before the search. */
  | { kind: 'confirm'; form: SearchForm; reasons: Note<ConfirmReason>[] }
  | { kind: 'searching'; waiting: Waiting }
  | { kind: 'lookingUp'; waiting: Waiting }
  /** Also a single account, if it may not buy. */
  | {
      kind: 'choosing';
      accounts: AccountView[];
      /** How many more accounts Flexiti named that could not be read. */
      unread: number;
    }
  | { kind: 'nobody'; form: SearchForm }
  /** `resumes`: the call is retried automatically when Flexiti answers; meanwhile the customer can be parked. */
  | { kind: 'failed'; problem: ProblemView; form: SearchForm; resumes: boolean };

export interface CustomerScreenView {
  step: 'customer';
  phase: CustomerPhase;
}
