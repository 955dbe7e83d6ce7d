// Keeps the quote of a chosen account in step with what it depends on: the amount and the customer's language.
import type { Quote, Result } from '../../flexiti';
import type { ChosenStep, Effect, Loading, Outcome, State } from '../model';
import { ask, customerLanguage, next, toVerify, noop } from '../model';

/** Asks calculate-interest again when the amount or the language is no longer the one that was asked for. */
export function refreshQuote<F extends ChosenStep>(flow: F, at: number): { flow: F; effects: Effect[] } {
  const amountCents = flow.amountCents;
  const language = customerLanguage(flow);
  if (amountCents === null) return { flow: { ...flow, quote: { kind: 'idle' }, quoteAsked: null }, effects: [] };
  const asked = flow.quoteAsked;
  if (asked !== null && asked.amountCents === amountCents && asked.language === language) return { flow, effects: [] };
  const question = {
    type: 'calculateInterest' as const,
    accountNumber: flow.account.accountNumber,
    amountCents,
    language,
  };
  const asking = ask(flow, question);
  return {
    flow: {
      ...asking.flow,
      quote: { kind: 'waiting', call: asking.call, since: at },
      quoteAsked: { amountCents, language },
    },
    effects: [asking.effect],
  };
}

/** Calculate-interest has answered: the quote stands, and a PIN by bypass with it only if bypass is still allowed. */
export function quoteCame(state: State, flow: ChosenStep, call: number, result: Result<Quote>): Outcome {
  if (flow.quote.kind !== 'waiting' || flow.quote.call !== call) return noop(state);
  const quote = quoteOf(flow, result);
  const quoted: ChosenStep = { ...flow, quote };
  const bypassGone = quote.kind === 'ready' && quote.value.regularPurchase?.bypassAllowed !== true;
  if (bypassGone && flow.volatile.pin?.by === 'regular_purchase_bypass') return voidBypassPin(state, quoted);
  return { state: { ...state, current: quoted }, effects: [] };
}

/** A quote for another amount than the one on the counter must never be shown. */
function quoteOf(flow: ChosenStep, result: Result<Quote>): Loading<Quote> {
  if (!result.ok) return { kind: 'failed', error: result.error };
  if (result.value.amountCents !== flow.amountCents) {
    return { kind: 'failed', error: { code: 'answer_not_understood', mayHaveArrived: true } };
  }
  return { kind: 'ready', value: result.value };
}

/** Back to verify without the PIN: it was good for a regular purchase up to the amount it was got for. */
export function voidBypassPin(state: State, flow: ChosenStep, effects: Effect[] = []): Outcome {
  const attempt = { kind: 'none' as const };
  const verify = toVerify({ ...flow, attempt, volatile: { ...flow.volatile, pin: null } });
  return next(state, verify, effects, { code: 'bypass_pin_void', params: {} });
}

/** The cashier has typed, changed or taken back the amount. */
export function setAmount(state: State, flow: ChosenStep, amountCents: number | null, at: number): Outcome {
  if (amountCents === flow.amountCents) return noop(state);
  const { pin } = flow.volatile;
  const refused = flow.refused.filter((format) => format !== 'regular_purchase_bypass');
  const quoting = refreshQuote({ ...flow, amountCents, refused }, at);
  const raised = amountCents !== null && amountCents > (pin?.amountCents ?? 0);
  if (raised && pin?.by === 'regular_purchase_bypass') return voidBypassPin(state, quoting.flow, quoting.effects);
  return next(state, quoting.flow, quoting.effects);
}
