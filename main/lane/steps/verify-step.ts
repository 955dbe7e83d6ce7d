// Step 2: the customer is verified, by one decision of the cashier at a time.
import type { Language } from '../../base';
import { errorTraits } from '../../flexiti';
import type { Account, Customer, FlexitiError, Result, Verification, VerifyDecision } from '../../flexiti';
import type { Intention } from '../../../preload/contract';
import {
  ask,
  backToCustomer,
  canSend,
  next,
  isAuthorisedUser,
  lastMessage,
  needsCard,
  sendAgainAfter,
  noop,
} from '../model';
import type {
  Attempt,
  Chosen,
  ChosenStep,
  CustomerStep,
  Effect,
  LaneEvent,
  LaneRules,
  Outcome,
  Pin,
  QuoteStep,
  State,
  VerifyStep,
} from '../model';
import { refresh, refreshDetails, languageHintOf } from './details';
import { isChoiceGood, showsPlans, withSoleChoice } from './offer';
import { choosePlan } from './quote-step';
import { voidBypassPin } from './quoting';

/**
 * Starts lookup and, if there is an amount, calculate-interest side by side. `looked` is the answer of a lookup by number,
 * and its language.
 */
export function enterVerify(
  flow: CustomerStep,
  account: Account,
  found: Chosen['found'],
  looked: { value: Customer; language: Language } | null,
  at: number,
): { flow: VerifyStep; effects: Effect[] } {
  const { phase: _phase, ...common } = flow;
  const entered: VerifyStep = {
    ...common,
    step: 'verify',
    account,
    found,
    details: looked === null ? { kind: 'idle' } : { kind: 'ready', value: looked.value },
    detailsLanguage: looked?.language ?? null,
    languageHint: looked === null ? null : languageHintOf(looked.value),
    quote: { kind: 'idle' },
    quoteRequest: null,
    choice: null,
    attempt: { kind: 'none' },
    refused: [],
    pinProblem: false,
  };
  // Chosen again after going back: the PIN that went out is still good.
  const message = needsCard(entered) ? null : lastMessage(entered);
  const attempt: Attempt = message === null ? entered.attempt : { kind: 'sent', to: message.to, at: message.at };
  return refresh({ ...entered, attempt }, at);
}

export function intendVerify(
  state: State,
  flow: VerifyStep,
  intention: Intention,
  event: LaneEvent,
  rules: LaneRules,
): Outcome {
  const { attempt } = flow;
  switch (intention.type) {
    case 'verify':
      return canSend(flow, intention.format, rules) && isComplete(flow, intention)
        ? decide(state, flow, intention, event.at)
        : noop(state);
    case 'pinArrived': {
      if (attempt.kind !== 'unclear' || (attempt.format !== 'sms' && attempt.format !== 'email')) {
        return noop(state);
      }
      return next(state, sentTo(flow, attempt.format, attempt.at));
    }
    case 'enterPin': {
      if (attempt.kind !== 'sent') return noop(state);
      if (!isPin(intention.pin)) return next(state, { ...flow, pinProblem: true });
      return verified(state, flow, { code: intention.pin, by: attempt.to, amountCents: flow.amountCents });
    }
    case 'choosePlan':
      return showsPlans(flow) ? choosePlan(state, flow, intention) : noop(state);
    case 'continue':
      return flow.volatile.pin === null ? noop(state) : next(state, withSoleChoice({ ...flow, step: 'quote' }));
    case 'giveCard': {
      // Once lookup has accepted the card, a PIN may depend on it.
      if (!isAuthorisedUser(flow.account)) return noop(state);
      if (!needsCard(flow) && flow.languageHint !== null) return noop(state);
      const given: VerifyStep = {
        ...flow,
        details: { kind: 'idle' },
        languageHint: null,
        volatile: { ...flow.volatile, vccNumber: intention.number },
      };
      const looking = refreshDetails(given, event.at);
      return next(state, looking.flow, looking.effects);
    }
    case 'back':
      return attempt.kind === 'sending' ? noop(state) : next(state, backToCustomer(flow));
    default:
      return noop(state);
  }
}

/** An empty security answer would count as a wrong one. */
function isComplete(flow: VerifyStep, intention: Extract<Intention, { type: 'verify' }>): boolean {
  if (intention.format === 'merchant_override') return intention.operator.trim() !== '';
  if (intention.format !== 'security_question') return true;
  if (flow.details.kind !== 'ready' || intention.answer.trim() === '') return false;
  return flow.details.value.securityQuestions.some(({ id }) => id === intention.questionId);
}

