// The quote, with everything that the merchant must show (API page, calculate-interest).
import { addMonths } from '../../base';
import type { Plan, Quote, RegularPurchase, Term } from '../../flexiti';
import type { Assessment } from '../../quote';
import type {
  OfferCaution,
  OffersView,
  OfferView,
  PlanView,
  ProblemView,
  QuoteScreenView,
  RegularView,
  TermView,
} from '../../../preload/contract';
import { problemView } from './problem-view';
import {
  canAskAgain,
  canHandOver,
  chosenAmong,
  judgedOffers,
  offerTypeOf,
  openOffers,
  openToBuyCents,
  regularOnly,
} from '../steps';
import type { JudgedOffer } from '../steps';
import type { ChosenStep, QuoteStep } from '../model';

/** `today` decides the day of a deferred plan's one payment. */
export function quoteScreen(flow: QuoteStep, today: string): QuoteScreenView {
  const { quote } = flow;
  const offers = judgedOffers(flow);
  const problem: ProblemView | null = quote.kind === 'failed' ? problemView(quote.error, 'retry') : null;
  return {
    step: 'quote',
    waiting: quote.kind === 'waiting' ? { since: quote.since } : null,
    problem,
    offer: quote.kind === 'ready' ? offersView(flow, quote.value, offers, today) : null,
    regularOnly: regularOnly(flow),
    over: quote.kind === 'ready' ? overView(flow, quote.value, offers) : null,
    canHandOver: canHandOver(flow, offers),
    canAskAgain: canAskAgain(flow, offers),
  };
}

/** `offers` are those of the quote, judged; `today` as for the quote's screen. */
export function offersView(flow: ChosenStep, quote: Quote, offers: readonly JudgedOffer[], today: string): OffersView {
  const regular = offers.find((offer) => offer.plan === null);
  return {
    amountCents: quote.amountCents,
    regular: regular === undefined ? null : regularView(flow, regular.regular, regular.judged),
    plans: quote.plans.map((plan) => planView(flow, plan, offers, today)),
  };
}

/** The chosen offer, or else all that could be chosen, cost more than the open to buy. */
function overView(flow: QuoteStep, quote: Quote, offers: readonly JudgedOffer[]): QuoteScreenView['over'] {
  const limit = openToBuyCents(flow);
  if (limit === null) return null;
  const chosen = chosenAmong(flow, offers);
  const judged = (chosen === null ? openOffers(flow, offers) : [chosen]).map((offer) => offer.judged);
  const exceeds = judged.length === 0 ? quote.amountCents > limit : judged.every(({ fit }) => fit === 'exceeds');
  if (!exceeds) return null;
  const largest = Math.max(0, ...judged.map(({ largestCents }) => largestCents ?? 0));
  return { openToBuyCents: limit, largestCents: largest > 0 ? largest : null };
}

/** What a term and the regular purchase have in common, except whether it is chosen. */
function common(offer: Term | RegularPurchase, judged: Assessment): Omit<OfferView, 'chosen'> {
  const { missing, flags, addsUp, fit, largestCents } = judged;
  return {
    paymentCents: offer.paymentCents,
    fees: offer.fees,
    missing,
    cautions: [
      ...(addsUp === false ? (['does_not_add_up'] as const) : []),
      ...cautions.filter((caution) => flags.includes(caution)),
    ],
    fit,
    largestCents: fit === 'exceeds' ? largestCents : null,
  };
}

const cautions = ['over_35_percent', 'fee_in_quebec'] as const satisfies OfferCaution[];

function regularView(flow: ChosenStep, regular: RegularPurchase, judged: Assessment): RegularView {
  return {
    ...common(regular, judged),
    annualRate: regular.annualRate,
    chosen: flow.choice?.planId === null,
  };
}

function planView(flow: ChosenStep, plan: Plan, offers: readonly JudgedOffer[], today: string): PlanView {
  const terms = offers.flatMap((offer) => (offer.plan === plan ? [termView(flow, offer, today)] : []));
  const [kind = null, ...others] = new Set(terms.map((term) => term.kind));
  return { planId: plan.planId, name: nameOf(flow, plan), kind: others.length === 0 ? kind : null, terms };
}

function termView(
  flow: ChosenStep,
  { plan, term, judged }: Extract<JudgedOffer, { plan: Plan }>,
  today: string,
): TermView {
  const { months, annualRates: rates } = term;
  const shared = common(term, judged);
  const category = offerTypeOf(flow, plan)?.category ?? null;
  // Amount and fees once a month are the same as at the end where there is one month.
  const otherwise = judged.kind !== null && category !== null && judged.kind !== category && months !== 1;
  const kind = judged.kind ?? category;
  const isDeferred = kind === 'deferred_payment';
  return {
    ...shared,
    cautions: otherwise ? [...shared.cautions, 'otherwise_in_lookup'] : shared.cautions,
    months,
    kind,
    rates,
    totalCents: isDeferred ? null : judged.totalCents,
    costOfBorrowingCents: isDeferred ? null : judged.costCents,
    rateWithFees: judged.rateWithFees,
    dueOn: months !== null && (isDeferred || (kind !== null && months === 1)) ? addMonths(today, months) : null,
    ifUnpaid: ifUnpaid(term, judged),
    chosen: months !== null && flow.choice?.planId === plan.planId && flow.choice.months === months,
  };
}

function ifUnpaid({ annualRates }: Term, { flags, accruingCents }: Assessment): TermView['ifUnpaid'] {
  if (!flags.includes('accrues_interest')) return null;
  return { rate: Math.max(...annualRates.map(({ rate }) => rate ?? 0)), interestCents: accruingCents };
}

/** From the quote, or else from lookup. */
export function nameOf(flow: ChosenStep, plan: Plan): string | null {
  return plan.name ?? offerTypeOf(flow, plan)?.name ?? null;
}
