// Step 1: from a scan, a name or a number to one account.
import type { Language } from '../../base';
import { accountOf } from '../../flexiti';
import type { Account, Customer, LicenceReading, LookupBy, Result, SearchQuery } from '../../flexiti';
import type { Warning } from '../../licence';
import type { Intention } from '../../../preload/contract';
import { ask, backToCustomer, emptyFlow, next, isAuthorisedUser, mayBuy, isTransient, noop } from '../model';
import {
  confirmReasons,
  factsByHand,
  factsOf,
  mergeReading,
  retyped,
  searchName,
  searchNameLimits,
  searchQueryOf,
} from '../scan';
import type { CustomerStep, Effect, Flow, FreshIds, LaneEvent, Notice, Outcome, State } from '../model';
import type { CardFacts, Scan, ScannedNumber } from '../scan';
import { refresh } from './details';
import { enterVerify } from './verify-step';

/** Clears the counter for the next customer. A verify that is under way continues, with a notice. */
export function startEmpty(state: State, fresh: FreshIds, afterwards: Notice | null = null): Outcome {
  const { current } = state;
  const isLeft = current.step === 'verify' && current.attempt.kind === 'sending';
  const notice: Notice | null = isLeft ? { code: 'verify_left', params: {} } : afterwards;
  const abandon: Effect = { type: 'abandon', flowId: state.current.id };
  return { state: { ...state, current: emptyFlow(fresh), pendingScan: null, notice }, effects: [abandon] };
}

/** Flexiti reads the licence too; the search starts at once if all that it needs is certain. */
export function startWithScan(state: State, scan: Extract<Scan, { status: 'ok' }>, event: LaneEvent): Outcome {
  const cleared = startEmpty(state, event.fresh);
  const facts = factsOf(scan.licence);
  const started = { ...emptyFlow(event.fresh), ...enteredInAdvance(state.current) };
  const reading = ask(started, { type: 'readLicence', code: scan.code });
  const flow: CustomerStep = {
    ...reading.flow,
    card: { facts, source: 'licence' },
    warnings: scan.warnings,
    reading: { kind: 'waiting', call: reading.call, since: event.at },
  };
  const effects = [...cleared.effects, reading.effect];
  const reasons = confirmReasons(scan);
  const query = searchQueryOf(facts);
  if (reasons.length > 0) {
    return next(cleared.state, { ...flow, phase: { kind: 'confirm', query, reasons } }, effects, cleared.state.notice);
  }
  const searching = startSearch(flow, query, event.at);
  return next(cleared.state, searching.flow, [...effects, ...searching.effects], cleared.state.notice);
}

export function startWithNumber(state: State, { kind, number }: ScannedNumber, event: LaneEvent): Outcome {
  const cleared = startEmpty(state, event.fresh);
  const flow = { ...emptyFlow(event.fresh), ...enteredInAdvance(state.current) };
  const looking = startLookup(flow, lookupBy(kind, number), event.at);
  return next(cleared.state, looking.flow, [...cleared.effects, ...looking.effects], cleared.state.notice);
}

/** What was entered on an empty counter is meant for the next customer. */
function enteredInAdvance(flow: Flow): Partial<Pick<CustomerStep, 'amountCents' | 'chosenLanguage'>> {
  if (flow.step !== 'customer' || flow.phase.kind !== 'empty') return {};
  return { amountCents: flow.amountCents, chosenLanguage: flow.chosenLanguage };
}

/**
 * Whether a scan may replace the flow without confirmation: no customer is in progress or waits for Flexiti, and no card's
 * data is being corrected.
 */
export function isFree(flow: Flow): boolean {
  if (flow.step !== 'customer') return false;
  const { phase } = flow;
  return phase.kind === 'empty' || phase.kind === 'nobody' || (phase.kind === 'failed' && !isTransient(phase.error));
}

export function intendCustomer(state: State, flow: CustomerStep, intention: Intention, event: LaneEvent): Outcome {
  const { phase } = flow;
  switch (intention.type) {
    case 'search': {
      const { firstName, lastName, birthDate, postalCode } = intention;
      const typed = { firstName, lastName, birthDate, ...(postalCode === '' ? {} : { postalCode }) };
      return searchByHand(state, flow, typed, event.at);
    }
    case 'lookup': {
      const by = lookupBy(intention.by, intention.number);
      const cleared: CustomerStep = { ...flow, card: null, warnings: [], differences: [], reading: 'none' };
      const looking = startLookup(cleared, by, event.at);
      return next(state, looking.flow, looking.effects);
    }
    case 'chooseAccount': {
      if (phase.kind !== 'choosing') return noop(state);
      const account = phase.accounts[intention.index];
      return account === undefined ? noop(state) : chooseAccount(state, flow, account, phase, event.at);
    }
    case 'setAmount':
      return next(state, { ...flow, amountCents: intention.amountCents });
    case 'setCustomerLanguage':
      return next(state, { ...flow, chosenLanguage: intention.language });
    case 'back':
      return phase.kind === 'empty' ? noop(state) : startEmpty(state, event.fresh);
    default:
      return noop(state);
  }
}