/** Until a message has had time to arrive, no second one goes out, and the screen asks for its PIN. */
function decide(
  state: State,
  flow: VerifyStep,
  intention: Extract<Intention, { type: 'verify' }>,
  at: number,
): Outcome {
  const message = lastMessage(flow, intention.format);
  if (message === null || at >= message.at + sendAgainAfter) return send(state, flow, intention, at);
  const { attempt } = flow;
  if (attempt.kind === 'sent' && attempt.to === message.to) return noop(state);
  const waiting = { kind: 'sent' as const, to: message.to, at: message.at };
  return next(state, { ...withoutPin(flow), attempt: waiting, pinProblem: false });
}

function sentTo(flow: VerifyStep, to: 'sms' | 'email', at: number): VerifyStep {
  const { accountNumber, customerId } = flow.account;
  const message = { accountNumber, customerId, to, at };
  return { ...flow, attempt: { kind: 'sent', to, at }, messages: [...flow.messages, message] };
}

/** A new decision replaces the request id's earlier one: its PIN may no longer be good. */
function withoutPin(flow: VerifyStep): VerifyStep {
  return { ...flow, volatile: { ...flow.volatile, pin: null } };
}

function send(state: State, flow: VerifyStep, intention: Extract<Intention, { type: 'verify' }>, at: number): Outcome {
  const { vccNumber } = flow.volatile;
  const decision: VerifyDecision = {
    ...(intention.format === 'security_question'
      ? { format: intention.format, questionId: intention.questionId, answer: intention.answer }
      : { format: intention.format }),
    requestId: flow.requestId,
    ...(vccNumber === null ? {} : { vccNumber }),
  };
  const asking = ask(flow, { type: 'verify', accountNumber: flow.account.accountNumber, decision });
  const { amountCents } = flow;
  const attempt = { kind: 'sending' as const, format: intention.format, amountCents, call: asking.call, since: at };
  const sending = { ...withoutPin(asking.flow), attempt, verifySent: true, pinProblem: false };
  return next(state, sending, [asking.effect]);
}

export function verifyAnswered(
  state: State,
  flow: ChosenStep,
  call: number,
  result: Result<Verification>,
  at: number,
): Outcome {
  const { attempt } = flow;
  if (flow.step !== 'verify' || attempt.kind !== 'sending' || attempt.call !== call) return noop(state);
  const { format } = attempt;
  if (!result.ok) {
    const { error } = result;
    if (error.mayHaveArrived) return next(state, { ...flow, attempt: { kind: 'unclear', format, at, error } });
    const refused = errorTraits[error.code].finalForVerify === format ? [...flow.refused, format] : flow.refused;
    return next(state, { ...flow, attempt: { kind: 'refused', format, error }, refused });
  }
  if (result.value.kind === 'sent') {
    return next(state, sentTo(flow, result.value.to, at));
  }
  // Nobody has read out a PIN: what Flexiti sent instead is no proof of anything.
  if (format === 'sms' || format === 'email') {
    return next(state, { ...flow, attempt: { kind: 'unclear', format, at, error: notSent } });
  }
  const pin: Pin = { code: result.value.pin, by: format, amountCents: attempt.amountCents };
  return isVoidOnArrival(flow, pin) ? voidBypassPin(state, flow) : verified(state, flow, pin);
}

const notSent: FlexitiError = { code: 'answer_not_understood', mayHaveArrived: true };

/** Whether a PIN by bypass is void on arrival: the amount or the quote has changed meanwhile. */
function isVoidOnArrival(flow: VerifyStep, pin: Pin): boolean {
  if (pin.by !== 'regular_purchase_bypass') return false;
  if (flow.amountCents !== null && flow.amountCents > (pin.amountCents ?? 0)) return true;
  return flow.quote.kind === 'ready' && flow.quote.value.regularPurchase?.bypassAllowed !== true;
}

/** What was chosen while the PIN was on its way is handed over at once; a plan does not go with a PIN by bypass. */
function verified(state: State, flow: VerifyStep, pin: Pin): Outcome {
  const quoted: QuoteStep = {
    ...flow,
    step: 'quote',
    choice: pin.by === 'sms' || pin.by === 'email' ? flow.choice : null,
    pinProblem: false,
    attempt: { kind: 'verified', by: pin.by },
    volatile: { ...flow.volatile, pin },
  };
  const { choice } = quoted;
  if (choice !== null && isChoiceGood(quoted)) return next(state, { ...quoted, step: 'handOver', choice });
  return next(state, withSoleChoice(quoted));
}

/** Only the form: the purchase checks the PIN. */
function isPin(text: string): boolean {
  return /^\d{4,8}$/.test(text);
}
