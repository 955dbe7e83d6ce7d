// The lane: a pure function from what is and what happens to what is next and what is to be done.
import type { Intention } from '../../preload/contract';
import { next, needsCard, noop } from './model';
import { isSameCard } from './scan';
import {
  canPark,
  detailsCame,
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
  parkedWith,
  quoteCame,
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

/**
 * Gives the next state and the effects. What does not fit the state (an answer of an abandoned flow, a wish meant for
 * another customer, a key of another screen) leaves it as it is, to the same object.
 */
export function update(state: State, event: LaneEvent, rules: LaneRules): Outcome {
  switch (event.type) {
    case 'scanned':
      return state.locked === null
        ? scanned(state, event.scan, event, rules)
        : scannedWhileLocked(state, event.scan, event, rules);
    case 'scanCut': {
      if (state.locked !== null) return noop(state);
      const code = event.reason === 'too_long' ? 'scan_too_long' : 'scan_cut';
      return next(state, state.current, [], { code, params: {} });
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

/** On an empty counter a scan unlocks the lane, unless an operator's PIN is asked for: there is nobody's data to show. */
function scannedWhileLocked(state: State, scan: Scan, event: LaneEvent, rules: LaneRules): Outcome {
  if (!rules.pinToUnlock && !canPark(state.current)) return scanned({ ...state, locked: null }, scan, event, rules);
  return { state: { ...state, locked: { scanned: true } }, effects: [] };
}

/** An answer for somebody who waits beside the counter changes their flow, and nothing on the counter. */
function answeredParked(state: State, parked: Parked, call: number, answer: Answer, at: number): Outcome {
  const beside: State = { ...state, current: parked.flow, pendingScan: null, notice: null };
  const outcome = answered(beside, call, answer, at);
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
  // A licence held before the scanner is read again and again; what was typed about it must not be lost to that.
  const isSame = isSameCard(state.current, scan.licence);
  if (isSame && !mayBeRead(state.current)) return noop(state);
  if (isSame || isFree(state.current)) return startWith(state, scan, event);
  return { state: { ...state, pendingScan: scan }, effects: [] };
}

/** A code that is no licence: a card or an account is looked up, everything else is named. */
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

/** Whoever was parked and holds out the licence once more is taken back. */
function startWith(state: State, scan: StartingScan, event: LaneEvent): Outcome {
  if (scan.status !== 'ok') return startWithNumber(state, scan, event);
  const number = parkedWith(state, scan);
  if (number === null) return startWithScan(state, scan, event);
  const cleared = startEmpty(state, event.fresh);
  const resumed = resume(cleared.state, number, event);
  const again = autoRetry(resumed.state, event.at);
  return {
    state: { ...again.state, notice: { code: 'resumed', params: { number } } },
    effects: dropAbandon(event, [...cleared.effects, ...resumed.effects, ...again.effects]),
  };
}

/** Parks whoever is on the counter; after a second scan the one that was scanned comes onto it. */
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

/** Without giving up the empty counter in between, on which nobody was. */
function dropAbandon({ fresh }: LaneEvent, effects: Effect[]): Effect[] {
  return effects.filter((effect) => effect.type !== 'abandon' || effect.flowId !== fresh.flowId);
}

/** After a failure or nobody found, the same licence read once more is the cashier's way to try again. */
function mayBeRead(flow: Flow): boolean {
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
        const kept = refresh({ ...flow, chosenLanguage: intention.language }, event.at);
        return next(state, kept.flow, kept.effects);
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
        : detailsCame(state, flow, call, answer.result, at);
    case 'readLicence':
      return licenceRead(state, flow, call, answer.result, at);
    case 'calculateInterest':
      return flow.step === 'customer' ? noop(state) : quoteCame(state, flow, call, answer.result);
    case 'verify':
      return flow.step === 'customer' ? noop(state) : verifyAnswered(state, flow, call, answer.result, at);
  }
}
