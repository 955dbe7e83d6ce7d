// The financing plans that calculate-interest offers: figures and wording.
export { termAmountCents } from './arithmetic';
export { offerOf } from './plans';
export type { Offer, PlanFee, PlanProfile, PlanTerm, SandboxPlan } from './plans';
export { wordingIn } from './rate-wording';
export type { AnswerLanguage } from './rate-wording';
