// The plans of each customer profile: terms with rate, rule and fee.
import type { PaymentRule } from './arithmetic';

/** Fee of a term, in cents; `admin_monthly` is charged with every payment. */
export interface PlanFee {
  cents: number;
  type: 'admin_total' | 'admin_monthly';
}

export interface PlanTerm {
  months: number;
  fee: PlanFee | null;
}

export interface SandboxPlan {
  id: number;
  name: { en: string; fr: string };
  category: 'equal_billing' | 'deferred_payment';
  rule: PaymentRule;
  /** A promotional rate as a fraction, or null for the account's own rate. */
  promotionalRate: number | null;
  terms: PlanTerm[];
}

export interface Offer {
  regular: { monthlyFeeCents: number } | null;
  plans: SandboxPlan[];
  /** Whether calculate-interest gives `plan_name`, as on the newer page; the example bodies have none. */
  namesPlans: boolean;
}

export type PlanProfile =
  | 'page-roc'
  | 'page-quebec'
  | 'page-lookup'
  | 'page-business'
  | 'roc'
  | 'quebec'
  | 'quebec-fees'
  | 'business'
  | 'monthly-fee'
  | 'no-promotional'
  | 'no-regular';

const free = (...months: number[]): PlanTerm[] => months.map((count) => ({ months: count, fee: null }));

const withFee = (months: number, cents: number, type: PlanFee['type'] = 'admin_total'): PlanTerm => ({
  months,
  fee: { cents, type },
});

const equalPayments = (terms: PlanTerm[], promotionalRate = 0.0999): SandboxPlan => ({
  id: 4,
  name: { en: 'Equal Payments, Reduced Interest', fr: 'Versements égaux, intérêt réduit' },
  category: 'equal_billing',
  rule: 'annuity',
  promotionalRate,
  terms,
});

const deferred = (terms: PlanTerm[]): SandboxPlan => ({
  id: 6,
  name: { en: 'Deferred Payment', fr: 'Paiement différé' },
  category: 'deferred_payment',
  rule: 'deferred',
  promotionalRate: null,
  terms,
});

const graceThenRegularInterest = (terms: PlanTerm[]): SandboxPlan => ({
  id: 1,
  name: {
    en: '90 Days Grace, Equal Payments Regular Interest',
    fr: 'Sursis de 90 jours, versements égaux, intérêt courant',
  },
  category: 'equal_billing',
  rule: 'annuity',
  promotionalRate: null,
  terms,
});

const pageFees = [
  equalPayments([...free(3), withFee(6, 5000), withFee(12, 4999)]),
  deferred([...free(3), withFee(6, 5999)]),
];

const regular = { monthlyFeeCents: 0 };

const offers: Record<PlanProfile, Offer> = {
  'page-roc': { regular, plans: pageFees, namesPlans: false },
  'page-quebec': { regular, plans: [equalPayments(free(3, 6))], namesPlans: false },
  'page-lookup': { regular, plans: [graceThenRegularInterest(free(12, 18, 24, 36))], namesPlans: true },
  'page-business': {
    regular,
    plans: [graceThenRegularInterest(free(12, 18, 24, 36, 48, 60, 72))],
    namesPlans: true,
  },
  roc: { regular, plans: pageFees, namesPlans: true },
  quebec: { regular, plans: [equalPayments(free(3, 6, 12))], namesPlans: true },
  'quebec-fees': { regular, plans: [equalPayments([...free(3), withFee(12, 2500)])], namesPlans: true },
  business: {
    regular,
    plans: [graceThenRegularInterest(free(12, 24, 36)), equalPayments(free(6, 12), 0)],
    namesPlans: true,
  },
  'monthly-fee': {
    regular: { monthlyFeeCents: 199 },
    plans: [equalPayments([withFee(6, 350, 'admin_monthly'), withFee(24, 425, 'admin_monthly')], 0.1299)],
    namesPlans: true,
  },
  'no-promotional': { regular, plans: [], namesPlans: true },
  'no-regular': { regular: null, plans: pageFees, namesPlans: true },
};

export function offerOf(profile: PlanProfile): Offer {
  return offers[profile];
}
