// Step 4: copies, the end of the flow, and the way back to the quote.
import type { Intention } from '../../../preload/contract';
import { startEmpty } from './customer-step';
import type { HandOverStep, LaneEvent, LaneRules, Outcome, QuoteStep, State } from '../model';
import { next, noop } from '../model';
import { handOverText } from './hand-over-values';
import { refreshQuote } from './quoting';

/** What the cashier wants on the hand-over screen. */
export function intendHandOver(
  state: State,
  flow: HandOverStep,
  intention: Intention,
  event: LaneEvent,
  rules: LaneRules,
): Outcome {
  if (intention.type === 'copy') {
    const text = handOverText(flow, intention.what, rules);
    return text === '' ? noop(state) : { state, effects: [{ type: 'copy', text }] };
  }
  if (intention.type === 'done') return startEmpty(state, event.fresh, { code: 'done', params: {} });
  if (intention.type === 'back') {
    const back: QuoteStep = { ...flow, step: 'quote' };
    const quoting = refreshQuote(back, event.at);
    return next(state, quoting.flow, quoting.effects);
  }
  return noop(state);
}
