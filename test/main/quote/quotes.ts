// Terms to judge, complete unless they say otherwise.
import type { AnnualRate, Fee, Plan, RegularPurchase, Term } from '../../../main/flexiti';

export const plan: Pick<Plan, 'planId'> = { planId: 4 };

export function rateOf(rate: number | null, changes: Partial<AnnualRate> = {}): AnnualRate {
  return { description: 'Annual rate:', rate, type: 'APR', message: 'Legal words', ...changes };
}

export function feeOf(amountCents: number | null, changes: Partial<Fee> = {}): Fee {
  return { description: 'Fee:', amountCents, type: 'admin_total', message: 'Fee words', ...changes };
}

export function termOf(changes: Partial<Term> = {}): Term {
  return { months: 3, paymentCents: 356, annualRates: [rateOf(0.0999)], fees: [], contradicted: false, ...changes };
}

export function regularOf(changes: Partial<RegularPurchase> = {}): RegularPurchase {
  return { paymentCents: 1050, annualRate: 0.3099, fees: [], bypassAllowed: false, ...changes };
}
