// What must be true of every view and of the requests at Flexiti. Each check gives the violations as text.
import type { Sandbox } from '../../../main/sandbox';

type LoggedRequest = ReturnType<Sandbox['control']['requests']>[number];

import type { View } from '../../../preload/contract';
import { intruder } from '../../support/intruder';
import { ending, folded } from '../../support/next-move';
import { callNames, pinsOf, verifiesOf, type Guest } from '../plan/guest';

export interface Expected {
  guests: readonly Guest[];
  /** Null without a current customer. */
  current: Guest | null;
  parked: ReadonlyMap<number, Guest>;
}

/** The violations in a view. `now` by the terminal’s clock; null while it has not noticed that the clock was set. */
export function wrongInView(view: View, expected: Expected, now: number | null): string[] {
  if (view.locked !== null) return wrongWhileLocked(view, expected);
  return [
    ...wrongOnCounter(view, expected),
    ...wrongParked(view, expected),
    ...(now === null ? [] : wrongMoments(view, now)),
  ];
}

function wrongWhileLocked(view: View, { guests }: Expected): string[] {
  const text = folded(JSON.stringify({ ...view, scanners: [], flowId: '' }));
  const shown = guests.filter(({ customer }) => marksOf(customer).some((mark) => text.includes(mark)));
  return shown.map(({ customer }) => `${customer.id} is shown while the lane is locked`);
}

type Customer = Guest['customer'];

/** What identifies a customer in a lane. */
function marksOf({ lastName, birthDate, accountNumber, postalCode }: Customer): string[] {
  return [folded(lastName), birthDate, accountNumber, `${postalCode.slice(0, 3)} ${postalCode.slice(3)}`];
}

function wrongOnCounter(view: View, { guests, current }: Expected): string[] {
  const wrong: string[] = [];
  const { customer, screen, amountCents } = view;
  const text = folded(JSON.stringify({ customer, screen }));
  const others = guests.filter((guest) => guest !== current);
  for (const other of others) {
    if (marksOf(other.customer).some((mark) => text.includes(mark))) {
      wrong.push(`${other.customer.id} is shown where ${current?.customer.id ?? 'nobody'} should be`);
    }
    if (amountCents === other.amountCents) wrong.push(`the amount is that of ${other.customer.id}`);
  }
  const mayName = view.question !== null || (screen.step === 'customer' && screen.phase.kind === 'choosing');
  if (!mayName && text.includes(intruder.last_name)) wrong.push('somebody whom nobody serves is shown');
  if (current === null) {
    if (customer !== null || view.canPark) wrong.push('there is a customer where none should be');
    return wrong;
  }
  if (!current.flowIds.has(view.flowId)) wrong.push(`the flow is none of ${current.customer.id}`);
  if (customer !== null && customer.birthDate !== null && customer.birthDate !== current.customer.birthDate) {
    wrong.push(`the birth date is not that of ${current.customer.id}`);
  }
  const number = customer?.account?.number ?? '';
  if (number !== '' && ending(number) !== ending(current.customer.accountNumber)) {
    wrong.push(`the account is not that of ${current.customer.id}`);
  }
  if (amountCents !== null && amountCents !== current.amountCents) wrong.push('the amount is nobody’s');
  if (screen.step === 'quote' && screen.offer !== null && screen.offer.amountCents !== current.amountCents) {
    wrong.push('the offer is for another amount');
  }
  return wrong;
}

function wrongParked(view: View, { parked }: Expected): string[] {
  const numbers = (list: Iterable<number>): string => [...list].sort((a, b) => a - b).join(' ');
  const [shown, wanted] = [numbers(view.parked.map(({ number }) => number)), numbers(parked.keys())];
  const wrong = shown === wanted ? [] : [`parked are ${shown || 'none'} in place of ${wanted || 'none'}`];
  for (const { number, name, endingIn, amountCents } of view.parked) {
    const guest = parked.get(number);
    if (guest === undefined) continue;
    const { customer } = guest;
    const numbered = [customer.accountNumber, customer.customerId, customer.vccNumber].map(ending);
    const isRight = name === null ? numbered.includes(endingIn ?? '') : callNames(customer).includes(folded(name));
    if (!isRight) wrong.push(`number ${number} is called by a name that is not that of ${customer.id}`);
    if (amountCents !== null && amountCents !== guest.amountCents) wrong.push(`number ${number} has another’s amount`);
  }
  return wrong;
}

