// The program was started again: whoever was served when it ended stands where they stood, without what is never kept.
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

const stopped: Failure = { code: 'terminal_stopped', mayHaveArrived: true };

/** Brings back who is kept, and says what was lost. The state is that of a lane that has just begun. */
export function restore(
  state: State,
  customers: readonly StoredSnapshot[],
  event: LaneEvent,
  rules: LaneRules,
): Outcome {
  // Whether the clock was set back meanwhile nobody can know, only that nothing was noted in the future.
  const past = (at: number): number => Math.min(at, event.at);
  const read = customers.map((customer) => {
    const kept = customer.personal === null ? null : parseSnapshot(customer.personal);
    return { ...customer, since: past(customer.since), kept, flow: kept === null ? null : flowOf(kept, past) };
  });
  const lost = read.filter(({ flow }) => flow === null);
  const parked: Parked[] = [];
  let [current, notice] = [state.current, null as Notice | null];
  let wiped = 0;
  for (const { place, since, at, kept, flow } of read) {
    if (flow === null || kept === null) continue;
    // Of whoever came with a card and was not found yet nothing else is known. Whoever is back at the counter is seen, so
    // that this is told first.
    if (place > 0 && !canPark(flow)) notice = saidOf(kept, flow, at);
    else if (place > 0) parked.push({ number: place, since, flow, news: false });
    else if (rules.isParkedTooLong(at, event.at)) wiped += 1;
    else [current, notice] = [flow, saidOf(kept, flow, at)];
  }
  const brought: State = { ...state, current, parked: inOrder(parked), notice };
  const cleared = wipe(brought, event.at, rules);
  const over = wiped + (brought.parked.length - cleared.state.parked.length);
  const said =
    lostNotice(lost) ?? notice ?? (over > 0 ? { code: 'parked_wiped' as const, params: { count: over } } : null);
  const again = autoRetry({ ...cleared.state, notice: said }, event.at);
  return { state: again.state, effects: [...cleared.effects, ...again.effects] };
}

function lostNotice(lost: readonly StoredSnapshot[]): Notice | null {
  const [first] = lost;
  if (first === undefined) return null;
  const counter = lost.filter(({ place }) => place === 0).length;
  const params = { counter, parked: lost.length - counter };
  if (first.why === 'no_key') return { code: 'not_restored_no_keyring', params };
  return { code: first.why === 'unreadable' ? 'not_restored_unreadable' : 'not_restored_version', params };
}

function saidOf({ place }: Snapshot, flow: Flow, savedAt: number): Notice | null {
  if (place.kind === 'empty') return null;
  if (place.kind === 'askedByCard') return { code: 'restored_card_again', params: { savedAt } };
  if (place.kind === 'chosen' && place.verified) return { code: 'restored_pin_again', params: { savedAt } };
  const isCardGone = flow.step !== 'customer' && needsCard(flow);
  return { code: isCardGone ? 'restored_card_again' : 'restored', params: { savedAt } };
}

/** `past` gives the moment that one of before the restart stands for now. */
function flowOf(kept: Snapshot, past: (at: number) => number): Flow {
  const { version: _version, place, decided, ...said } = kept;
  const { amountCents } = said;
  const messages = said.messages.map((message) => ({ ...message, at: past(message.at) }));
  const common = { ...said, verifySent: decided, messages, autoRetries: 0, volatile: { pin: null, vccNumber: null } };
  switch (place.kind) {
    case 'askedByCard':
      return { ...common, step: 'customer', phase: { kind: 'empty' } };
    case 'asked':
      return { ...common, step: 'customer', phase: { kind: 'failed', error: stopped, asked: { query: place.query } } };
    case 'askedBy':
      return { ...common, step: 'customer', phase: { kind: 'failed', error: stopped, asked: { by: place.by } } };
    case 'chosen': {
      const { account, found, told, refused } = place;
      const flow: VerifyStep = {
        ...common,
        step: 'verify',
        account,
        found,
        details: { kind: 'failed', error: stopped },
        detailsAsked: null,
        languageHint: told,
        quote: { kind: 'idle' },
        quoteAsked: null,
        attempt: { kind: 'none' },
        refused,
        pinProblem: false,
      };
      if (needsCard(flow)) flow.details = { kind: 'idle' };
      if (amountCents !== null) {
        flow.quote = { kind: 'failed', error: stopped };
        flow.quoteAsked = { amountCents, language: customerLanguage(flow) };
      }
      return { ...flow, attempt: attemptOf(flow, place, past) };
    }
    default:
      return { ...common, step: 'customer', phase: place };
  }
}

/** A verify that was under way has an end that nobody has read. A PIN that was typed may be asked for once more. */
function attemptOf(
  flow: VerifyStep,
  { unclear, sent, verified }: Extract<Snapshot['place'], { kind: 'chosen' }>,
  past: (at: number) => number,
): Attempt {
  // Without the card of an authorised user nothing of it can be gone on with.
  if (needsCard(flow)) return { kind: 'none' };
  if (unclear !== null) return { kind: 'unclear', ...unclear, at: past(unclear.at), error: stopped };
  if (sent !== null) return { kind: 'sent', ...sent, at: past(sent.at) };
  const message = verified ? lastMessage(flow) : null;
  return message === null ? { kind: 'none' } : { kind: 'sent', to: message.to, at: message.at };
}
