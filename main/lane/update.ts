// The lane's reducer: a pure function from state and event to the next state and effects.
import type { Intention } from '../../preload/contract';
import { next, needsCard, noop } from './model';
import { isSameCard } from './scan';
import {
  canPark,
  detailsReceived,
  discard,
  autoRetry,
  intendCustomer,
  intendHandOver,
  intendQuote,
  intendVerify,
  isFree,
  refresh,
  licenceRead,
  lookedUp,
  park,
  parkedNumberOf,
  quoteReceived,
  resume,
  retry,
  searched,
  setAmount,
  shifted,
  startEmpty,
  startWithNumber,
  startWithScan,
  verifyAnswered,
  wipe,
  withFlow,
} from './steps';
import type { Answer, Effect, Flow, LaneEvent, LaneRules, Outcome, Parked, State } from './model';
import type { OtherCode, Scan, StartingScan } from './scan';
import { isResult, parkedState } from './view';
import { restore } from './snapshot';

/** What the cashier is told of a scan that was cut. */
const cutNotices = {
  disconnected: 'scan_cut',
  too_long: 'scan_too_long',
  broken_off: 'scan_broken_off',
} as const;

/**
 * Events that do not fit the state (an answer of an abandoned flow, an intention meant for another customer or another
 * screen) leave the very same object.
 */
export function update(state: State, event: LaneEvent, rules: LaneRules): Outcome {
  switch (event.type) {
    case 'scanned':
      return state.locked === null
        ? scanned(state, event.scan, event, rules)
        : scannedWhileLocked(state, event.scan, event, rules);
    case 'scanCut': {
      if (state.locked !== null) return noop(state);
      return next(state, state.current, [], { code: cutNotices[event.reason], params: {} });
    }
    case 'scannersChanged':
      return { state: { ...state, scanners: event.scanners }, effects: [] };
    case 'intended':
      if (state.locked !== null || event.flowId !== state.current.id) return noop(state);
      return intended(state, event.intention, event, rules);
    case 'answered': {
      if (event.flowId === state.current.id) return answered(state, event.call, event.answer, event.at);
      const parked = state.parked.find(({ flow }) => flow.id === event.flowId);
      return parked === undefined ? noop(state) : answeredParked(state, parked, event.call, event.answer, event.at);
    }
    case 'linkChanged':
      return autoRetry({ ...state, link: event.link }, event.at);
    case 'paced':
      return autoRetry({ ...state, pacing: false }, event.at);
    case 'restored':
      return restore(state, event.customers, event, rules);
    case 'timePassed':
      return wipe(state, event.at, rules);
    case 'clockSet':
      return { state: shifted(state, event.byMs), effects: [] };
    case 'locked':
      return state.locked === null ? { state: { ...state, locked: { scanned: false } }, effects: [] } : noop(state);
    case 'unlocked':
      return state.locked === null ? noop(state) : { state: { ...state, locked: null }, effects: [] };
  }
}

/** On an empty counter a scan unlocks the lane, unless that requires a PIN: there is no customer's data to show. */
function scannedWhileLocked(state: State, scan: Scan, event: LaneEvent, rules: LaneRules): Outcome {
  if (!rules.pinToUnlock && !canPark(state.current)) return scanned({ ...state, locked: null }, scan, event, rules);
  return { state: { ...state, locked: { scanned: true } }, effects: [] };
}

/** An answer for a parked customer changes their flow, and nothing on the counter. */
function answeredParked(state: State, parked: Parked, call: number, answer: Answer, at: number): Outcome {
  const asCurrent: State = { ...state, current: parked.flow, pendingScan: null, notice: null };
  const outcome = answered(asCurrent, call, answer, at);
  const { current } = outcome.state;
  if (current === parked.flow) return noop(state);
  const [before, after] = [parkedState(parked.flow), parkedState(current)];
  const changed: State = { ...state, parked: withFlow(state.parked, current, before !== after && isResult(after)) };
  return { state: changed, effects: outcome.effects };
}

function scanned(state: State, scan: Scan, event: LaneEvent, rules: LaneRules): Outcome {
  if (scan.status === 'other') return otherScanned(state, scan.other, event, rules);
  if (scan.status !== 'ok') {
    const code = scan.status === 'unsupported' ? 'scan_unsupported' : 'scan_unreadable';
    return next(state, state.current, [], { code, params: { reason: scan.reason } });
  }
  // A licence held before the scanner is read repeatedly; that must not discard what was typed.
  const isSame = isSameCard(state.current, scan.licence);
  if (isSame && !mayRescan(state.current)) return noop(state);
  if (isSame || isFree(state.current)) return startWith(state, scan, event);
  return { state: { ...state, pendingScan: scan }, effects: [] };
}

