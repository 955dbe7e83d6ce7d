// The lane's reducer: a pure function from state and event to the next state and effects.
import type { Language } from '../base';
import type { DrawnFor, Intention } from '../../preload/contract';
import { countUnused, endBatch } from './batch';
import { isMeantFor, isSameScreen, isUp, next, needsCard, noop } from './model';
import { isSameCard } from './scan';
import {
  answerPerson,
  canPark,
  detailsReceived,
  discard,
  autoRetry,
  linkChanged,
  retryWaited,
  intendCustomer,
  intendHandOver,
  intendQuote,
  intendVerify,
  forgetCleared,
  isFree,
  isHeldBack,
  keepCleared,
  refresh,
  licenceRead,
  lookedUp,
  park,
  parkedNumberOf,
  print,
  quoteReceived,
  resume,
  retry,
  searched,
  setAmount,
  shifted,
  slipEnded,
  startEmpty,
  startWithNumber,
  startWithScan,
  undo,
  verifyAnswered,
  wipe,
  withFlow,
} from './steps';
import type { Answer, Effect, Failure, Flow, LaneEvent, LaneRules, Notice, Outcome, Parked, State } from './model';
import type { OtherCode, Scan, StartingScan } from './scan';
import { isResult, parkedState } from './view';
import { restore } from './snapshot';

/** What the cashier is told of a scan that was cut. */
const cutNotices = {
  disconnected: 'scan_cut',
  too_long: 'scan_too_long',
  broken_off: 'scan_broken_off',
} as const;

/** Said of a scan; it goes once the next one is read. */
const ofScan: ReadonlySet<Notice['code']> = new Set([
  ...Object.values(cutNotices),
  'scan_unreadable',
  'scan_unsupported',
  'scan_product',
  'scan_unknown',
  'scans_unused',
]);

/**
 * Events that do not fit the state (an answer of an abandoned flow, an intention that was drawn for another customer or
 * another screen) leave the very same object.
 */
export function update(state: State, event: LaneEvent, rules: LaneRules): Outcome {
  const outcome = updated(state, event, rules);
  return outcome.state === state ? outcome : { ...outcome, state: numbered(state, outcome.state) };
}

/** With the numbers of what is drawn: another screen, and another scan that is asked about, have another one. */
function numbered(before: State, after: State): State {
  const isOtherScreen = !isSameScreen(before.current, after.current);
  const isOtherScan = after.pendingScan !== null && !isSameScan(before.pendingScan, after.pendingScan);
  if (!isOtherScreen && !isOtherScan) return after;
  return {
    ...after,
    screenNumber: before.screenNumber + (isOtherScreen ? 1 : 0),
    scanNumber: before.scanNumber + (isOtherScan ? 1 : 0),
  };
}

/** A licence that is held before the scanner is read over and over. */
function isSameScan(one: StartingScan | null, other: StartingScan): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function updated(state: State, event: LaneEvent, rules: LaneRules): Outcome {
  switch (event.type) {
    case 'scanned':
      return state.locked === null
        ? countUnused(state, keepCleared(state, scanned(state, event.scan, event, rules), event), event.at)
        : scannedWhileLocked(state, event.scan, event, rules);
    case 'scanCut': {
      if (state.locked !== null) return noop(state);
      return next(state, state.current, [], { code: cutNotices[event.reason], params: {} });
    }
    case 'scannersChanged':
      return { state: { ...state, scanners: event.scanners }, effects: [] };
    case 'intended':
      if (state.locked !== null || !isMeantFor(shownIn(state), event)) return noop(state);
      return endBatch(
        state,
        endsAsMeant(state, event)
          ? intended(state, event.intention, event, rules)
          : keepCleared(state, intended(state, event.intention, event, rules), event),
      );
    case 'answered': {
      const answer = withMoment(state, event.answer, event.at);
      if (event.flowId === state.current.id) return answered(state, event.call, answer, event.at);
      const parked = state.parked.find(({ flow }) => flow.id === event.flowId);
      return parked === undefined ? noop(state) : answeredParked(state, parked, event.call, answer, event.at);
    }
    case 'slipEnded':
      return slipEnded(state, event.end);
    case 'linkChanged':
      return linkChanged(state, event.link, event.at);
    case 'paced':
      return autoRetry({ ...state, pacing: false }, event.at);
    case 'restored':
      return restore(state, event.customers, event, rules);
    case 'timePassed': {
      const wiped = wipe(forgetCleared(state, event.at), event.at, rules);
      const retried = retryWaited(wiped.state, event.at);
      return { state: retried.state, effects: [...wiped.effects, ...retried.effects] };
    }
    case 'clockSet':
      return { state: shifted(state, event.byMs), effects: [] };
    case 'languageSet':
      return languageSet(state, event.language, event.at);
    case 'locked':
      return state.locked === null ? { state: { ...state, locked: { scanned: false } }, effects: [] } : noop(state);
    case 'unlocked':
      return state.locked === null ? noop(state) : { state: { ...state, locked: null }, effects: [] };
  }
}

