// What an offer comes to. Total and cost are told only where Flexiti's own figures reproduce its payment: an answer whose
// figures are not understood must not become a sum.
import type { Fee, PlanCategory, Term } from '../flexiti';
import { annuityPayment, annuityRate } from './annuity';

export interface Figures {
  /** How the plan is paid by its figures: an annuity, or amount and fees at once. Null where neither gives the payment. */
  kind: PlanCategory | null;
  /** All payments together; null where not known. */
  totalCents: number | null;
  /** What the customer pays above the amount; null where not known. */
  costCents: number | null;
  /** A fraction: the actuarial rate a year, fees included. Null where not known. */
  rateWithFees: number | null;
  /** Null where too little is known to tell. */
  addsUp: boolean | null;
}

export const unknownFigures: Figures = {
  kind: null,
  totalCents: null,
  costCents: null,
  rateWithFees: null,
  addsUp: null,
};

/** The figures of a term for a purchase of `amountCents`. */
export function figuresOf(term: Term, amountCents: number): Figures {
  const { months, paymentCents, fees } = term;
  if (months === null || paymentCents === null || amountCents <= 0) return unknownFigures;
  const isComplete = areKnown(fees) && term.annualRates.length > 0 && ratesOf(term).length === term.annualRates.length;
  const kind = kindByFigures(term, amountCents);
  if (kind === null) return { ...unknownFigures, addsUp: isComplete ? false : null };
  const totalCents = kind === 'equal_billing' ? paymentCents * months : paymentCents;
  if (!areKnown(fees) || !Number.isSafeInteger(totalCents)) return { ...unknownFigures, kind, addsUp: true };
  return {
    kind,
    totalCents,
    // Rounding each payment may take the total some cents below the amount; the last payment makes up for it.
    costCents: Math.max(0, totalCents - amountCents),
    rateWithFees:
      kind === 'equal_billing'
        ? annuityRate(amountCents, paymentCents, months)
        : ((totalCents / amountCents - 1) * 12) / months,
    addsUp: true,
  };
}

function kindByFigures(term: Term, amountCents: number): PlanCategory | null {
  const { months, paymentCents } = term;
  if (months === null || paymentCents === null) return null;
  const once = amountCents + onceCents(term.fees) + monthlyCents(term.fees) * months;
  if (once === paymentCents) return 'deferred_payment';
  const isAnnuity = ratesOf(term).some((rate) => {
    const exact = termPayment(amountCents, rate, months, term.fees);
    return Math.abs(exact - paymentCents) <= 0.5 + roundingNoise * exact;
  });
  return isAnnuity ? 'equal_billing' : null;
}

/** For a payment that lies half-way between two cents, and that another program rounded. */
const roundingNoise = 1e-12;

/**
 * The monthly payment, not rounded: an annuity on the amount with the fees that are charged once, and the monthly fees
 * added to it (the example answers of the API page; 250 over 12 months at 0 % with 3.00 `admin_monthly` is 23.83).
 */
function termPayment(amountCents: number, rate: number, months: number, fees: readonly Fee[] | null): number {
  return annuityPayment(amountCents + onceCents(fees), rate, months) + monthlyCents(fees);
}

/**
 * The largest amount for which total payments stay within `limitCents`, at the rate, the months and the fees of this term;
 * null where its kind is not known or nothing fits. Flexiti may ask another fee for another amount.
 */
export function largestAmount(term: Term, kind: PlanCategory | null, limitCents: number): number | null {
  const { months, fees } = term;
  if (kind === null || months === null || !areKnown(fees)) return null;
  const totalOf = (amountCents: number): number => {
    if (kind === 'deferred_payment') return amountCents + onceCents(fees) + monthlyCents(fees) * months;
    const payments = ratesOf(term).map((rate) => Math.round(termPayment(amountCents, rate, months, fees)));
    return Math.max(amountCents, Math.max(...payments) * months);
  };
  let [fits, exceeds] = [0, Math.max(limitCents, 0) + 1];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (totalOf(middle) <= limitCents) fits = middle;
    else exceeds = middle;
  }
  return fits === 0 ? null : fits;
}

/** The rates that could be read. */
export function ratesOf({ annualRates }: Pick<Term, 'annualRates'>): number[] {
  return annualRates.flatMap(({ rate }) => (rate === null ? [] : [rate]));
}

/** Whether it is said of every fee how much it is. */
export function areKnown(fees: readonly Fee[] | null): fees is readonly Fee[] {
  return fees?.every(({ amountCents }) => amountCents !== null) ?? false;
}

/** A fee of an unknown type counts once: if it is charged otherwise, the payment is not reproduced. */
export function onceCents(fees: readonly Fee[] | null): number {
  return sum((fees ?? []).filter(({ type }) => !isMonthly(type)));
}

export function monthlyCents(fees: readonly Fee[] | null): number {
  return sum((fees ?? []).filter(({ type }) => isMonthly(type)));
}

function isMonthly(type: string): boolean {
  return type.toLowerCase() === 'admin_monthly';
}

function sum(fees: readonly Fee[]): number {
  return fees.reduce((cents, { amountCents }) => cents + (amountCents ?? 0), 0);
}
