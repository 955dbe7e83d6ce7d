// The quote screen.
import type { ProblemView, Waiting } from './call';

/** Empty texts and nulls are what Flexiti did not say, or what could not be read. */
export interface FeeView {
  description: string;
  amountCents: number | null;
  /** admin_total, admin_monthly, or a word that this version does not know. */
  type: string;
  message: string | null;
}

export interface RateView {
  /** Long label, as Flexiti words it for the customer. */
  description: string;
  /** A fraction: 0.0999 is 9.99 %. */
  rate: number | null;
  /** Short label: APR or AIR. */
  type: string;
  /** Must stand within one click of the plan (API page, calculate-interest). */
  message: string | null;
}

/** What of an offer is missing or could not be read. With any of these it must not be sold. */
export type MissingPart =
  | 'plan'
  | 'term'
  | 'payment'
  /** The same term is there twice, with different figures. */
  | 'contradiction'
  | 'rate'
  /** Neither the long nor the short label of the rate. */
  | 'label'
  /** The legal text of the rate. */
  | 'message'
  /** Whether there are fees. */
  | 'fees'
  | 'fee_amount'
  /** A fee's description, type or message. */
  | 'fee_text';

/** Whether the purchase and what it costs are within the open to buy. */
export type Fit = 'fits' | 'may_exceed' | 'exceeds';

/** What the cashier should know of an offer before it is sold. */
export type OfferCaution =
  | 'does_not_add_up'
  | 'over_35_percent'
  | 'fee_in_quebec'
  /** Lookup says that the plan is paid in another way than its figures show. */
  | 'otherwise_in_lookup';

/** What a term and the regular purchase have in common. */
export interface OfferView {
  /** A month's payment, the one payment of a deferred plan, or the price. */
  paymentCents: number | null;
  /** Null where Flexiti did not say whether there are fees. */
  fees: FeeView[] | null;
  missing: MissingPart[];
  cautions: OfferCaution[];
  /** Null where the open to buy is not known. */
  fit: Fit | null;
  /** The largest amount that fits, if the present one does not and there is one. */
  largestCents: number | null;
  chosen: boolean;
}

export interface TermView extends OfferView {
  months: number | null;
  kind: 'equal_billing' | 'deferred_payment' | null;
  rates: RateView[];
  /** Computed by this terminal where it can reproduce the payment. */
  totalCents: number | null;
  /** Computed; never of a deferred plan, whose cost depends on when it is paid. */
  costOfBorrowingCents: number | null;
  /** Computed: a fraction, the actuarial rate a year with fees. */
  rateWithFees: number | null;
  /** Of a deferred plan: the day of its one payment, YYYY-MM-DD. Computed. */
  dueOn: string | null;
  /** Of a deferred plan that is not paid by then: the rate that counts from the purchase date, and about how much. */
  ifUnpaid: { rate: number; interestCents: number | null } | null;
}

export interface PlanView {
  planId: number | null;
  /** From calculate-interest, or else from lookup. */
  name: string | null;
  /** Null where not known, or where its terms differ. */
  kind: TermView['kind'];
  terms: TermView[];
}

export interface RegularView extends OfferView {
  /** A fraction. */
  annualRate: number | null;
}

/** What can be chosen for the present amount. */
export interface OffersView {
  amountCents: number;
  regular: RegularView | null;
  plans: PlanView[];
}

export interface QuoteScreenView {
  step: 'quote';
  waiting: Waiting | null;
  problem: ProblemView | null;
  /** Null until calculate-interest has answered for the present amount. */
  offer: OffersView | null;
  /** The PIN was got by bypass: a regular purchase only. */
  regularOnly: boolean;
  /** If the chosen offer, or any that could be chosen, costs more than the open to buy. */
  over: {
    openToBuyCents: number;
    /** The largest amount that fits the chosen offer, or any; null where none is known. */
    largestCents: number | null;
  } | null;
  canHandOver: boolean;
  /** The quote failed, or none of its offers has all that must be shown: Flexiti can be asked once more. */
  canAskAgain: boolean;
}
