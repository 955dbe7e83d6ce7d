// Everything that passes between the page and the main process: the commands with their arguments and answers, the
// events, and the view that the page draws. The one file that both sides import.

import type { Language } from '../../main/base';
import type { LinkView } from './link';
import type { LockView, Unlocking } from './lock';
import type { Keeping, ParkedView } from './parked';
import type { ScannerView, DiagnosisView } from './scanner';
import type { TrainingView, TrainingWish } from './training';

export type { LinkState, LinkView } from './link';
export type { LockView, Unlocking } from './lock';
export type { Keeping, ParkedState, ParkedView } from './parked';
export type { FoundScannerView, LineView, ListeningView, ScannerView, DiagnosisView } from './scanner';
export type { TrainingLicence, TrainingOutage, TrainingView, TrainingWish } from './training';

export type { Language };

export type Step = 'customer' | 'verify' | 'quote' | 'handOver';

export type VerifyFormat = 'sms' | 'email' | 'security_question' | 'regular_purchase_bypass' | 'merchant_override';

// ── What the cashier wants ──────────────────────────────────────────────────────────────────────────────────────────

/** A value of the hand-over screen. */
export type HandOverValue = 'account' | 'card' | 'plan' | 'term' | 'amount' | 'code' | 'requestId' | 'referenceId';

/** One wish of the cashier. Main drops it silently when it does not fit the step that the lane is in. */
export type Intention =
  | { type: 'newCustomer' }
  /** Puts the customer aside; after a second scan, the one that was scanned comes onto the counter. */
  | { type: 'park' }
  /** Takes a parked customer back; whoever is on the counter is parked in turn. */
  | { type: 'resume'; number: number }
  /** Takes a parked customer off the list for good. */
  | { type: 'discard'; number: number }
  /** The answers to "Start with NAME?" after a second scan. */
  | { type: 'acceptScan' }
  | { type: 'declineScan' }
  | { type: 'search'; firstName: string; lastName: string; birthDate: string; postalCode: string }
  | { type: 'lookup'; by: 'card' | 'account' | 'customer'; number: string }
  | { type: 'chooseAccount'; index: number }
  /** Null takes the amount back. */
  | { type: 'setAmount'; amountCents: number | null }
  | { type: 'setCustomerLanguage'; language: Language }
  /** The card of an authorised user of a business: 16 digits. */
  | { type: 'giveCard'; number: string }
  | { type: 'verify'; format: 'sms' | 'email' | 'regular_purchase_bypass' }
  | { type: 'verify'; format: 'security_question'; questionId: number; answer: string }
  | { type: 'verify'; format: 'merchant_override'; operator: string }
  /** After an unclear verify by text or e-mail: the customer did get the PIN. */
  | { type: 'pinArrived' }
  | { type: 'enterPin'; pin: string }
  /** Goes on to the quote with the PIN that is already there. */
  | { type: 'continue' }
  /** `planId` null is the regular purchase. */
  | { type: 'choosePlan'; planId: number | null; months: number | null }
  | { type: 'handOver' }
  /** Puts one value of the hand-over, or all of them, on the clipboard; it is cleared when the flow ends. */
  | { type: 'copy'; what: HandOverValue | 'all' }
  | { type: 'done' }
  | { type: 'back' }
  /** Makes the call again that failed (never verify). */
  | { type: 'retry' };

// ── What the page draws ─────────────────────────────────────────────────────────────────────────────────────────────

/** Something to tell the cashier, as a code; the words are the page's. */
export interface Note {
  code: string;
  params: Record<string, string | number>;
  /** `stop` is red, `look` amber, `info` neutral. */
  tone: 'stop' | 'warning' | 'info';
}

/** A call that failed: `code` is one of the Flexiti client's error codes or of the lane's own. */
export interface ProblemView {
  code: string;
  params: Record<string, string | number>;
  /** The best next step, to be put on the problem's first button. */
  action: 'retry' | 'newCustomer' | 'another_method' | 'none';
}

export interface TerminalView {
  /** As the settings name them; null where they do not. */
  store: string | null;
  lane: string | null;
  /** True on the embedded sandbox: nothing here is a live quote. */
  training: boolean;
  /** False where the store has switched scanning off: customers are found by hand alone. */
  scanning: boolean;
  /** The cashier's language. */
  language: Language;
  version: string;
}

