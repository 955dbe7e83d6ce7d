// Lookup of the chosen account: masked destinations, security questions, kinds of plans. Repeated when the customer's
// language changes.
import { errorTraits } from '../../flexiti';
import type { Account, Customer, FlexitiError, FlexitiErrorCode, Result } from '../../flexiti';
import { ask, customerLanguage, isAuthorisedUser, languageOfPostalCode, needsCard, next, noop } from '../model';
import type { ChosenStep, Effect, Outcome, State } from '../model';
import { refreshQuote } from './quoting';

/** What of lookup decides the customer's language; a postal code of Quebec stands in for a missing province. */
export function languageHintOf({ province, postalCode, language }: Customer): ChosenStep['languageHint'] {
  const isQuebec = languageOfPostalCode(postalCode) === 'fr-CA';
  return { province: province ?? (isQuebec ? 'QC' : null), language };
}

/** Calls lookup if it was not called yet in the customer's language. */
export function refreshDetails<F extends ChosenStep>(flow: F, at: number): { flow: F; effects: Effect[] } {
  const language = customerLanguage(flow);
  // Later steps show nothing of lookup that depends on the language.
  const isAsked = flow.details.kind !== 'idle' && (flow.detailsLanguage === language || flow.step !== 'verify');
  if (isAsked || needsCard(flow)) return { flow, effects: [] };
  const { vccNumber } = flow.volatile;
  const by = vccNumber === null ? { accountNumber: flow.account.accountNumber } : { vccNumber };
  const asking = ask(flow, { type: 'lookup', by, language });
  return {
    flow: {
      ...asking.flow,
      details: { kind: 'waiting', call: asking.call, since: at },
      detailsLanguage: language,
    },
    effects: [asking.effect],
  };
}

/** Refetches what depends on the customer's language and the amount, if they have changed. */
export function refresh<F extends ChosenStep>(flow: F, at: number): { flow: F; effects: Effect[] } {
  const looking = refreshDetails(flow, at);
  const quoting = refreshQuote(looking.flow, at);
  return { flow: quoting.flow, effects: [...looking.effects, ...quoting.effects] };
}

/** Lookup of the chosen account has answered. */
export function detailsReceived(
  state: State,
  flow: ChosenStep,
  call: number,
  result: Result<Customer>,
  at: number,
): Outcome {
  if (flow.details.kind !== 'waiting' || flow.details.call !== call) return noop(state);
  if (!result.ok) {
    const failed: ChosenStep = { ...flow, details: { kind: 'failed', error: result.error } };
    return { state: { ...state, current: forgetCard(failed, result.error.code) }, effects: [] };
  }
  if (!isOfAccount(result.value, flow.account)) {
    if (flow.volatile.vccNumber === null || flow.languageHint !== null) {
      return {
        state: { ...state, current: { ...flow, details: { kind: 'failed', error: answerOfAnotherAccount } } },
        effects: [],
      };
    }
    const back: ChosenStep = {
      ...flow,
      details: { kind: 'idle' },
      volatile: { ...flow.volatile, vccNumber: null },
    };
    return next(state, back, [], { code: 'card_of_another_account', params: {} });
  }
  const languageHint = flow.languageHint ?? languageHintOf(result.value);
  const ready: ChosenStep = { ...flow, details: { kind: 'ready', value: result.value }, languageHint };
  // What is handed over stays as it was agreed on.
  const refreshed = ready.step === 'handOver' ? { flow: ready, effects: [] } : refresh(ready, at);
  return { state: { ...state, current: refreshed.flow }, effects: refreshed.effects };
}

const answerOfAnotherAccount: FlexitiError = { code: 'answer_not_understood', mayHaveArrived: true };

/** Authorised users of a business share its account; each has their own card. */
function isOfAccount(customer: Customer, account: Account): boolean {
  const number = (text: string): string => text.replace(/^0+/, '');
  if (number(customer.accountNumber) !== number(account.accountNumber)) return false;
  return isAuthorisedUser(account) ? customer.customerId === account.customerId : !isAuthorisedUser(customer);
}

/** Drops a card number that Flexiti does not know or accept, unless it has known it before. */
function forgetCard(flow: ChosenStep, code: FlexitiErrorCode): ChosenStep {
  if (flow.languageHint !== null || errorTraits[code].wrongInput !== true) return flow;
  return { ...flow, volatile: { ...flow.volatile, vccNumber: null } };
}
