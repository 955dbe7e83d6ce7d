// A flow is one customer, from the scan to the hand-over: a tagged union by step, so that a step holds exactly what it
// needs and cannot exist without what the earlier ones gave.
import type { Language } from '../../base';
import type { Account, Customer, FlexitiError, LookupBy, Quote, SearchQuery } from '../../flexiti';
import type { Warning } from '../../licence';
import type { ConfirmReason, VerifyFormat } from '../../../preload/contract';
import type { CardFacts, Difference } from '../scan';
import type { FreshIds } from './fresh-ids';

export type CustomerStep = Common & { step: 'customer'; phase: CustomerPhase };
export type VerifyStep = Common & Chosen & { step: 'verify' };
export type QuoteStep = Common & Chosen & { step: 'quote'; choice: Choice | null };
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
  /** How often a call was made again by itself since the cashier last wished for something. */
  autoRetries: number;
  /** What the card said, with Flexiti's reading over it. */
  card: { facts: CardFacts; source: 'licence' | 'byHand' } | null;
  warnings: Warning[];
  differences: Difference[];
  /** POST driverslicense; its answer is merged into `card`, so nothing of it is kept. */
  reading: 'none' | ({ kind: 'waiting' } & Pending) | 'read' | 'not_supported' | 'failed';
  amountCents: number | null;
  /** Chosen on the screen; null follows the account, French first for Quebec. */
  chosenLanguage: Language | null;
  /** Whether a verify went out in this flow: from then on the customer knows of it, and no search is taken back. */
  verifySent: boolean;
  /** The PINs that went out in this flow, newest last: they outlive a way back to the list of accounts. */
  messages: Message[];
  /** Never in the journal, never in the view but for the PIN on the hand-over screen. */
  volatile: { pin: Pin | null; vccNumber: string | null };
}

/** What the steps after the choice of an account share. */
export interface Chosen {
  account: Account;
  /** What the search gave, for the way back; null after a lookup by number. */
  found: { query: SearchQuery; accounts: Account[] } | null;
  details: Loading<Customer>;
  /** The language that lookup was asked in: it words the security questions. */
  detailsAsked: Language | null;
  /** What lookup's first answer told of the customer; it stands, so that lookup is asked again once at most. */
  languageHint: { province: string | null; language: Language } | null;
  quote: Loading<Quote>;
  /** What the quote was asked for. */
  quoteAsked: { amountCents: number; language: Language } | null;
  attempt: Attempt;
  /** Formats that Flexiti refused for this account and amount, and will refuse again. */
  refused: VerifyFormat[];
  pinProblem: boolean;
}

export type CustomerPhase =
  | { kind: 'empty' }
  | { kind: 'confirm'; query: SearchQuery; reasons: ConfirmReason[] }
  | ({ kind: 'searching'; query: SearchQuery } & Pending)
  | ({ kind: 'lookingUp'; by: LookupBy } & Pending)
  | { kind: 'choosing'; query: SearchQuery; accounts: Account[] }
  | { kind: 'nobody'; query: SearchQuery | null }
  | { kind: 'failed'; error: Failure; asked: { query: SearchQuery } | { by: LookupBy } };

export type Attempt =
  | { kind: 'none' }
  /** `amountCents` is what the decision was made for; the amount may change while the call is under way. */
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
  /** The amount that it was asked for; a PIN by bypass is void above it. */
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

/** Something that is fetched beside what the cashier does. */
export type Loading<T> =
  { kind: 'idle' } | ({ kind: 'waiting' } & Pending) | { kind: 'ready'; value: T } | { kind: 'failed'; error: Failure };

/** A call under way. An answer that names another call is late, and changes nothing. */
export interface Pending {
  call: number;
  /** Milliseconds since 1970. */
  since: number;
}

/** A call's error, or that the terminal stopped before its answer was read. */
export type Failure = FlexitiError | (Omit<FlexitiError, 'code'> & { code: 'terminal_stopped' });

/** An empty counter. */
export function emptyFlow(fresh: FreshIds): CustomerStep {
  return {
    step: 'customer',
    phase: { kind: 'empty' },
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
    verifySent: false,
    messages: [],
    volatile: { pin: null, vccNumber: null },
  };
}

/** The customer step that a later step came from, without what belonged to the account. */
export function backToCustomer(flow: Flow): CustomerStep {
  const { id, referenceId, requestId, nextCall, autoRetries, card, warnings, differences, reading } = flow;
  const { amountCents, chosenLanguage, verifySent, messages } = flow;
  const found = flow.step === 'customer' ? null : flow.found;
  return {
    step: 'customer',
    phase: found === null ? { kind: 'empty' } : { kind: 'choosing', ...found },
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
    verifySent,
    messages,
    volatile: { pin: null, vccNumber: null },
  };
}

/** The verify step that a later step came from; a choice of plan does not outlive it. */
export function toVerify(flow: ChosenStep): VerifyStep {
  if (flow.step === 'verify') return flow;
  const { choice: _choice, ...rest } = flow;
  return { ...rest, step: 'verify' };
}
