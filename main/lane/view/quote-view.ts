// The quote, with everything that the merchant must show (API page, calculate-interest).
import { addMonths } from '../../base';
import type { Plan, PlanCategory, Term } from '../../flexiti';
import type { PlanView, ProblemView, QuoteScreenView, RegularView, TermView } from '../../../preload/contract';
import { problemView } from './problem-view';
import { canHandOver, isOverOpenToBuy, openToBuyCents, regularOnly } from '../steps';
import type { Choice, ChosenStep, QuoteStep } from '../model';

/** `today` decides the day of a deferred plan's one payment. */
export function quoteScreen(flow: QuoteStep, today: string): QuoteScreenView {
  const { quote, choice } = flow;
  const problem: ProblemView | null = quote.kind === 'failed' ? problemView(quote.error, 'retry') : null;
  return {
    step: 'quote',
    waiting: quote.kind === 'waiting' ? { since: quote.since } : null,
    problem,
    offer:
      quote.kind !== 'ready'
        ? null
        : {
            amountCents: quote.value.amountCents,
            regular: regularView(flow),
            plans: quote.value.plans.map((plan) => planView(flow, plan, choice, quote.value.amountCents, today)),
          },
    regularOnly: regularOnly(flow),
    overOpenToBuyCents: isOverOpenToBuy(flow) ? openToBuyCents(flow) : null,
    canHandOver: canHandOver(flow),
  };
}

function regularView(flow: QuoteStep): RegularView | null {
  const regular = flow.quote.kind === 'ready' ? flow.quote.value.regularPurchase : null;
  if (regular === null) return null;
  const { paymentCents, annualRate, fees } = regular;
  return { paymentCents, annualRate, fees, chosen: flow.choice?.planId === null };
}

function planView(flow: QuoteStep, plan: Plan, choice: Choice | null, amountCents: number, today: string): PlanView {
  const kind = categoryOf(flow, plan);
  return {
    planId: plan.planId,
    name: nameOf(flow, plan),
    kind,
    terms: plan.terms.map((term) => ({
      ...termView(term, kind, amountCents, today),
      chosen: choice?.planId === plan.planId && choice.months === term.months,
    })),
  };
}

function termView(term: Term, kind: PlanCategory | null, amountCents: number, today: string): Omit<TermView, 'chosen'> {
  const { months, paymentCents, annualRates, fees } = term;
  const totalCents = kind === null ? null : kind === 'equal_billing' ? paymentCents * months : paymentCents;
  return {
    months,
    paymentCents,
    rates: annualRates,
    fees,
    totalCents,
    // Rounding each payment may take the total a cent below the amount; borrowing never earns.
    costOfBorrowingCents: totalCents === null ? null : Math.max(0, totalCents - amountCents),
    dueOn: kind === 'deferred_payment' ? addMonths(today, months) : null,
  };
}

/** From lookup's offer types; without one, nothing is computed. */
function categoryOf(flow: ChosenStep, plan: Plan): PlanCategory | null {
  return offerTypeOf(flow, plan)?.category ?? null;
}

/** From the quote, or else from lookup. */
export function nameOf(flow: ChosenStep, plan: Plan): string | null {
  return plan.name ?? offerTypeOf(flow, plan)?.name ?? null;
}

function offerTypeOf(flow: ChosenStep, plan: Plan): { name: string | null; category: PlanCategory | null } | null {
  if (flow.details.kind !== 'ready') return null;
  return flow.details.value.offerTypes.find(({ planId }) => planId === plan.planId) ?? null;
}