const hourMs = 3_600_000;

/** The clock may be set by a day: the times in the view move with it. */
function wrongMoments({ screen, parked }: View, now: number): string[] {
  const moments = parked.map(({ since }) => since);
  if (screen.step === 'verify') {
    const { attempt, waiting } = screen;
    if (waiting !== null) moments.push(waiting.since);
    if ('at' in attempt) moments.push(attempt.at);
    if (attempt.kind === 'sent') moments.push(attempt.againAt);
    if (attempt.kind === 'sending') moments.push(attempt.waiting.since);
  }
  if (screen.step === 'quote' && screen.waiting !== null) moments.push(screen.waiting.since);
  const off = moments.map((at) => Math.abs(at - now)).filter((apart) => apart > hourMs);
  return off.map((apart) => `a moment is ${Math.round(apart / hourMs)} hours off`);
}

/** The violations in a hand-over. */
export function wrongHandOver(view: View, { customer, amountCents }: Guest, sandbox: Sandbox): string[] {
  const { screen } = view;
  if (screen.step !== 'handOver') return ['nothing is handed over'];
  const wrong: string[] = [];
  const bare = (number: string): string => number.replace(/^0+/, '');
  if (bare(screen.accountNumber) !== bare(customer.accountNumber)) wrong.push('another account is handed over');
  if (screen.amountCents !== amountCents) wrong.push('another amount is handed over');
  if (screen.card !== null && screen.card.slice(-4) !== customer.vccNumber.slice(-4)) {
    wrong.push('another card is handed over');
  }
  const { verificationCode, requestId, referenceId } = screen;
  const isTheirs = pinsOf(sandbox, customer).some(
    (pin) => pin.pin === verificationCode && pin.requestId === requestId && pin.referenceId === referenceId,
  );
  if (!isTheirs) wrong.push('no PIN, request id and reference id of this customer are handed over');
  return wrong;
}

/** At most one verify for each decision. */
export function wrongVerifies(sandbox: Sandbox, guests: readonly Guest[]): string[] {
  return guests.flatMap(({ customer, decisions, arrivedBefore }) => {
    const arrived = verifiesOf(sandbox, customer).length;
    const wrong: string[] = [];
    if (arrived > decisions) wrong.push(`${arrived} verifies of ${customer.id} for ${decisions} decisions`);
    if (arrived > arrivedBefore + 1)
      wrong.push(`${arrived - arrivedBefore} verifies of ${customer.id} for one decision`);
    return wrong;
  });
}

/** Reference and request ids that belong to two customers. */
export function mixedIds(requests: readonly LoggedRequest[], guests: readonly Guest[]): string[] {
  const owners = new Map<string, Set<string>>();
  const own = (id: string, owner: string): void => {
    owners.set(id, (owners.get(id) ?? new Set()).add(owner));
  };
  for (const request of requests) {
    const owner = request.endpoint === 'token' ? `a sign-in` : ownerOf(request, guests);
    if (owner === null) continue;
    own(`reference ${request.headers['x-reference-id'] ?? ''}`, owner);
    const requestId = /"request_id":"([^"]*)"/.exec(request.body)?.[1];
    if (requestId !== undefined) own(`request ${requestId}`, owner);
  }
  const mixed = [...owners].filter(([, whose]) => whose.size > 1);
  return mixed.map(([id, whose]) => `${id} stands for ${[...whose].join(' and ')}`);
}

/** The id of a request's customer; null where it names none. */
function ownerOf({ path, query, body }: LoggedRequest, guests: readonly Guest[]): string | null {
  const given = new URLSearchParams(query);
  const text = `${path}/ ${[...given.values()].map((value) => `/${value}/`).join(' ')}`;
  const found = guests.find(({ customer }) => {
    const { accountNumber, customerId, vccNumber, birthDate, payload } = customer;
    const numbers = [accountNumber, customerId, vccNumber, birthDate].map((number) => `/${number}/`);
    return numbers.some((number) => text.includes(number)) || body.includes(JSON.stringify(payload()).slice(1, 60));
  });
  return found?.customer.id ?? null;
}
