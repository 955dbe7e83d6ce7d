// The slip for the customer: printed at the cashier's command alone, one at a time.
import type { PrintEnd } from '../../../preload/contract';
import type { Flow, LaneRules, Outcome, State } from '../model';
import { next, noop, personQuestion } from '../model';
import { hasGoodOffer, isChoiceGood } from './offer';

/** Whether there is something to print: what can be bought, for a customer who is known to be the right one. */
export function hasSlip(flow: Flow): boolean {
  if (personQuestion(flow) !== null) return false;
  return flow.step === 'handOver' ? isChoiceGood(flow) : flow.step === 'quote' && hasGoodOffer(flow);
}

export function print(state: State, rules: LaneRules): Outcome {
  if (!rules.hasPrinter || state.printing || !hasSlip(state.current)) return noop(state);
  return { state: { ...state, printing: true, notice: null }, effects: [{ type: 'print' }] };
}

/** Said whoever is on the counter: a slip that did not come out is still owed. */
export function slipEnded(state: State, end: PrintEnd): Outcome {
  const over: State = { ...state, printing: false };
  if (end.printed) {
    const code = end.confirmed ? 'slip_printed' : 'slip_sent';
    return next(over, over.current, [], { code, params: {} });
  }
  const code = end.partly ? 'slip_partly' : 'slip_failed';
  return next(over, over.current, [], { code, params: { because: end.because } });
}
