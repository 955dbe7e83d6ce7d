// The calls of the POS API that a lane makes.
import type { Language } from '../base';
import type { Customer, FoundAccounts, LicenceReading, Quote, Verification } from './answers';
import type { Result } from './errors';
import type { Link } from './link';

/** What every call of one customer flow carries. */
export interface Call {
  /** 32 hexadecimal digits, sent as x-reference-id. */
  referenceId: string;
  /** Aborts the call: the result is `cancelled`. */
  signal?: AbortSignal;
  /**
   * The cashier has just asked for it. While the circuit is open, the call is preceded by one probe instead of being
   * refused at once. During a Retry-After it asks once more.
   */
  force?: boolean;
}

export interface SearchQuery {
  firstName: string;
  lastName: string;
  /** YYYY-MM-DD */
  birthDate: string;
  /** With or without the space. */
  postalCode?: string;
}

export type LookupBy = { vccNumber: string } | { accountNumber: string } | { customerId: string };

export type VerifyDecision = (
  | { format: 'sms' | 'email' | 'merchant_override' | 'regular_purchase_bypass' }
  | { format: 'security_question'; questionId: number; answer: string }
) & {
  /** The same one that the purchase will carry. */
  requestId: string;
  /** The card of an authorised user of a business. */
  vccNumber?: string;
};

export interface FlexitiClient {
  /** The accounts under a name and birth date; empty where there are none. */
  search(call: Call, query: SearchQuery): Promise<Result<FoundAccounts>>;
  lookup(call: Call, by: LookupBy, language: Language): Promise<Result<Customer>>;
  /** Sent at most once, and never while the link is known to be lost. Always forces. */
  verify(call: Call, accountNumber: string, decision: VerifyDecision): Promise<Result<Verification>>;
  readLicence(call: Call, code: string): Promise<Result<LicenceReading>>;
  calculateInterest(call: Call, accountNumber: string, amountCents: number, language: Language): Promise<Result<Quote>>;
}

/** A client whose calls share the state of the link. */
export interface FlexitiService extends FlexitiClient {
  link(): Link;
  /** Starts no request any more: neither calls, nor their repetitions, nor probes. Calls end with `cancelled`. */
  close(): void;
}
