// The quote screen.
import type { ProblemView, Waiting } from './call';

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
  /** Must stand within one click of the plan (API page, calculate-interest). */
  message: string | null;
}

export interface TermView {
  months: number;
  /** A month's payment; for a deferred plan the one payment. */
  paymentCents: number;
  rates: RateView[];
  fees: FeeView[];
  /** Computed by this terminal if the plan's kind is known. */
  totalCents: number | null;
  costOfBorrowingCents: number | null;
  /** The day of a deferred plan's one payment, YYYY-MM-DD. */
  dueOn: string | null;
  chosen: boolean;
}

export interface PlanView {
  planId: number;
  /** From calculate-interest, or else from lookup. */
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
  /** Null until calculate-interest has answered for the present amount. */
  offer: { amountCents: number; regular: RegularView | null; plans: PlanView[] } | null;
  /** The PIN was got by bypass: a regular purchase only. */
  regularOnly: boolean;
  /** The largest amount that fits, if the present one does not. */
  overOpenToBuyCents: number | null;
  canHandOver: boolean;
}
