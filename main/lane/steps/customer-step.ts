// Step 1: from a scan, a name or a number to one account.
import type { Account, LookupBy, SearchQuery } from '../../flexiti';
import type { Warning } from '../../licence';
import type { Intention } from '../../../preload/contract';
import { ask, emptyFlow, next, mayBuy, isTransient, noop } from '../model';
import { confirmReasons, factsByHand, factsOf, retyped, searchName, searchNameLimits, searchQueryOf } from '../scan';
import type { CustomerStep, Effect, Flow, Found, FreshIds, LaneEvent, Notice, Outcome, State } from '../model';
import type { CardFacts, Scan, ScannedNumber } from '../scan';
import { openAccount } from './found';
import { startLookup, startSearch } from './searching';

/** Clears the counter for the next customer. A verify that is under way continues, with a notice. */
export function startEmpty(state: State, fresh: FreshIds, afterwards: Notice | null = null): Outcome {
  const { current } = state;
  const isLeft = current.step === 'verify' && current.attempt.kind === 'sending';
  const notice: Notice | null = isLeft ? { code: 'verify_left', params: {} } : afterwards;
  const abandon: Effect = { type: 'abandon', flowId: state.current.id };
  return {
    state: { ...state, current: emptyFlow(fresh, current.terminalLanguage), pendingScan: null, notice },
    effects: [abandon],
  };
}

/** Flexiti reads the licence too; the search starts at once if all that it needs is certain. */
export function startWithScan(state: State, scan: Extract<Scan, { status: 'ok' }>, event: LaneEvent): Outcome {
  const cleared = startEmpty(state, event.fresh);
  const facts = factsOf(scan.licence);
  const started = { ...emptyFlow(event.fresh, state.current.terminalLanguage), ...enteredInAdvance(state.current) };
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
  const flow = { ...emptyFlow(event.fresh, state.current.terminalLanguage), ...enteredInAdvance(state.current) };
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
  // Confirmed as it stands: the card's, and compared with Flexiti's reading of it.
  const isConfirmed = same && isSameName(before.facts, typed);
  const source = isConfirmed ? before.source : 'byHand';
  const searching = startSearch({ ...cleaned, card: { facts, source } }, query, at);
  return next(state, searching.flow, searching.effects);
}

function isSameName(facts: CardFacts, { firstName, lastName }: SearchQuery): boolean {
  const query = searchQueryOf(facts);
  return query.firstName === firstName && query.lastName === lastName;
}

/** Moot once the cashier has typed the whole name. */
function isOfRetypedName({ code, params }: Warning, { truncated }: CardFacts): boolean {
  const { field } = params;
  return code === 'name_truncated' && (field === 'firstName' || field === 'lastName') && !truncated[field];
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

function chooseAccount(state: State, flow: CustomerStep, account: Account, found: Found, at: number): Outcome {
  if (mayBuy(account) === 'no') {
    return next(state, flow, [], { code: 'status_stops', params: { status: account.status ?? '' } });
  }
  return openAccount(state, flow, account, found, at);
}
