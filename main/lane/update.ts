// The lane: a pure function from what is and what happens to what is next and what is to be done.
import type { FlexitiErrorCode, Result } from '../flexiti';
import type { Intention, LinkState } from '../../preload/contract';
import { needsCard } from './account';
import {
  intendCustomer,
  isFree,
  licenceRead,
  lookedUp,
  searched,
  startEmpty,
  startWithNumber,
  startWithScan,
} from './customer-step';
import { isSameCard } from './card';
import { detailsCame, keepAll } from './details';
import type { Answer, LaneEvent, Scan, StartingScan } from './event';
import type { OtherCode } from './other-code';
import { goOn, unchanged } from './outcome';
import type { Outcome } from './outcome';
import { intendHandOver } from './hand-over-step';
import { intendQuote } from './quote-step';
import { quoteCame, setAmount } from './quoting';
import type { Flow, LaneRules, State } from './state';
import { intendVerify, verifyAnswered } from './verify-step';

/**
 * Gives the next state and the effects. What does not fit the state (an answer of an abandoned flow, a wish meant for
 * another customer, a key of another screen) leaves it as it is, to the same object.
 */
export function update(state: State, event: LaneEvent, rules: LaneRules): Outcome {
  switch (event.type) {
    case 'scanned':
      return scanned(state, event.scan, event, rules);
    case 'scanCut': {
      const code = event.reason === 'too_long' ? 'scan_too_long' : 'scan_cut';
      return goOn(state, state.current, [], { code, params: {} });
    }
    case 'scannersChanged':
      return { state: { ...state, scanners: event.scanners }, effects: [] };
    case 'intended':
      return event.flowId === state.current.id ? intended(state, event.intention, event, rules) : unchanged(state);
    case 'answered': {
      if (event.flowId !== state.current.id) return unchanged(state);
      const outcome = answered(state, event.call, event.answer, event.at);
      if (outcome.state === state) return outcome;
      return { ...outcome, state: { ...outcome.state, link: linkAfter(event.answer.result, state.link) } };
    }
  }
}

function scanned(state: State, scan: Scan, event: LaneEvent, rules: LaneRules): Outcome {
  if (scan.status === 'other') return otherScanned(state, scan.other, event, rules);
  if (scan.status !== 'ok') {
    const code = scan.status === 'unsupported' ? 'scan_unsupported' : 'scan_unreadable';
    return goOn(state, state.current, [], { code, params: { reason: scan.reason } });
  }
  // A licence held before the scanner is read again and again; what was typed about it must not be lost to that.
  if (isSameCard(state.current, scan.licence) && !mayBeRead(state.current)) return unchanged(state);
  if (isFree(state.current)) return startWithScan(state, scan, event);
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
      return goOn(state, current, [], { code: 'scan_product', params: {} });
    case 'unknown':
      return goOn(state, current, [], { code: 'scan_unknown', params: { length: other.length } });
    case 'empty':
      return unchanged(state);
  }
}

function startWith(state: State, scan: StartingScan, event: LaneEvent): Outcome {
  return scan.status === 'ok' ? startWithScan(state, scan, event) : startWithNumber(state, scan, event);
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
    case 'acceptScan':
      return state.pendingScan === null ? unchanged(state) : startWith(state, state.pendingScan, event);
    case 'declineScan':
      return state.pendingScan === null ? unchanged(state) : { state: { ...state, pendingScan: null }, effects: [] };
    case 'setAmount':
      if (flow.step === 'verify' || flow.step === 'quote') {
        return setAmount(state, flow, intention.amountCents, event.at);
      }
      break;
    case 'setCustomerLanguage':
      if (flow.step === 'verify' || flow.step === 'quote') {
        const kept = keepAll({ ...flow, chosenLanguage: intention.language }, event.at);
        return goOn(state, kept.flow, kept.effects);
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
      return flow.step === 'customer' ? searched(state, flow, call, answer.result, at) : unchanged(state);
    case 'lookup':
      return flow.step === 'customer'
        ? lookedUp(state, flow, call, answer.result, at)
        : detailsCame(state, flow, call, answer.result, at);
    case 'readLicence':
      return licenceRead(state, flow, call, answer.result, at);
    case 'calculateInterest':
      return flow.step === 'customer' ? unchanged(state) : quoteCame(state, flow, call, answer.result);
    case 'verify':
      return flow.step === 'customer' ? unchanged(state) : verifyAnswered(state, flow, call, answer.result, at);
  }
}

/** Codes that mean that nothing came back from Flexiti. */
const offlineCodes: ReadonlySet<FlexitiErrorCode> = new Set([
  'no_network',
  'dns_failure',
  'tls_failure',
  'connection_cut',
  'timed_out',
]);

/** Codes of calls that were not made, or that we gave up ourselves: they tell nothing of the link. */
const silentCodes: ReadonlySet<FlexitiErrorCode> = new Set(['invalid_request', 'cancelled']);

function linkAfter(result: Result<unknown>, before: LinkState): LinkState {
  if (!result.ok && silentCodes.has(result.error.code)) return before;
  return !result.ok && offlineCodes.has(result.error.code) ? 'offline' : 'online';
}
