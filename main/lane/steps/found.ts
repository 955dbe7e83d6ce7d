// What a search or a lookup has found, and the account that is opened of it.
import { accountOf } from '../../flexiti';
import type { Account, Customer, FoundAccounts, Result } from '../../flexiti';
import { isAuthorisedUser, isOtherName, mayBuy, next, noop } from '../model';
import type { CustomerStep, Found, Notice, Outcome, State } from '../model';
import { respelledQuery } from './reading';
import { startSearch } from './searching';
import { enterVerify } from './verify-step';

/** A single account that may buy is chosen automatically. The notice stays: the cashier has not pressed a key since. */
export function searched(
  state: State,
  flow: CustomerStep,
  call: number,
  result: Result<FoundAccounts>,
  at: number,
): Outcome {
  const { phase } = flow;
  if (phase.kind !== 'searching' || phase.call !== call) return noop(state);
  const { query } = phase;
  const { notice } = state;
  if (!result.ok) {
    return next(state, { ...flow, phase: { kind: 'failed', error: result.error, request: { query } } }, [], notice);
  }
  const { accounts, unread } = result.value;
  if (accounts.length === 0) {
    const respelled = respelledQuery(flow, query);
    if (respelled === null) return next(state, { ...flow, phase: { kind: 'nobody', query } }, [], notice);
    const searching = startSearch(flow, respelled, at);
    return next(state, searching.flow, searching.effects, notice);
  }
  return openOnly(state, { ...flow, phase: { kind: 'choosing', query, accounts, unread } }, at, notice);
}

/** Opens the only account, if nothing is to be chosen or asked: an account that could not be read may be the customer's. */
export function openOnly(state: State, flow: CustomerStep, at: number, notice: Notice | null): Outcome {
  const { phase, question } = flow;
  if (phase.kind !== 'choosing' || question !== null || phase.unread > 0) return next(state, flow, [], notice);
  const [only, ...others] = phase.accounts;
  if (only === undefined || others.length > 0 || mayBuy(only) !== 'yes') return next(state, flow, [], notice);
  return openAccount(state, flow, only, phase, at, notice);
}

/** Asks first where Flexiti has the account under another name than the card's. */
export function openAccount(
  state: State,
  flow: CustomerStep,
  account: Account,
  { query, accounts, unread }: Found,
  at: number,
  notice: Notice | null = null,
): Outcome {
  if (isOtherName(flow, account)) {
    return next(state, { ...flow, question: { kind: 'account', account } }, [], notice);
  }
  const entering = enterVerify(flow, account, { query, accounts, unread }, null, at);
  return next(state, entering.flow, entering.effects, notice);
}

/** Lookup by a number has answered. The notice stays, as after a search. */
export function lookedUp(
  state: State,
  flow: CustomerStep,
  call: number,
  result: Result<Customer>,
  at: number,
): Outcome {
  const { phase } = flow;
  if (phase.kind !== 'lookingUp' || phase.call !== call) return noop(state);
  const { by } = phase;
  const { notice } = state;
  if (!result.ok) {
    return result.error.code === 'not_found'
      ? next(state, { ...flow, phase: { kind: 'nobody', query: null } }, [], notice)
      : next(state, { ...flow, phase: { kind: 'failed', error: result.error, request: { by } } }, [], notice);
  }
  const account = accountOf(result.value);
  const vccNumber = 'vccNumber' in by && isAuthorisedUser(account) ? by.vccNumber : null;
  const looked = { value: result.value, language: phase.language };
  const entering = enterVerify({ ...flow, volatile: { ...flow.volatile, vccNumber } }, account, null, looked, at);
  const told = 'vccNumber' in by ? cardNotice(by.vccNumber, account) : null;
  return next(state, entering.flow, entering.effects, told ?? notice);
}

/** Lookup has the ending of the account's primary card: another one is said, because a replaced card has it too. */
function cardNotice(vccNumber: string, account: Account): Notice | null {
  const { cardEndingIn } = account;
  if (cardEndingIn === null || isAuthorisedUser(account) || vccNumber.endsWith(cardEndingIn)) return null;
  return { code: 'card_ending_differs', params: { card: vccNumber.slice(-4), account: cardEndingIn } };
}
