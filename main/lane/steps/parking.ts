// Customers who wait beside the counter: parked, taken back, and forgotten when their time is over.
import type { Effect, Flow, LaneEvent, LaneRules, Notice, Outcome, Parked, State } from '../model';
import type { Scan } from '../scan';
import { customerLanguage, emptyFlow, next, noop } from '../model';
import { isSameCard } from '../scan';

/** Whether there is somebody on the counter. */
export function canPark(flow: Flow): boolean {
  return flow.step !== 'customer' || flow.phase.kind !== 'empty';
}

/** How a customer is called out: first name and an initial, because others hear it; null where no name is known. */
export function nameOf(flow: Flow): string | null {
  const known = [flow.card?.facts, flow.step === 'customer' ? undefined : flow.account];
  for (const names of known) {
    const name = names === undefined ? '' : shortName(names);
    if (name !== '') return name;
  }
  return null;
}

/** First name and an initial: the customer who is still being served reads along. */
export function shortName({ firstName, lastName }: { firstName: string | null; lastName: string | null }): string {
  if (firstName === null || firstName === '') return lastName ?? '';
  const initial = lastName?.at(0);
  return initial === undefined ? firstName : `${firstName} ${initial}.`;
}

/** The last four digits of the number that a customer came with. */
export function endingOf(flow: Flow): string | null {
  if (flow.step !== 'customer') return flow.account.accountNumber.slice(-4);
  const { phase } = flow;
  const asked = phase.kind === 'failed' ? phase.asked : phase.kind === 'lookingUp' ? phase : null;
  const [number] = asked !== null && 'by' in asked ? Object.values(asked.by) : [];
  return number?.slice(-4) ?? null;
}

/** Puts whoever is on the counter aside. Calls under way go on, and their answers are kept for them. */
export function park(state: State, event: LaneEvent): Outcome {
  const { current } = state;
  if (!canPark(current)) return noop(state);
  const number = freeNumber(state.parked);
  const parked = inOrder([...state.parked, { number, since: event.at, flow: current, news: false }]);
  const params = { number, name: nameOf(current) ?? '', language: customerLanguage(current) };
  const notice: Notice = { code: 'parked', params };
  return {
    state: { ...state, parked, current: emptyFlow(event.fresh), pendingScan: null, notice },
    effects: [{ type: 'forgetCopies' }],
  };
}

/** Takes a parked customer back; whoever is on the counter is parked in turn. */
export function resume(state: State, number: number, event: LaneEvent): Outcome {
  const found = state.parked.find((one) => one.number === number);
  if (found === undefined) return noop(state);
  const swapped = park(state, event);
  const parked = swapped.state.parked.filter((one) => one !== found);
  const empty = state.current;
  const isSwap = canPark(empty);
  // What was said about the customer before is not for the ears of this one.
  const notice = isSwap ? swapped.state.notice : null;
  return {
    state: { ...swapped.state, parked, current: found.flow, pendingScan: null, notice },
    effects: isSwap ? swapped.effects : [{ type: 'abandon', flowId: empty.id }],
  };
}

/** Takes a parked customer off the list for good. */
export function discard(state: State, number: number): Outcome {
  const found = state.parked.find((one) => one.number === number);
  if (found === undefined) return noop(state);
  const parked = state.parked.filter((one) => one !== found);
  return next({ ...state, parked }, state.current, [abandoned(found)], { code: 'discarded', params: { number } });
}

/** Forgets those whose time is over. */
export function wipe(state: State, at: number, rules: LaneRules): Outcome {
  const over = state.parked.filter(({ since }) => rules.isParkedTooLong(since, at));
  if (over.length === 0) return noop(state);
  const parked = state.parked.filter((one) => !over.includes(one));
  const notice: Notice = { code: 'parked_wiped', params: { count: over.length } };
  return next({ ...state, parked }, state.current, over.map(abandoned), notice);
}

/** The number under which the owner of a licence waits; null where nobody with it does. */
export function parkedWith(state: State, scan: Extract<Scan, { status: 'ok' }>): number | null {
  return state.parked.find(({ flow }) => isSameCard(flow, scan.licence))?.number ?? null;
}

/** The list with another flow for one of them. */
export function withFlow(parked: readonly Parked[], flow: Flow, news: boolean): Parked[] {
  return parked.map((one) => (one.flow.id === flow.id ? { ...one, flow, news: one.news || news } : one));
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
