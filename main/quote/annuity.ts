// Equal payments: what they are for an amount, and at which rate they are worth it.

/**
 * What `principalCents` costs each month in `months` equal payments at `annualRate / 12` a month, not rounded.
 * `annualRate` is a fraction; at zero the principal is divided evenly.
 */
export function annuityPayment(principalCents: number, annualRate: number, months: number): number {
  const monthly = annualRate / 12;
  if (monthly === 0) return principalCents / months;
  return (principalCents * monthly) / -Math.expm1(-months * Math.log1p(monthly));
}

/**
 * The actuarial rate a year, as a fraction: 12 times the monthly rate at which `months` payments, the first after a month,
 * are worth `amountCents`. Zero where they do not come to more than the amount.
 */
export function annuityRate(amountCents: number, paymentCents: number, months: number): number {
  if (paymentCents * months <= amountCents) return 0;
  // At the rate zero the payments are worth more than the amount, and the less the higher the rate is.
  const worthMore = (monthly: number): boolean => annuityPayment(amountCents, monthly * 12, months) < paymentCents;
  let [low, high] = [0, 1];
  while (worthMore(high)) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (worthMore(middle)) low = middle;
    else high = middle;
  }
  return low * 12;
}
