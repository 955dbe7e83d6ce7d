// A flow is one customer, from the scan to the hand-over: a tagged union by step, so that a step holds exactly what it
// needs and cannot exist without what the earlier ones gave.
import type { Language } from '../../base';
import type { Account, Customer, FlexitiError, LookupBy, Quote, SearchQuery } from '../../flexiti';
import type { Warning } from '../../licence';
import type { ConfirmReason, VerifyFormat } from '../../../preload/contract';
import type { CardFacts, Difference } from '../scan';
import type { FreshIds } from './fresh-ids';

export type CustomerStep = Common & {
  step: 'customer';
  phase: CustomerPhase;
  /** Asked before an account is opened; a search under way goes on behind it. */
  question: { kind: 'reading' } | { kind: 'account'; account: Account } | null;
};
export type VerifyStep = Common & Chosen & { step: 'verify' };
export type QuoteStep = Common & Chosen & { step: 'quote' };
export type HandOverStep = Common & Chosen & { step: 'handOver'; choice: Choice };

export type ChosenStep = VerifyStep | QuoteStep | HandOverStep;
export type Flow = CustomerStep | ChosenStep;

export interface Common {
  id: string;
  /** 32 hexadecimal digits, on every call of the flow. */
  referenceId: string;
  /** For verify, and for the purchase that follows. */
  requestId: string;
  /** The number that the next call gets. */
  nextCall: number;
  /** Automatic retries since the cashier's last command. */
  autoRetries: number;
  /** As the card or the cashier has it; Flexiti's reading fills in what is missing. */
  card: { facts: CardFacts; source: 'licence' | 'byHand' } | null;
  warnings: Warning[];
  differences: Difference[];
  /** POST driverslicense; what it reads otherwise is in `differences`. */
  reading: 'none' | ({ kind: 'waiting' } & Pending) | 'read' | 'not_supported' | 'failed';
  amountCents: number | null;
  /** By the cashier for this customer; null follows the account. */
  chosenLanguage: Language | null;
  /** The terminal's, for a customer of whom nothing says another one. */
  terminalLanguage: Language;
  /** From the first verify on the customer knows of the account, and no search is repeated. */
  verifySent: boolean;
  /** Names of Flexiti's that are not the card's, and of which the cashier has said that they are the customer's. */
  sameAs: PersonName[];
  /** The PINs that went out in this flow, newest last; they survive going back to the list of accounts. */
  messages: Message[];
  /** Never in the journal, never in the view but for the PIN on the hand-over screen. */
  volatile: { pin: Pin | null; vccNumber: string | null };
}

/** Shared by the steps after the choice of an account. */
export interface Chosen {
  account: Account;
  /** The search's result, for going back; null after a lookup by number. */
  found: Found | null;
  details: Loading<Customer>;
  /** The language of the lookup, which words the security questions. */
  detailsLanguage: Language | null;
  /** From the first lookup, and then fixed, so that lookup is repeated once at most. */
  languageHint: { province: string | null; language: Language | null } | null;
  quote: Loading<Quote>;
  quoteRequest: { amountCents: number; language: Language } | null;
  /** Plan and term can be chosen from the moment on when the PIN is on its way. */
  choice: Choice | null;
  attempt: Attempt;
  /** Formats that Flexiti will refuse again for this account and amount. */
  refused: VerifyFormat[];
  pinProblem: boolean;
}

/** A name by which Flexiti knows a customer. */
export interface PersonName {
  firstName: string | null;
  lastName: string | null;
}

/** A search's result. */
export interface Found {
  query: SearchQuery;
  accounts: Account[];
  /** How many more accounts Flexiti named that could not be read. */
  unread: number;
}

export type CustomerPhase =
  | { kind: 'empty' }
  | { kind: 'confirm'; query: SearchQuery; reasons: ConfirmReason[] }
  | ({ kind: 'searching'; query: SearchQuery } & Pending)
  | ({ kind: 'lookingUp'; by: LookupBy; language: Language } & Pending)
  | ({ kind: 'choosing' } & Found)
  | { kind: 'nobody'; query: SearchQuery | null }
  | { kind: 'failed'; error: Failure; request: { query: SearchQuery } | { by: LookupBy } };

export type Attempt =
  | { kind: 'none' }
  /** `amountCents` as at the decision; the amount may change while the call is under way. */
  | ({ kind: 'sending'; format: VerifyFormat; amountCents: number | null } & Pending)
  | { kind: 'sent'; to: 'sms' | 'email'; at: number }
  | { kind: 'unclear'; format: VerifyFormat; at: number; error: Failure }
  | { kind: 'refused'; format: VerifyFormat; error: FlexitiError }
  | { kind: 'verified'; by: VerifyFormat };

/** Null `planId` is the regular purchase. */
export interface Choice {
  planId: number | null;
  months: number | null;
}

export interface Pin {
  code: string;
  by: VerifyFormat;
  /** The amount as at the decision; a PIN by bypass is void above it. */
  amountCents: number | null;
}

/** A PIN that went out by text or e-mail. */
export interface Message {
  accountNumber: string;
  /** Authorised users of a business share its account. */
  customerId: string;
  to: 'sms' | 'email';
  /** Milliseconds since 1970. */
  at: number;
}

/** A result that is fetched in the background. */
export type Loading<T> =
  { kind: 'idle' } | ({ kind: 'waiting' } & Pending) | { kind: 'ready'; value: T } | { kind: 'failed'; error: Failure };

/** A call under way. An answer with another number is late, and dropped. */
export interface Pending {
  call: number;
  /** Milliseconds since 1970. */
  since: number;
}

/** A call's error, or that the terminal stopped before its answer was read. */
export type Failure = (FlexitiError | (Omit<FlexitiError, 'code'> & { code: 'terminal_stopped' })) & {
  /** Flexiti asked to wait until then, in milliseconds since 1970: no automatic retry comes before. */
  notBefore?: number;
};

/** An empty counter. */
export function emptyFlow(fresh: FreshIds, terminalLanguage: Language): CustomerStep {
  return {
    step: 'customer',
    phase: { kind: 'empty' },
    question: null,
    id: fresh.flowId,
    referenceId: fresh.referenceId,
    requestId: fresh.requestId,
    nextCall: 1,
    autoRetries: 0,
    card: null,
    warnings: [],
    differences: [],
    reading: 'none',
    amountCents: null,
    chosenLanguage: null,
    terminalLanguage,
    verifySent: false,
    sameAs: [],
    messages: [],
    volatile: { pin: null, vccNumber: null },
  };
}

/** Drops what belongs to the account. */
export function backToCustomer(flow: Flow): CustomerStep {
  const { id, referenceId, requestId, nextCall, autoRetries, card, warnings, differences, reading } = flow;
  const { amountCents, chosenLanguage, terminalLanguage, verifySent, sameAs, messages } = flow;
  const found = flow.step === 'customer' ? null : flow.found;
  return {
    step: 'customer',
    phase: found === null ? { kind: 'empty' } : { kind: 'choosing', ...found },
    question: null,
    id,
    referenceId,
    requestId,
    nextCall,
    autoRetries,
    card,
    warnings,
    differences,
    reading,
    amountCents,
    chosenLanguage,
    terminalLanguage,
    verifySent,
    sameAs,
    messages,
    volatile: { pin: null, vccNumber: null },
  };
}

/** Drops the choice of plan. */
export function toVerify(flow: ChosenStep): VerifyStep {
  return flow.step === 'verify' ? flow : { ...flow, step: 'verify', choice: null };
}
