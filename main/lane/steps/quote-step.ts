// Step 3: the plan is chosen.
import type { Intention } from '../../../preload/contract';
import type { ChosenStep, LaneEvent, Outcome, QuoteStep, State } from '../model';
import { next, toVerify, noop } from '../model';
import { refresh } from './details';
import { isAllowed, isChoiceGood, judgedOffers, openOffers } from './offer';

/** Requires a choice that can be handed over, and a PIN that is good for it. */
export function canHandOver(flow: QuoteStep, offers = judgedOffers(flow)): boolean {
  return flow.volatile.pin !== null && isChoiceGood(flow, offers);
}

/**
 * Whether Flexiti can be asked for the quote once more: it failed, or not one of its offers has all that must be shown, so
 * that none could be handed over.
 */
export function canAskAgain(flow: QuoteStep, offers = judgedOffers(flow)): boolean {
  if (flow.quote.kind === 'failed') return true;
  const open = openOffers(flow, offers);
  return open.length > 0 && open.every(({ judged }) => judged.missing.length > 0);
}

/** Also while the PIN is on its way. */
export function choosePlan(
  state: State,
  flow: ChosenStep,
  { planId, months }: Extract<Intention, { type: 'choosePlan' }>,
): Outcome {
  const choice = { planId, months };
  if (flow.quote.kind !== 'ready' || !isAllowed(flow, flow.quote.value, choice)) return noop(state);
  return next(state, { ...flow, choice });
}

export function intendQuote(state: State, flow: QuoteStep, intention: Intention, event: LaneEvent): Outcome {
  switch (intention.type) {
    case 'choosePlan':
      return choosePlan(state, flow, intention);
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
