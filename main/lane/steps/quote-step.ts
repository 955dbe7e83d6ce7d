// Step 3: the plan is chosen.
import type { Plan, Quote, RegularPurchase, Term } from '../../flexiti';
import type { Intention } from '../../../preload/contract';
import type { Choice, ChosenStep, LaneEvent, Outcome, QuoteStep, State } from '../model';
import { next, toVerify, noop } from '../model';
import { refresh } from './details';

export type ChosenOffer = { plan: Plan; term: Term } | { plan: null; regular: RegularPurchase };

/** The offer of the quote that was chosen; null if the quote has no such offer. */
export function chosenOffer(quote: Quote, choice: Choice): ChosenOffer | null {
  if (choice.planId === null) {
    return quote.regularPurchase === null ? null : { plan: null, regular: quote.regularPurchase };
  }
  const plan = quote.plans.find(({ planId }) => planId === choice.planId);
  const term = plan?.terms.find(({ months }) => months === choice.months);
  return plan === undefined || term === undefined ? null : { plan, term };
}

/** Whether the PIN was got by bypass, which is for a regular purchase only. */
export function regularOnly(flow: ChosenStep): boolean {
  return flow.volatile.pin?.by === 'regular_purchase_bypass';
}

/** By the newest answer that has it. */
export function openToBuyCents(flow: ChosenStep): number | null {
  const quoted = flow.quote.kind === 'ready' ? flow.quote.value.customer.openToBuyCents : null;
  const detailed = flow.details.kind === 'ready' ? flow.details.value.openToBuyCents : null;
  return quoted ?? detailed ?? flow.account.openToBuyCents;
}

export function isOverOpenToBuy(flow: ChosenStep): boolean {
  const limit = openToBuyCents(flow);
  return limit !== null && flow.amountCents !== null && flow.amountCents > limit;
}

/** Requires a choice that the present quote offers, a PIN that is good for it, and enough open to buy. */
export function canHandOver(flow: QuoteStep): boolean {
  if (flow.quote.kind !== 'ready' || flow.choice === null || flow.volatile.pin === null) return false;
  if (isOverOpenToBuy(flow)) return false;
  return isAllowed(flow, flow.quote.value, flow.choice);
}

function isAllowed(flow: QuoteStep, quote: Quote, choice: Choice): boolean {
  return chosenOffer(quote, choice) !== null && !(regularOnly(flow) && choice.planId !== null);
}

export function intendQuote(state: State, flow: QuoteStep, intention: Intention, event: LaneEvent): Outcome {
  switch (intention.type) {
    case 'choosePlan': {
      const choice = { planId: intention.planId, months: intention.months };
      if (flow.quote.kind !== 'ready' || !isAllowed(flow, flow.quote.value, choice)) return noop(state);
      return next(state, { ...flow, choice });
    }
    case 'handOver': {
      if (!canHandOver(flow) || flow.choice === null) return noop(state);
      return next(state, { ...flow, step: 'handOver', choice: flow.choice });
    }
    case 'back': {
      const refreshed = refresh(toVerify(flow), event.at);
      return next(state, refreshed.flow, refreshed.effects);
    }
    default:
      return noop(state);
  }
}