/** The till has got all that it needs, as the cashier could see. */
function endsAsMeant(
  state: State,
  { intention: { type }, screenNumber }: Extract<LaneEvent, { type: 'intended' }>,
): boolean {
  const isEnd = state.current.step === 'handOver' && (type === 'done' || type === 'newCustomer');
  return isEnd && screenNumber === state.screenNumber;
}

function shownIn({ current, screenNumber }: State): DrawnFor {
  return { flowId: current.id, screenNumber };
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
  const { current, notice } = outcome.state;
  if (current === parked.flow) return noop(state);
  const [before, after] = [parkedState(parked.flow), parkedState(current)];
  const isNews = notice !== null || (before !== after && isResult(after));
  return { state: { ...state, parked: withFlow(state.parked, current, isNews, notice) }, effects: outcome.effects };
}

function scanned(state: State, scan: Scan, event: LaneEvent, rules: LaneRules): Outcome {
  if (scan.status === 'other') return otherScanned(state, scan.other, event, rules);
  if (scan.status !== 'ok') {
    const code = scan.status === 'unsupported' ? 'scan_unsupported' : 'scan_unreadable';
    return next(state, state.current, [], { code, params: { reason: scan.reason } });
  }
  // A licence held before the scanner is read repeatedly; that must not discard what was typed.
  const isSame = isSameCard(state.current, scan.licence);
  if (isSame && !mayRescan(state.current)) return noop(withoutScanNotice(state));
  if (isSame || isFree(state.current)) return startWith(state, scan, event);
  return { state: { ...withoutScanNotice(state), pendingScan: scan }, effects: [] };
}

function withoutScanNotice(state: State): State {
  return state.notice !== null && ofScan.has(state.notice.code) ? { ...state, notice: null } : state;
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
      return { state: { ...withoutScanNotice(state), pendingScan: { status: 'number', ...other } }, effects: [] };
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
    state: { ...again.state, notice: resumed.state.notice ?? { code: 'resumed', params: { number } } },
    effects: dropAbandon(event, [...cleared.effects, ...resumed.effects, ...again.effects]),
  };
}

/** The scan that was asked about, if it is the one that was answered. */
function answeredScan({ pendingScan, scanNumber }: State, scan: number): StartingScan | null {
  return scan === scanNumber ? pendingScan : null;
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
  if (isHeldBack(flow, intention)) return noop(state);
  switch (intention.type) {
    case 'answerPerson':
      return answerPerson(state, intention.answer, event);
    case 'newCustomer':
      return startEmpty(state, event.fresh);
    case 'park': {
      const asked = state.pendingScan === null ? undefined : state.scanNumber;
      return intention.scan === asked ? parkFor(state, event) : noop(state);
    }
    case 'resume': {
      const resumed = resume(state, intention.number, event);
      if (resumed.state === state) return resumed;
      const again = autoRetry(resumed.state, event.at);
      return { state: again.state, effects: [...resumed.effects, ...again.effects] };
    }
    case 'discard':
      return discard(state, intention.number);
    case 'undo':
      return undo(state, event);
    case 'retry':
      return retry(state, event.at);
    case 'print':
      return print(state, rules);
    case 'acceptScan': {
      const accepted = answeredScan(state, intention.scan);
      return accepted === null ? noop(state) : startWith(state, accepted, event);
    }
    case 'declineScan': {
      const isAsked = answeredScan(state, intention.scan) !== null;
      return isAsked ? { state: { ...state, pendingScan: null }, effects: [] } : noop(state);
    }
    case 'setAmount':
      if (flow.step === 'verify' || flow.step === 'quote') {
        return setAmount(state, flow, intention.amountCents, event.at);
      }
      break;
    case 'setCustomerLanguage': {
      const spoken = inLanguage({ ...flow, chosenLanguage: intention.language }, event.at);
      return next(state, spoken.flow, spoken.effects);
    }
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

/** The terminal's language counts for the customer on the counter and the next ones; a parked one keeps their own. */
function languageSet(state: State, terminalLanguage: Language, at: number): Outcome {
  if (state.current.terminalLanguage === terminalLanguage) return noop(state);
  const spoken = inLanguage({ ...state.current, terminalLanguage }, at);
  return { state: { ...state, current: spoken.flow }, effects: spoken.effects };
}

/** Asks Flexiti again for what it words in the customer's language. What is handed over stays as it was agreed on. */
function inLanguage(flow: Flow, at: number): { flow: Flow; effects: Effect[] } {
  return flow.step === 'verify' || flow.step === 'quote' ? refresh(flow, at) : { flow, effects: [] };
}

/** A failure by a Retry-After for this call, with the moment that it leads to. A lost link is waited for, not a moment. */
function withMoment(state: State, answer: Answer, at: number): Answer {
  if (answer.result.ok || answer.result.error.retryAfterSeconds === undefined || !isUp(state.link)) return answer;
  const error: Failure = { ...answer.result.error, notBefore: at + answer.result.error.retryAfterSeconds * 1000 };
  return { ...answer, result: { ok: false, error } };
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
