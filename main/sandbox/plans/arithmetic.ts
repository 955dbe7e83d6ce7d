// The figures of calculate-interest, in integer cents. Reproduces all figures of the API page's two example answers.

/**
 * Monthly payment of an annuity: `principalCents` paid back in `months` equal payments at `annualRate / 12` a month,
 * rounded to the cent. `annualRate` is a fraction (0.0999); at zero the principal is divided evenly.
 */
export function annuityPaymentCents(principalCents: number, annualRate: number, months: number): number {
  const monthly = annualRate / 12;
  if (monthly === 0) return Math.round(principalCents / months);
  return Math.round((principalCents * monthly) / (1 - (1 + monthly) ** -months));
}

export type PaymentRule = 'annuity' | 'deferred';

/**
 * `term_amount` of one term, in cents, fees included. A total fee is financed with the amount; a monthly fee is added to
 * each payment (the page says only that fees are included; how is this sandbox's interpretation).
 */
export function termAmountCents(term: {
  rule: PaymentRule;
  amountCents: number;
  annualRate: number;
  months: number;
  totalFeeCents: number;
  monthlyFeeCents: number;
}): number {
  const principal = term.amountCents + term.totalFeeCents;
  return term.rule === 'annuity'
    ? annuityPaymentCents(principal, term.annualRate, term.months) + term.monthlyFeeCents
    : principal + term.monthlyFeeCents * term.months;
}