function otherScanned(state: State, other: OtherCode, event: LaneEvent, rules: LaneRules): Outcome {
  const { current } = state;
  switch (other.kind) {
    case 'card':
    case 'account':
      if (other.kind === 'card' && current.step === 'verify' && needsCard(current)) {
        return intendVerify(state, current, { type: 'giveCard', number: other.number }, event, rules);
      }
      if (isFree(current)) return startWithNumber(state, other, event);
      return { state: { ...state, pendingScan: { status: 'number', ...other } }, effects: [] };
    case 'product':
      return next(state, current, [], { code: 'scan_product', params: {} });
    case 'unknown':
      return next(state, current, [], { code: 'scan_unknown', params: { length: other.length } });
    case 'empty':
      return noop(state);
  }
}

/** The licence of a parked customer resumes them. */
function startWith(state: State, scan: StartingScan, event: LaneEvent): Outcome {
  if (scan.status !== 'ok') return startWithNumber(state, scan, event);
  const number = parkedNumberOf(state, scan);
  if (number === null) return startWithScan(state, scan, event);
  const cleared = startEmpty(state, event.fresh);
  const resumed = resume(cleared.state, number, event);
  const again = autoRetry(resumed.state, event.at);
  return {
    state: { ...again.state, notice: { code: 'resumed', params: { number } } },
    effects: dropAbandon(event, [...cleared.effects, ...resumed.effects, ...again.effects]),
  };
}

/** With a pending scan, its customer is started in place of the parked one. */
function parkFor(state: State, event: LaneEvent): Outcome {
  const { pendingScan } = state;
  const parked = park(state, event);
  if (parked.state === state || pendingScan === null) return parked;
  const started = startWith({ ...parked.state, notice: null }, pendingScan, event);
  const { notice } = parked.state;
  return {
    state: { ...started.state, notice: started.state.notice ?? notice },
    effects: dropAbandon(event, [...parked.effects, ...started.effects]),
  };
}

/** The empty counter in between had no calls to cancel. */
function dropAbandon({ fresh }: LaneEvent, effects: Effect[]): Effect[] {
  return effects.filter((effect) => effect.type !== 'abandon' || effect.flowId !== fresh.flowId);
}

/** After a failure or an empty result, scanning the same licence is a retry. */
function mayRescan(flow: Flow): boolean {
  return flow.step === 'customer' && (flow.phase.kind === 'failed' || flow.phase.kind === 'nobody');
}

function intended(state: State, intention: Intention, event: LaneEvent, rules: LaneRules): Outcome {
  const flow = state.current;
  switch (intention.type) {
    case 'newCustomer':
      return startEmpty(state, event.fresh);
    case 'park':
      return parkFor(state, event);
    case 'resume': {
      const resumed = resume(state, intention.number, event);
      if (resumed.state === state) return resumed;
      const again = autoRetry(resumed.state, event.at);
      return { state: again.state, effects: [...resumed.effects, ...again.effects] };
    }
    case 'discard':
      return discard(state, intention.number);
    case 'retry':
      return retry(state, event.at);
    case 'acceptScan':
      return state.pendingScan === null ? noop(state) : startWith(state, state.pendingScan, event);
    case 'declineScan':
      return state.pendingScan === null ? noop(state) : { state: { ...state, pendingScan: null }, effects: [] };
    case 'setAmount':
      if (flow.step === 'verify' || flow.step === 'quote') {
        return setAmount(state, flow, intention.amountCents, event.at);
      }
      break;
    case 'setCustomerLanguage':
      if (flow.step === 'verify' || flow.step === 'quote') {
        const refreshed = refresh({ ...flow, chosenLanguage: intention.language }, event.at);
        return next(state, refreshed.flow, refreshed.effects);
      }
      break;
    default:
      break;
  }
  switch (flow.step) {
    case 'customer':
      return intendCustomer(state, flow, intention, event);
    case 'verify':
      return intendVerify(state, flow, intention, event, rules);
    case 'quote':
      return intendQuote(state, flow, intention, event);
    case 'handOver':
      return intendHandOver(state, flow, intention, event, rules);
  }
}

function answered(state: State, call: number, answer: Answer, at: number): Outcome {
  const flow = state.current;
  switch (answer.to) {
    case 'search':
      return flow.step === 'customer' ? searched(state, flow, call, answer.result, at) : noop(state);
    case 'lookup':
      return flow.step === 'customer'
        ? lookedUp(state, flow, call, answer.result, at)
        : detailsReceived(state, flow, call, answer.result, at);
    case 'readLicence':
      return licenceRead(state, flow, call, answer.result, at);
    case 'calculateInterest':
      return flow.step === 'customer' ? noop(state) : quoteReceived(state, flow, call, answer.result);
    case 'verify':
      return flow.step === 'customer' ? noop(state) : verifyAnswered(state, flow, call, answer.result, at);
  }
}
