// The quote of the chosen account, refreshed when the amount or the customer's language changes.
import type { Quote, Result } from '../../flexiti';
import { withoutSoleChoice, withSoleChoice } from './offer';
import type { ChosenStep, Effect, Loading, Outcome, State } from '../model';
import { ask, customerLanguage, next, toVerify, noop } from '../model';

/** Calls calculate-interest unless the quote is of the present amount and language. */
export function refreshQuote<F extends ChosenStep>(flow: F, at: number): { flow: F; effects: Effect[] } {
  const amountCents = flow.amountCents;
  const language = customerLanguage(flow);
  if (amountCents === null) {
    return { flow: { ...withoutSoleChoice(flow), quote: { kind: 'idle' }, quoteRequest: null }, effects: [] };
  }
  const request = flow.quoteRequest;
  if (request !== null && request.amountCents === amountCents && request.language === language)
    return { flow, effects: [] };
  const question = {
    type: 'calculateInterest' as const,
    accountNumber: flow.account.accountNumber,
    amountCents,
    language,
  };
  const asking = ask(withoutSoleChoice(flow), question);
  return {
    flow: {
      ...asking.flow,
      quote: { kind: 'waiting', call: asking.call, since: at },
      quoteRequest: { amountCents, language },
    },
    effects: [asking.effect],
  };
}

/** A PIN by bypass is void if the new quote no longer allows bypass. */
export function quoteReceived(state: State, flow: ChosenStep, call: number, result: Result<Quote>): Outcome {
  if (flow.quote.kind !== 'waiting' || flow.quote.call !== call) return noop(state);
  const quote = quoteOf(flow, result);
  const quoted: ChosenStep = withSoleChoice({ ...flow, quote });
  const bypassGone = quote.kind === 'ready' && quote.value.regularPurchase?.bypassAllowed !== true;
  if (bypassGone && flow.volatile.pin?.by === 'regular_purchase_bypass') return voidBypassPin(state, quoted);
  return { state: { ...state, current: quoted }, effects: [] };
}

/** A quote of another amount must never be shown. */
function quoteOf(flow: ChosenStep, result: Result<Quote>): Loading<Quote> {
  if (!result.ok) return { kind: 'failed', error: result.error };
  if (result.value.amountCents !== flow.amountCents) {
    return { kind: 'failed', error: { code: 'answer_not_understood', mayHaveArrived: true } };
  }
  return { kind: 'ready', value: result.value };
}

/** Back to verify without the PIN, which was good for a regular purchase up to its amount. */
export function voidBypassPin(state: State, flow: ChosenStep, effects: Effect[] = []): Outcome {
  const attempt = { kind: 'none' as const };
  const verify = toVerify({ ...flow, attempt, volatile: { ...flow.volatile, pin: null } });
  return next(state, verify, effects, { code: 'bypass_pin_void', params: {} });
}

export function setAmount(state: State, flow: ChosenStep, amountCents: number | null, at: number): Outcome {
  if (amountCents === flow.amountCents) return noop(state);
  const { pin } = flow.volatile;
  const refused = flow.refused.filter((format) => format !== 'regular_purchase_bypass');
  const quoting = refreshQuote({ ...flow, amountCents, refused }, at);
  const raised = amountCents !== null && amountCents > (pin?.amountCents ?? 0);
  if (raised && pin?.by === 'regular_purchase_bypass') return voidBypassPin(state, quoting.flow, quoting.effects);
  return next(state, quoting.flow, quoting.effects);
}