/** What the licence, the cashier or Flexiti said of the customer; null is "not known". Stands in the left column. */
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
  /** Warnings of the card, differences, and what Flexiti says of the account; worst first. */
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
  /** Flexiti's letter, or null where it did not say. */
  status: string | null;
  mayBuy: 'yes' | 'no' | 'not_said';
  termsAccepted: boolean | null;
  openToBuyCents: number | null;
  firstName: string | null;
  lastName: string | null;
}

/** What the by-hand form is filled with. */
export interface SearchForm {
  firstName: string;
  lastName: string;
  birthDate: string;
  postalCode: string;
}

/** A call under way: since when, in milliseconds since 1970. */
export interface Waiting {
  since: number;
}

export type CustomerPhase =
  | { kind: 'empty'; form: SearchForm }
  /** The card's name or birth date is not sure: the cashier looks before the search. */
  | { kind: 'confirm'; form: SearchForm; reasons: Note[] }
  | { kind: 'searching'; waiting: Waiting }
  | { kind: 'lookingUp'; waiting: Waiting }
  /** Also one account alone, when it may not buy. */
  | { kind: 'choosing'; accounts: AccountView[] }
  | { kind: 'nobody'; form: SearchForm }
  /** `resumes`: the call is made again by itself when Flexiti answers; meanwhile the customer can be parked. */
  | { kind: 'failed'; problem: ProblemView; form: SearchForm; resumes: boolean };

export interface CustomerScreenView {
  step: 'customer';
  phase: CustomerPhase;
}

export interface MethodView {
  format: VerifyFormat;
  /** Masked destination for text and e-mail. */
  destination: string | null;
  available: boolean;
  /** Why not: a code with its words in the catalogue; null where available. */
  why:
    | null
    | 'no_phone'
    | 'no_email'
    | 'no_questions'
    | 'needs_amount'
    | 'needs_card'
    | 'not_for_this_amount'
    | 'no_longer_allowed'
    | 'not_configured'
    | 'loading'
    /** What it depends on was asked for and did not come; the problem is told beside it. */
    | 'not_answered';
}

export type VerifyAttemptView =
  | { kind: 'none' }
  | { kind: 'sending'; format: VerifyFormat; waiting: Waiting }
  /** A PIN went out; the cashier types what the customer reads out. `againAt`: when "send again" is offered. */
  | { kind: 'sent'; to: 'sms' | 'email'; destination: string | null; at: number; againAt: number }
  /** No answer was read, and a PIN may have gone out or an answer may have been counted. */
  | { kind: 'unclear'; format: VerifyFormat; destination: string | null; at: number; problem: ProblemView }
  | { kind: 'refused'; format: VerifyFormat; problem: ProblemView }
  /** The PIN is there: `continue` goes on. */
  | { kind: 'verified'; by: VerifyFormat };

export interface VerifyScreenView {
  step: 'verify';
  /** Lookup under way. */
  waiting: Waiting | null;
  /** Lookup, or the quote beside it, failed: `retry` makes it again. */
  problem: ProblemView | null;
  /** An authorised user of a business must show the card first. */
  needsCard: boolean;
  methods: MethodView[];
  questions: { id: number; text: string }[];
  attempt: VerifyAttemptView;
  /** The PIN that was typed does not have the form of one. */
  pinProblem: boolean;
}

export interface FeeView {
  description: string;
  amountCents: number;
  /** admin_total, admin_monthly, or a word that this version does not know. */
  type: string;
  message: string | null;
}

export interface RateView {
  /** Long label, as Flexiti words it for the customer. */
  description: string;
  /** A fraction: 0.0999 is 9.99 %. */
  rate: number;
  /** Short label: APR or AIR. */
  type: string;
  /** Must stand within one click of the plan. */
  message: string | null;
}

export interface TermView {
  months: number;
  /** A month's payment; for a deferred plan the one payment. */
  paymentCents: number;
  rates: RateView[];
  fees: FeeView[];
  /** Computed by this terminal, where the plan's kind is known. */
  totalCents: number | null;
  costOfBorrowingCents: number | null;
  /** The day of a deferred plan's one payment, YYYY-MM-DD. */
  dueOn: string | null;
  chosen: boolean;
}

export interface PlanView {
  planId: number;
  /** As Flexiti says it in either answer; null where it does not. */
  name: string | null;
  kind: 'equal_billing' | 'deferred_payment' | null;
  terms: TermView[];
}

