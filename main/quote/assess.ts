// One offer of a quote, judged: what it comes to, what is missing, what the cashier must know, and whether it fits.
import type { Fee, Plan, PlanCategory, RegularPurchase, Term } from '../flexiti';
import type { Fit, MissingPart } from '../../preload/contract';
import { missingOfRegular, missingOfTerm } from './disclosure';
import { areKnown, figuresOf, largestAmount, monthlyCents, onceCents, ratesOf, unknownFigures } from './figures';
import type { Figures } from './figures';

export type OfferFlag =
  | 'missing_rate'
  | 'missing_label'
  | 'missing_message'
  | 'missing_fee_text'
  /** Neither an annuity nor amount and fees give the payment, or it could not be read. */
  | 'does_not_add_up'
  | 'over_35_percent'
  | 'fee_in_quebec'
  /** Nothing is paid before the end, and interest from the first day on is asked for if it is not paid then. */
  | 'accrues_interest'
  | 'over_available_credit';

export interface Purchase {
  amountCents: number;
  /** Null where Flexiti did not say. */
  openToBuyCents: number | null;
  /** Whether the customer lives in Quebec. */
  inQuebec: boolean;
}

export interface Assessment extends Figures {
  missing: MissingPart[];
  flags: OfferFlag[];
  /** Of a deferred plan that is not paid in time: the interest until then, about. Null where there is none or not known. */
  accruingCents: number | null;
  /** Null where the open to buy is not known. */
  fit: Fit | null;
  /** The largest amount that fits, fees and interest included; null where that is not known, or nothing fits. */
  largestCents: number | null;
}

/** `category` is what lookup says of the plan: it counts only where the figures do not show how it is paid. */
export function assessTerm(
  plan: Pick<Plan, 'planId'>,
  term: Term,
  category: PlanCategory | null,
  purchase: Purchase,
): Assessment {
  const { openToBuyCents } = purchase;
  const missing = missingOfTerm(plan, term);
  const figures = figuresOf(term, purchase.amountCents);
  const rate = Math.max(0, ...ratesOf(term));
  const accrues = (figures.kind ?? category) === 'deferred_payment' && rate > 0;
  const accruingCents = accrues ? accruingInterest(term, rate) : null;
  return {
    ...figures,
    missing,
    flags: flagsOf(missing, figures, accrues, term.fees, purchase),
    accruingCents,
    fit: fitOf(figures, mostCents(term, figures, accruingCents), purchase),
    largestCents: openToBuyCents === null ? null : largestAmount(term, figures.kind, openToBuyCents),
  };
}

/** A regular purchase goes to the account: its payment is the price, and what it costs depends on when it is paid. */
export function assessRegular(regular: RegularPurchase, purchase: Purchase): Assessment {
  const { amountCents, openToBuyCents } = purchase;
  const { paymentCents, fees } = regular;
  const missing = missingOfRegular(regular);
  const once = amountCents + onceCents(fees);
  const addsUp = [amountCents, once, once + monthlyCents(fees)].some((cents) => cents === paymentCents);
  const figures = { ...unknownFigures, addsUp: paymentCents === null || (!addsUp && !areKnown(fees)) ? null : addsUp };
  return {
    ...figures,
    missing,
    flags: flagsOf(missing, figures, false, fees, purchase),
    accruingCents: null,
    fit: openToBuyCents === null ? null : amountCents > openToBuyCents ? 'exceeds' : 'fits',
    largestCents: openToBuyCents !== null && openToBuyCents > 0 ? openToBuyCents : null,
  };
}

/** Canada's criminal rate since 2025-01-01, of interest with fees; a rate counts as it is written, in hundredths of a percent. */
function isOver35Percent(rate: number | null): boolean {
  return rate !== null && Math.round(rate * 10_000) > 3500;
}

function flagsOf(
  missing: readonly MissingPart[],
  { costCents, rateWithFees, addsUp }: Figures,
  accrues: boolean,
  fees: readonly Fee[] | null,
  { amountCents, openToBuyCents, inQuebec }: Purchase,
): OfferFlag[] {
  const lacks = (...parts: MissingPart[]): boolean => parts.some((part) => missing.includes(part));
  const holds: Record<OfferFlag, boolean> = {
    missing_rate: lacks('rate'),
    missing_label: lacks('label'),
    missing_message: lacks('message'),
    missing_fee_text: lacks('fees', 'fee_amount', 'fee_text'),
    does_not_add_up: addsUp === false || lacks('plan', 'term', 'payment', 'contradiction'),
    over_35_percent: isOver35Percent(rateWithFees),
    fee_in_quebec: inQuebec && (fees ?? []).some((fee) => fee.amountCents !== 0),
    accrues_interest: accrues,
    over_available_credit: openToBuyCents !== null && amountCents + (costCents ?? 0) > openToBuyCents,
  };
  return (Object.keys(holds) as OfferFlag[]).filter((flag) => holds[flag]);
}

/** Simple interest on what is due, over the term. */
function accruingInterest({ months, paymentCents }: Term, rate: number): number | null {
  return months === null || paymentCents === null ? null : Math.round((paymentCents * rate * months) / 12);
}

/**
 * The most that a term can come to: its total with the interest that may still be asked for, or, where it is not known how
 * it is paid, the payment each month. Infinite where not even that is known.
 */
function mostCents(
  { months, paymentCents, fees }: Term,
  { totalCents }: Figures,
  accruingCents: number | null,
): number {
  if (totalCents !== null) return totalCents + (accruingCents ?? 0);
  return months === null || paymentCents === null || !areKnown(fees) ? Infinity : paymentCents * months;
}

/** `credit_exceeded` compares amount and interest with the available credit (authorization). */
function fitOf({ costCents }: Figures, mostCents: number, { amountCents, openToBuyCents }: Purchase): Fit | null {
  if (openToBuyCents === null) return null;
  if (amountCents + (costCents ?? 0) > openToBuyCents) return 'exceeds';
  return mostCents > openToBuyCents ? 'may_exceed' : 'fits';
}
