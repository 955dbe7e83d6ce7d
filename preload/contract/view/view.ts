// The whole of what the page draws at one moment.
import type { Language } from '../../../main/base';
import type { CustomerScreenView, CustomerView } from './customer';
import type { HandOverScreenView } from './hand-over';
import type { LinkView } from './link';
import type { LockView } from './lock';
import type { Note, NoticeCode } from './note';
import type { Keeping, ParkedView } from './parked';
import type { QuoteScreenView } from './quote';
import type { ScannerView } from './scanner';
import type { VerifyScreenView } from './verify';

export interface View {
  /** Goes up by one with every view; the page drops an older one that arrives late. */
  revision: number;
  terminal: TerminalView;
  scanners: ScannerView[];
  link: LinkView;
  /** Intentions name the flow that they are meant for. */
  flowId: string;
  customer: CustomerView | null;
  /** The language that the customer is addressed in, and that Flexiti words its messages in. */
  customerLanguage: Language;
  amountCents: number | null;
  screen: CustomerScreenView | VerifyScreenView | QuoteScreenView | HandOverScreenView;
  /** A second licence was scanned while this customer is in progress: "Start with NAME?" */
  pendingScan: PendingScanView | null;
  notice: Note<NoticeCode> | null;
  canGoBack: boolean;
  canPark: boolean;
  /** In the order of their numbers. */
  parked: ParkedView[];
  keeping: Keeping;
  /** Null while the lane is not locked. */
  locked: LockView | null;
}

export type Step = View['screen']['step'];

export interface TerminalView {
  /** From the settings. */
  store: string | null;
  lane: string | null;
  /** True on the embedded sandbox: nothing here is a live quote. */
  training: boolean;
  /** False if the store has switched scanning off: customers are found by hand alone. */
  scanning: boolean;
  /** The cashier's language. */
  language: Language;
  version: string;
}

/** `name` is a licence's first name and initial, or the last four digits of a number. */
export interface PendingScanView {
  kind: 'licence' | 'card' | 'account';
  name: string;
}
