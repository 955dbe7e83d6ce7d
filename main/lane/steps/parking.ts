// Parked customers: parked, resumed, discarded, and wiped when their time is over.
import type { Effect, Flow, LaneEvent, LaneRules, Notice, Outcome, Parked, State } from '../model';
import type { Scan } from '../scan';
import { customerLanguage, emptyFlow, next, noop } from '../model';
import { isSameCard } from '../scan';

/** Whether there is a customer on the counter. */
export function canPark(flow: Flow): boolean {
  return flow.step !== 'customer' || flow.phase.kind !== 'empty';
}

/** For calling the customer: first name and an initial, because others hear it; null if no name is known. */
export function nameOf(flow: Flow): string | null {
  const known = [flow.card?.facts, flow.step === 'customer' ? undefined : flow.account];
  for (const names of known) {
    const name = names === undefined ? '' : shortName(names);
    if (name !== '') return name;
  }
  return null;
}

/** First name and an initial: another customer may read along. */
export function shortName({ firstName, lastName }: { firstName: string | null; lastName: string | null }): string {
  if (firstName === null || firstName === '') return lastName ?? '';
  const initial = lastName?.at(0);
  return initial === undefined ? firstName : `${firstName} ${initial}.`;
}

/** The last four digits of the account, card or customer number. */
export function endingOf(flow: Flow): string | null {
  if (flow.step !== 'customer') return flow.account.accountNumber.slice(-4);
  const { phase } = flow;
  const request = phase.kind === 'failed' ? phase.request : phase.kind === 'lookingUp' ? phase : null;
  const [number] = request !== null && 'by' in request ? Object.values(request.by) : [];
  return number?.slice(-4) ?? null;
}

/** Calls under way continue, and their answers go to the parked flow. */
export function park(state: State, event: LaneEvent): Outcome {
  const { current } = state;
  if (!canPark(current)) return noop(state);
  const number = freeNumber(state.parked);
  const parking: Parked = { number, since: event.at, flow: current, news: false };
  const kept = state.notice !== null && isOfCustomer(state.notice) ? { notice: state.notice } : {};
  const parked = inOrder([...state.parked, { ...parking, ...kept }]);
  const params = { number, name: nameOf(current) ?? '', language: customerLanguage(current) };
  const notice: Notice = { code: 'parked', params };
  return {
    state: { ...state, parked, current: emptyFlow(event.fresh, current.terminalLanguage), pendingScan: null, notice },
    effects: [{ type: 'forgetCopies' }],
  };
}

/** What is about the customer, who may not have been served since: it is said again when they are resumed. */
function isOfCustomer({ code }: Notice): boolean {
  return code === 'bypass_pin_void' || code === 'card_of_another_account' || code === 'status_stops';
}

/** The customer on the counter is parked in turn. What happened to the resumed one meanwhile is said. */
export function resume(state: State, number: number, event: LaneEvent): Outcome {
  const found = state.parked.find((one) => one.number === number);
  if (found === undefined) return noop(state);
  const swapped = park(state, event);
  const parked = swapped.state.parked.filter((one) => one !== found);
  const empty = state.current;
  const isSwap = canPark(empty);
  // The notice was about another customer.
  const notice = found.notice ?? (isSwap ? swapped.state.notice : null);
  return {
    state: { ...swapped.state, parked, current: found.flow, pendingScan: null, notice },
    effects: isSwap ? swapped.effects : [{ type: 'abandon', flowId: empty.id }],
  };
}

export function discard(state: State, number: number): Outcome {
  const found = state.parked.find((one) => one.number === number);
  if (found === undefined) return noop(state);
  const parked = state.parked.filter((one) => one !== found);
  return next({ ...state, parked }, state.current, [abandoned(found)], { code: 'discarded', params: { number } });
}

/** Removes the parked customers whose time is over. */
export function wipe(state: State, at: number, rules: LaneRules): Outcome {
  const over = state.parked.filter(({ since }) => rules.isParkedTooLong(since, at));
  if (over.length === 0) return noop(state);
  const parked = state.parked.filter((one) => !over.includes(one));
  const notice: Notice = { code: 'parked_wiped', params: { count: over.length } };
  return next({ ...state, parked }, state.current, over.map(abandoned), notice);
}

/** The number of the parked customer with this licence. */
export function parkedNumberOf(state: State, scan: Extract<Scan, { status: 'ok' }>): number | null {
  return state.parked.find(({ flow }) => isSameCard(flow, scan.licence))?.number ?? null;
}

/** Replaces the flow with the same id; a notice is kept for its resuming. */
export function withFlow(parked: readonly Parked[], flow: Flow, news: boolean, notice: Notice | null = null): Parked[] {
  const told = notice === null ? {} : { notice };
  return parked.map((one) => (one.flow.id === flow.id ? { ...one, ...told, flow, news: one.news || news } : one));
}

function abandoned({ flow }: Parked): Effect {
  return { type: 'abandon', flowId: flow.id };
}

function freeNumber(parked: readonly Parked[]): number {
  let number = 1;
  while (parked.some((one) => one.number === number)) number += 1;
  return number;
}

export function inOrder(parked: readonly Parked[]): Parked[] {
  return parked.toSorted((a, b) => a.number - b.number);
}