export interface RegularView {
  paymentCents: number;
  /** A fraction. */
  annualRate: number;
  fees: FeeView[];
  chosen: boolean;
}

export interface QuoteScreenView {
  step: 'quote';
  waiting: Waiting | null;
  problem: ProblemView | null;
  /** Null where no answer for the present amount is there. */
  offer: { amountCents: number; regular: RegularView | null; plans: PlanView[] } | null;
  /** The PIN was got by bypass: a regular purchase only. */
  regularOnly: boolean;
  /** The largest amount that fits, where the present one does not. */
  overOpenToBuyCents: number | null;
  /** A choice is made and nothing stands against handing over. */
  canHandOver: boolean;
}

/** What the merchant's POS needs for the purchase. The one place that shows the PIN and the whole account number. */
export interface HandOverScreenView {
  step: 'handOver';
  accountNumber: string;
  /** Null for a regular purchase. */
  plan: { planId: number; name: string | null; months: number; paymentCents: number } | null;
  amountCents: number;
  verificationCode: string;
  requestId: string;
  referenceId: string;
  vccNumber: string | null;
  /** All values for a QR code, a line each; the PIN among them only where the store's settings say so. */
  qrText: string;
}

/** `name` is a licence's first name and initial, or the last four digits of a number. */
export interface PendingScanView {
  kind: 'licence' | 'card' | 'account';
  name: string;
}

export interface View {
  /** Goes up by one with every view; an older one that comes late is dropped. */
  revision: number;
  terminal: TerminalView;
  scanners: ScannerView[];
  link: LinkView;
  /** Intentions name the flow that they are meant for. */
  flowId: string;
  customer: CustomerView | null;
  /** The language in which the customer is spoken to and Flexiti words its messages. */
  customerLanguage: Language;
  amountCents: number | null;
  screen: CustomerScreenView | VerifyScreenView | QuoteScreenView | HandOverScreenView;
  /** A second licence was scanned while this customer is in progress: "Start with NAME?" */
  pendingScan: PendingScanView | null;
  /** The last thing that happened and that no screen shows otherwise: an unreadable scan, a voided PIN. */
  notice: Note | null;
  canGoBack: boolean;
  /** There is a customer on the counter to be parked. */
  canPark: boolean;
  /** In the order of their numbers. */
  parked: ParkedView[];
  /** What becomes of customers when the program ends unexpectedly. */
  keeping: Keeping;
  /** Null while the lane is not locked. */
  locked: LockView | null;
}

// ── Channels ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Page to main, each with an answer. */
export interface Commands {
  getView: { argument: undefined; answer: View };
  /** True where it was meant for the flow that is on the counter. */
  intend: { argument: { flowId: string; intention: Intention }; answer: boolean };
  setLanguage: { argument: Language; answer: undefined };
  /** Null on a live terminal. */
  getTraining: { argument: undefined; answer: TrainingView | null };
  /** True where something came of it; never on a live terminal. */
  train: { argument: TrainingWish; answer: boolean };
  /** Scans are taken by set-up alone from its start to its end. Null where it is not under way, or scanning is off. */
  diagnoseScanner: { argument: 'start' | 'end'; answer: DiagnosisView | null };
  /** Whether what is typed becomes text: a scanner that types is told from a person by it. */
  setTextFieldFocused: { argument: boolean; answer: undefined };
  /** Locks the lane. */
  lock: { argument: undefined; answer: undefined };
  /** Null where no PIN is asked for. */
  unlock: { argument: string | null; answer: Unlocking };
}

/** Main to page. */
export interface Events {
  view: View;
  diagnosis: DiagnosisView;
}

export type CommandName = keyof Commands;
export type EventName = keyof Events;

type Ask<Name extends CommandName> = Commands[Name]['argument'] extends undefined
  ? () => Promise<Commands[Name]['answer']>
  : (argument: Commands[Name]['argument']) => Promise<Commands[Name]['answer']>;

/** What the preload puts on `window.terminal`: each command, and for each event a way to follow it and to end that. */
export type TerminalApi = { [Name in CommandName]: Ask<Name> } & {
  [Name in EventName as `on${Capitalize<Name>}`]: (listener: (value: Events[Name]) => void) => () => void;
};

declare global {
  interface Window {
    readonly terminal: TerminalApi;
  }
}
