// Step 3: the plan is chosen.
import type { Plan, Quote, RegularPurchase, Term } from '../../flexiti';
import type { Intention } from '../../../preload/contract';
import type { Choice, ChosenStep, LaneEvent, Outcome, QuoteStep, State } from '../model';
import { next, toVerify, noop } from '../model';
import { refresh } from './details';

export type ChosenOffer = { plan: Plan; term: Term } | { plan: null; regular: RegularPurchase };

/** What a choice stands for in the quote, or null where the quote does not hold it. */
export function chosenOffer(quote: Quote, choice: Choice): ChosenOffer | null {
  if (choice.planId === null) {
    return quote.regularPurchase === null ? null : { plan: null, regular: quote.regularPurchase };
  }
  const plan = quote.plans.find(({ planId }) => planId === choice.planId);
  const term = plan?.terms.find(({ months }) => months === choice.months);
  return plan === undefined || term === undefined ? null : { plan, term };
}

/** Whether the PIN at hand was got by bypass, which is for a regular purchase only. */
export function regularOnly(flow: ChosenStep): boolean {
  return flow.volatile.pin?.by === 'regular_purchase_bypass';
}

/** What the customer may still spend, by the newest answer that says it; null where none does. */
export function openToBuyCents(flow: ChosenStep): number | null {
  const quoted = flow.quote.kind === 'ready' ? flow.quote.value.customer.openToBuyCents : null;
  const detailed = flow.details.kind === 'ready' ? flow.details.value.openToBuyCents : null;
  return quoted ?? detailed ?? flow.account.openToBuyCents;
}

/** Whether the amount on the counter is more than the open to buy. */
export function isOverOpenToBuy(flow: ChosenStep): boolean {
  const limit = openToBuyCents(flow);
  return limit !== null && flow.amountCents !== null && flow.amountCents > limit;
}

/** A choice that the present quote holds, a PIN that is good for it, and money enough. */
export function canHandOver(flow: QuoteStep): boolean {
  if (flow.quote.kind !== 'ready' || flow.choice === null || flow.volatile.pin === null) return false;
  if (isOverOpenToBuy(flow)) return false;
  return isAllowed(flow, flow.quote.value, flow.choice);
}

function isAllowed(flow: QuoteStep, quote: Quote, choice: Choice): boolean {
  return chosenOffer(quote, choice) !== null && !(regularOnly(flow) && choice.planId !== null);
}

/** What the cashier wants on the quote screen. */
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
      const kept = refresh(toVerify(flow), event.at);
      return next(state, kept.flow, kept.effects);
    }
    default:
      return noop(state);
  }
}
