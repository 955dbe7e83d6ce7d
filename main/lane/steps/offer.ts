// One offer of the quote, judged for this customer.
import type { OfferType, Plan, Quote, RegularPurchase, Term } from '../../flexiti';
import { assessRegular, assessTerm, isQuebec } from '../../quote';
import type { Assessment } from '../../quote';
import type { Choice, ChosenStep, VerifyStep } from '../model';

export type Offer = { plan: Plan; term: Term } | { plan: null; regular: RegularPurchase };
export type JudgedOffer = Offer & { judged: Assessment };

/** A flow is never changed, and the views of both displays, the slip and the steps ask for the same. */
const judgedOf = new WeakMap<ChosenStep, readonly JudgedOffer[]>();

/** Every offer of the present quote, the regular purchase first, each judged for this customer. Empty without a quote. */
export function judgedOffers(flow: ChosenStep): readonly JudgedOffer[] {
  const known = judgedOf.get(flow);
  if (known !== undefined) return known;
  const { quote } = flow;
  const judged =
    quote.kind !== 'ready'
      ? []
      : offersOf(quote.value).map((offer) => ({ ...offer, judged: assessOffer(flow, quote.value, offer) }));
  judgedOf.set(flow, judged);
  return judged;
}

function offersOf({ regularPurchase: regular, plans }: Quote): Offer[] {
  const terms = plans.flatMap((plan) => plan.terms.map((term) => ({ plan, term })));
  return [...(regular === null ? [] : [{ plan: null, regular }]), ...terms];
}

/** Of all offers the one that was chosen; null if there is no such offer, or two. */
export function chosenAmong(flow: ChosenStep, offers: readonly JudgedOffer[]): JudgedOffer | null {
  if (flow.quote.kind !== 'ready' || flow.choice === null) return null;
  const chosen = chosenOffer(flow.quote.value, flow.choice);
  return offers.find((offer) => chosen !== null && isSameOffer(offer, chosen)) ?? null;
}

function isSameOffer(one: Offer, other: Offer): boolean {
  if (one.plan === null || other.plan === null) return one.plan === other.plan;
  return one.plan === other.plan && one.term === other.term;
}

/** What a PIN like this customer's is good for: all of them, or after a bypass the regular purchase. */
export function openOffers(flow: ChosenStep, offers: readonly JudgedOffer[]): readonly JudgedOffer[] {
  return regularOnly(flow) ? offers.filter(({ plan }) => plan === null) : offers;
}

/** The offer of the quote that was chosen; null if the quote has no such offer, or two. */
export function chosenOffer(quote: Quote, choice: Choice): Offer | null {
  if (choice.planId === null) {
    return quote.regularPurchase === null ? null : { plan: null, regular: quote.regularPurchase };
  }
  if (choice.months === null) return null;
  const plan = quote.plans.find(({ planId }) => planId === choice.planId);
  const term = plan?.terms.find(({ months, contradicted }) => months === choice.months && !contradicted);
  return plan === undefined || term === undefined ? null : { plan, term };
}

/** Whether the PIN was got by bypass, which is for a regular purchase only. */
export function regularOnly(flow: ChosenStep): boolean {
  return flow.volatile.pin?.by === 'regular_purchase_bypass';
}

/** Whether the plans are on the screen beside the question for the PIN. */
export function showsPlans({ attempt }: VerifyStep): boolean {
  if (attempt.kind === 'sending') return attempt.format === 'sms' || attempt.format === 'email';
  return attempt.kind === 'sent';
}

/** Whether the quote offers it, once, for a PIN like this customer's. */
export function isAllowed(flow: ChosenStep, quote: Quote, choice: Choice): boolean {
  return chosenOffer(quote, choice) !== null && !(regularOnly(flow) && choice.planId !== null);
}

/**
 * Whether the present quote offers what was chosen with everything that must be disclosed, and there is enough open to buy
 * for what it costs.
 */
export function isChoiceGood(flow: ChosenStep, offers = judgedOffers(flow)): boolean {
  const chosen = chosenAmong(flow, openOffers(flow, offers));
  return chosen !== null && isGood(chosen);
}

/** Whether the present quote has anything that can be bought. */
export function hasGoodOffer(flow: ChosenStep): boolean {
  return judgedOffers(flow).some(isGood);
}

function isGood({ judged: { missing, fit } }: JudgedOffer): boolean {
  return missing.length === 0 && fit !== 'exceeds';
}

/** Where there is one thing to choose, and it can be handed over, it is chosen. */
export function withSoleChoice<F extends ChosenStep>(flow: F): F {
  const sole = soleChoice(flow);
  return sole === null || flow.choice !== null ? flow : { ...flow, choice: sole };
}

/** Before another quote is asked for: what was the only one may be one of several there, and nobody has chosen it. */
export function withoutSoleChoice<F extends ChosenStep>(flow: F): F {
  return soleChoice(flow) === null ? flow : { ...flow, choice: null };
}

function soleChoice(flow: ChosenStep): Choice | null {
  if (flow.quote.kind !== 'ready') return null;
  const { value } = flow.quote;
  const all: Choice[] = [
    { planId: null, months: null },
    ...value.plans.flatMap(({ planId, terms }) => terms.map(({ months }) => ({ planId, months }))),
  ];
  const [sole, ...others] = all.filter((choice) => isAllowed(flow, value, choice));
  if (sole === undefined || others.length > 0) return null;
  return isChoiceGood({ ...flow, choice: sole }) ? sole : null;
}

/** What it comes to, what is missing, and whether it fits this customer's open to buy. */
function assessOffer(flow: ChosenStep, { amountCents }: Quote, offer: Offer): Assessment {
  const purchase = { amountCents, openToBuyCents: openToBuyCents(flow), inQuebec: livesInQuebec(flow) };
  if (offer.plan === null) return assessRegular(offer.regular, purchase);
  return assessTerm(offer.plan, offer.term, offerTypeOf(flow, offer.plan)?.category ?? null, purchase);
}

/** What lookup says of a plan; null without a lookup. */
export function offerTypeOf(flow: ChosenStep, plan: Plan): OfferType | null {
  if (flow.details.kind !== 'ready') return null;
  return flow.details.value.offerTypes.find(({ planId }) => planId === plan.planId) ?? null;
}

/** By the newest answer that has it. */
export function openToBuyCents(flow: ChosenStep): number | null {
  const quoted = flow.quote.kind === 'ready' ? flow.quote.value.customer.openToBuyCents : null;
  const detailed = flow.details.kind === 'ready' ? flow.details.value.openToBuyCents : null;
  return quoted ?? detailed ?? flow.account.openToBuyCents;
}

/** By the account or by the card: one of the two is enough for a word of caution. */
function livesInQuebec(flow: ChosenStep): boolean {
  const detailed = flow.details.kind === 'ready' ? flow.details.value.province : null;
  return [detailed, flow.languageHint?.province ?? null, flow.card?.facts.province ?? null].some(isQuebec);
}
