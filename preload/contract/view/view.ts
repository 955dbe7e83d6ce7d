// The whole of what the page draws at one moment.
import type { Language } from '../../../main/base';
import type { CustomerScreenView, CustomerView } from './customer';
import type { HandOverScreenView } from './hand-over';
import type { LinkView } from './link';
import type { LockView } from './lock';
import type { Note, NoticeCode } from './note';
import type { Keeping, ParkedView } from './parked';
import type { QuoteScreenView } from './quote';
import type { QuestionView } from './question';
import type { ScannerView } from './scanner';
import type { SlipView } from './slip';
import type { VerifyScreenView } from './verify';

export interface View {
  /** Goes up by one with every view; the page drops an older one that arrives late. */
  revision: number;
  terminal: TerminalView;
  scanners: ScannerView[];
  link: LinkView;
  /** Intentions name the flow that they are meant for, and the screen. */
  flowId: string;
  /** Another number for every other screen: another flow or step, or another part of the customer step. */
  screenNumber: number;
  customer: CustomerView | null;
  /** The language that the customer is addressed in, and that Flexiti words its messages in. */
  customerLanguage: Language;
  amountCents: number | null;
  screen: CustomerScreenView | VerifyScreenView | QuoteScreenView | HandOverScreenView;
  /** Stands before the screen until the cashier answers. */
  question: QuestionView | null;
  /** A second licence was scanned while this customer is in progress: "Start with NAME?" */
  pendingScan: PendingScanView | null;
  notice: Note<NoticeCode> | null;
  /** Null where there is no printer, or nothing to print. */
  slip: SlipView | null;
  canGoBack: boolean;
  canPark: boolean;
  /** In the order of their numbers. */
  parked: ParkedView[];
  /** A customer whose PIN is out was cleared; null where that cannot be undone. */
  undo: UndoView | null;
  keeping: Keeping;
  /**
   * Of the computer, by Flexiti's answers: `corrected` where it is off and days are counted by Flexiti's, `wrong` where it
   * is off and nothing more is known, so that no age is shown. Absent while it is right.
   */
  clock?: 'corrected' | 'wrong';
  /** Null while the lane is not locked. */
  locked: LockView | null;
}

/** `name` as for parked customers; `until` in milliseconds since 1970. */
export interface UndoView {
  name: string | null;
  until: number;
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
  /** At which customers reach Flexiti, as configured; null where the store has not said. */
  flexitiPhone: string | null;
  /** False if the store has switched off what a digit or a letter alone does. */
  singleKeys: boolean;
  /** The cashier's language. */
  language: Language;
  version: string;
}

/** `name` is a licence's first name and initial, or the last four digits of a number. */
export interface PendingScanView {
  /** Another one for every other scan that is asked about. */
  number: number;
  kind: 'licence' | 'card' | 'account';
  name: string;
}