function searchByHand(state: State, flow: CustomerStep, typed: SearchQuery, at: number): Outcome {
  const before = flow.card;
  const same = before !== null && before.facts.birthDate === typed.birthDate;
  const { firstName, lastName } = typed;
  const facts = same ? retyped(before.facts, { firstName, lastName }) : factsByHand(typed);
  const query: SearchQuery = {
    ...typed,
    firstName: searchName(firstName, searchNameLimits.firstName),
    lastName: searchName(lastName, searchNameLimits.lastName),
  };
  const cleaned: CustomerStep = same
    ? { ...flow, warnings: flow.warnings.filter((warning) => !isOfRetypedName(warning, facts)) }
    : { ...flow, warnings: [], differences: [], reading: 'none' };
  const searching = startSearch({ ...cleaned, card: { facts, source: 'byHand' } }, query, at);
  return next(state, searching.flow, searching.effects);
}

/** Moot once the cashier has typed the whole name. */
function isOfRetypedName({ code, params }: Warning, { truncated }: CardFacts): boolean {
  const { field } = params;
  return code === 'name_truncated' && (field === 'firstName' || field === 'lastName') && !truncated[field];
}

export function startSearch(
  flow: CustomerStep,
  query: SearchQuery,
  at: number,
): { flow: CustomerStep; effects: Effect[] } {
  const asking = ask(flow, { type: 'search', query });
  return {
    flow: { ...asking.flow, phase: { kind: 'searching', query, call: asking.call, since: at } },
    effects: [asking.effect],
  };
}

/** Without data on the customer: the API's own default, unless the cashier has chosen. */
function lookupLanguage(flow: CustomerStep): Language {
  return flow.chosenLanguage ?? 'en-CA';
}

function lookupBy(by: 'card' | 'account' | 'customer', number: string): LookupBy {
  switch (by) {
    case 'card':
      return { vccNumber: number };
    case 'account':
      return { accountNumber: number };
    case 'customer':
      return { customerId: number };
  }
}

export function startLookup(flow: CustomerStep, by: LookupBy, at: number): { flow: CustomerStep; effects: Effect[] } {
  const asking = ask(flow, { type: 'lookup', by, language: lookupLanguage(flow) });
  return {
    flow: { ...asking.flow, phase: { kind: 'lookingUp', by, call: asking.call, since: at } },
    effects: [asking.effect],
  };
}

/** A single account that may buy is chosen automatically. The notice stays: the cashier has not pressed a key since. */
export function searched(
  state: State,
  flow: CustomerStep,
  call: number,
  result: Result<Account[]>,
  at: number,
): Outcome {
  const { phase } = flow;
  if (phase.kind !== 'searching' || phase.call !== call) return noop(state);
  const { query } = phase;
  const { notice } = state;
  if (!result.ok) {
    return next(state, { ...flow, phase: { kind: 'failed', error: result.error, request: { query } } }, [], notice);
  }
  const accounts = result.value;
  const [only] = accounts;
  if (only === undefined) return next(state, { ...flow, phase: { kind: 'nobody', query } }, [], notice);
  const choosing: CustomerStep = { ...flow, phase: { kind: 'choosing', query, accounts } };
  if (accounts.length > 1 || mayBuy(only) !== 'yes') return next(state, choosing, [], notice);
  const entering = enterVerify(choosing, only, { query, accounts }, null, at);
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
  const looked = { value: result.value, language: lookupLanguage(flow) };
  const entering = enterVerify({ ...flow, volatile: { ...flow.volatile, vccNumber } }, account, null, looked, at);
  return next(state, entering.flow, entering.effects, notice);
}

function chooseAccount(
  state: State,
  flow: CustomerStep,
  account: Account,
  found: { query: SearchQuery; accounts: Account[] },
  at: number,
): Outcome {
  if (mayBuy(account) === 'no') {
    return next(state, flow, [], { code: 'status_stops', params: { status: account.status ?? '' } });
  }
  const { query, accounts } = found;
  const entering = enterVerify(flow, account, { query, accounts }, null, at);
  return next(state, entering.flow, entering.effects);
}

/** Flexiti's reading wins, and the search is repeated if it depends on the difference. */
export function licenceRead(
  state: State,
  flow: Flow,
  call: number,
  result: Result<LicenceReading>,
  at: number,
): Outcome {
  if (typeof flow.reading === 'string' || flow.reading.call !== call) return noop(state);
  if (!result.ok) {
    const reading = result.error.code === 'licence_not_supported' ? 'not_supported' : 'failed';
    return { state: { ...state, current: { ...flow, reading } }, effects: [] };
  }
  if (flow.card?.source !== 'licence')
    return { state: { ...state, current: { ...flow, reading: 'read' } }, effects: [] };
  const { facts, differences, searchAgain } = mergeReading(flow.card.facts, result.value);
  const read: Flow = { ...flow, reading: 'read', card: { facts, source: 'licence' }, differences };
  if (!searchAgain || !maySearchAgain(read)) {
    // The province that Flexiti reads may decide the language.
    const known = read.step === 'customer' || read.step === 'handOver' ? null : refresh(read, at);
    return { state: { ...state, current: known?.flow ?? read }, effects: known?.effects ?? [] };
  }
  const query = searchQueryOf(facts);
  if (read.step === 'customer' && read.phase.kind === 'confirm') {
    return { state: { ...state, current: { ...read, phase: { ...read.phase, query } } }, effects: [] };
  }
  const searching = startSearch(backToCustomer(read), query, at);
  return { state: { ...state, current: searching.flow }, effects: searching.effects };
}

/** Only until the customer has heard of the account that the first search found. */
function maySearchAgain(flow: Flow): boolean {
  if (flow.verifySent) return false;
  switch (flow.step) {
    case 'customer':
      return flow.phase.kind !== 'empty' && flow.phase.kind !== 'lookingUp';
    case 'verify':
      return true;
    case 'quote':
    case 'handOver':
      return false;
  }
}
