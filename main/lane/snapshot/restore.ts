// After a restart: the customers that were in progress are at their steps again, without what is never stored.
import type { Language } from '../../base';
import { customerLanguage, lastMessage, needsCard } from '../model';
import { canPark, autoRetry, inOrder, wipe } from '../steps';
import type {
  Attempt,
  Failure,
  Flow,
  StoredSnapshot,
  LaneEvent,
  LaneRules,
  Notice,
  Outcome,
  Parked,
  State,
  VerifyStep,
} from '../model';
import { parseSnapshot } from './snapshot';
import type { Snapshot } from './snapshot';
import { splitTold } from './told';

const stopped: Failure = { code: 'terminal_stopped', mayHaveArrived: true };

/**
 * Restores the stored customers into an initial state, with a notice of what was lost, or with what was said at the restart
 * before where nobody has done anything since.
 */
export function restore(state: State, stored: readonly StoredSnapshot[], event: LaneEvent, rules: LaneRules): Outcome {
  // The clock may have been set back meanwhile: no moment lies in the future.
  const past = (at: number): number => Math.min(at, event.at);
  const { customers, told } = splitTold(stored);
  const read = customers.map((customer) => {
    const snapshot = customer.personal === null ? null : parseSnapshot(customer.personal);
    return {
      ...customer,
      since: past(customer.since),
      snapshot,
      flow: snapshot === null ? null : flowOf(snapshot, past, state.current.terminalLanguage),
    };
  });
  const lost = read.filter(({ flow }) => flow === null);
  const parked: Parked[] = [];
  let [current, notice] = [state.current, null as Notice | null];
  let wiped = 0;
  for (const { place, since, at, snapshot, flow } of read) {
    if (flow === null || snapshot === null) continue;
    // A lookup by card leaves nothing to restore but the notice; the counter's customer, first in the rows, is on the screen
    // anyway, so that a later notice may replace theirs.
    if (place > 0 && !canPark(flow)) notice = restoredNotice(snapshot, flow, at);
    else if (place > 0) parked.push({ number: place, since, flow, news: false });
    else if (rules.isParkedTooLong(at, event.at)) wiped += 1;
    else [current, notice] = [flow, restoredNotice(snapshot, flow, at)];
  }
  const restored: State = { ...state, current, parked: inOrder(parked), notice };
  const cleared = wipe(restored, event.at, rules);
  const over = wiped + (restored.parked.length - cleared.state.parked.length);
  const isWiped = told?.code === 'parked_wiped';
  // Whom it is about has been wiped meanwhile.
  const isOld = !isWiped && told !== null && rules.isParkedTooLong(Number(told.params['savedAt']), event.at);
  const count = isWiped ? over + Number(told.params['count']) : Math.max(over, isOld ? 1 : 0);
  const shown = lostNotice(lost) ?? (isWiped || isOld ? null : told) ?? notice ?? wipedNotice(count);
  const again = autoRetry({ ...cleared.state, notice: shown }, event.at);
  return { state: again.state, effects: [...cleared.effects, ...again.effects] };
}

function wipedNotice(count: number): Notice | null {
  return count > 0 ? { code: 'parked_wiped', params: { count } } : null;
}

function lostNotice(lost: readonly StoredSnapshot[]): Notice | null {
  const [first] = lost;
  if (first === undefined) return null;
  const counter = lost.filter(({ place }) => place === 0).length;
  const params = { counter, parked: lost.length - counter };
  if (first.why === 'no_key') return { code: 'not_restored_no_keyring', params };
  return { code: first.why === 'unreadable' ? 'not_restored_unreadable' : 'not_restored_version', params };
}

function restoredNotice({ place }: Snapshot, flow: Flow, savedAt: number): Notice | null {
  if (place.kind === 'empty') return null;
  if (place.kind === 'askedByCard') return { code: 'restored_card_again', params: { savedAt } };
  if (place.kind === 'chosen' && place.verified) return { code: 'restored_pin_again', params: { savedAt } };
  const isCardGone = flow.step !== 'customer' && needsCard(flow);
  return { code: isCardGone ? 'restored_card_again' : 'restored', params: { savedAt } };
}

/** `past` maps a moment of before the restart. */
function flowOf(snapshot: Snapshot, past: (at: number) => number, terminalLanguage: Language): Flow {
  const { version: _version, place, decided, question, ...stored } = snapshot;
  const { amountCents } = stored;
  const messages = stored.messages.map((message) => ({ ...message, at: past(message.at) }));
  const common = {
    ...stored,
    terminalLanguage,
    verifySent: decided,
    messages,
    autoRetries: 0,
    volatile: { pin: null, vccNumber: null },
  };
  switch (place.kind) {
    case 'askedByCard':
      return { ...common, step: 'customer', question: null, phase: { kind: 'empty' } };
    case 'asked':
      return {
        ...common,
        step: 'customer',
        question,
        phase: { kind: 'failed', error: stopped, request: { query: place.query } },
      };
    case 'askedBy':
      return {
        ...common,
        step: 'customer',
        question: null,
        phase: { kind: 'failed', error: stopped, request: { by: place.by } },
      };
    case 'chosen': {
      const { account, found, told: languageHint, refused } = place;
      const flow: VerifyStep = {
        ...common,
        step: 'verify',
        account,
        found,
        details: { kind: 'failed', error: stopped },
        detailsLanguage: null,
        languageHint,
        quote: { kind: 'idle' },
        quoteRequest: null,
        choice: null,
        attempt: { kind: 'none' },
        refused,
        pinProblem: false,
      };
      if (needsCard(flow)) flow.details = { kind: 'idle' };
      if (amountCents !== null) {
        flow.quote = { kind: 'failed', error: stopped };
        flow.quoteRequest = { amountCents, language: customerLanguage(flow) };
      }
      return { ...flow, attempt: attemptOf(flow, place, past) };
    }
    default:
      return { ...common, step: 'customer', question, phase: place };
  }
}

/** The answer of a verify that was under way is unread. A PIN that was typed can be typed once more. */
function attemptOf(
  flow: VerifyStep,
  { unclear, sent, verified }: Extract<Snapshot['place'], { kind: 'chosen' }>,
  past: (at: number) => number,
): Attempt {
  // An attempt is of no use without the authorised user's card.
  if (needsCard(flow)) return { kind: 'none' };
  if (unclear !== null) return { kind: 'unclear', ...unclear, at: past(unclear.at), error: stopped };
  if (sent !== null) return { kind: 'sent', ...sent, at: past(sent.at) };
  const message = verified ? lastMessage(flow) : null;
  return message === null ? { kind: 'none' } : { kind: 'sent', to: message.to, at: message.at };
}
