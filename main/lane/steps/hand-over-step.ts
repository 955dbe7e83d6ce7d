// Step 4: the values are copied, and the flow ends.
import type { Intention } from '../../../preload/contract';
import { startEmpty } from './customer-step';
import type { HandOverStep, LaneEvent, LaneRules, Outcome, QuoteStep, State } from '../model';
import { next, noop } from '../model';
import { handOverText } from './hand-over-values';
import { refreshQuote } from './quoting';

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
