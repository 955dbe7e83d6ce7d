// What happens in a lane, from its seed alone: who comes, what they want, and what goes wrong at which turn.
import { sandboxCustomers, type SandboxCustomer } from '../../main/sandbox';
import type { VerifyFormat } from '../../preload/contract';
import { randomFrom, type Random } from '../fixtures/licence/random';
import { whims, type Fault, type Strike } from './fault';

export interface GuestPlan {
  customer: SandboxCustomer;
  arrives: 'scan' | 'byHand' | 'account' | 'customer' | 'card';
  amountCents: number;
  /** What is tried first. */
  method: VerifyFormat;
  /** Which of the offers: 0 is the first. */
  offer: number;
  /** Leaves for good while parked. */
  leaves: boolean;
}

export interface LanePlan {
  number: number;
  /** For what is decided on the way. */
  seed: number;
  guests: readonly GuestPlan[];
  strikes: readonly Strike[];
}

const dayMs = 86_400_000;

/** One lane of a run; the same numbers give the same lane. */
export function planLane(runSeed: number, number: number): LanePlan {
  const seed = (runSeed * 1_000_003 + number * 7_919) >>> 0;
  const random = randomFrom(seed);
  const guests = guestsOf(random, 3 + random.below(3));
  const turns = guests.length * 7;
  const strikes = Array.from({ length: 4 + random.below(5) }, () => ({
    turn: 1 + random.below(turns),
    what: random.chance(25) ? { kind: random.pick(whims) } : faultOf(random),
  }));
  return { number, seed: random.below(2 ** 31), guests, strikes: strikes.toSorted((a, b) => a.turn - b.turn) };
}

/** An authorised user of a business shares its account. */
export function isUser({ customerId }: SandboxCustomer): boolean {
  return customerId.includes('-');
}

/** Whose licence a scanner can be held on, and who may buy. */
const odd = ['identity_card', 'foreign_licence', 'issuer_differs'];
const buyers = sandboxCustomers.filter(
  ({ status, note, openToBuyCents }) => status === 'N' && !odd.includes(note) && openToBuyCents >= 10_000,
);

function guestsOf(random: Random, count: number): GuestPlan[] {
  const chosen: SandboxCustomer[] = [];
  while (chosen.length < count) {
    const customer = random.pick(buyers);
    if (chosen.every((other) => areToldApart(customer, other))) chosen.push(customer);
  }
  const amounts = new Set<number>();
  return chosen.map((customer) => {
    const arrives = random.chance(55) ? 'scan' : random.pick(['byHand', isUser(customer) ? 'card' : 'account', 'customer', 'card'] as const);
    const most = random.chance(40) ? 20_000 : 300_000;
    const span = Math.min(most, customer.openToBuyCents) - 5_000;
    let amountCents = 5_000 + random.below(span);
    while (amounts.has(amountCents)) amountCents = 5_000 + random.below(span);
    amounts.add(amountCents);
    return {
      customer,
      arrives,
      amountCents,
      method: random.pick(['sms', 'email', 'security_question', 'regular_purchase_bypass', 'merchant_override']),
      offer: random.below(4),
      leaves: random.chance(15),
    };
  });
}

/** Whether data of the one among data of the other would be seen. */
function areToldApart(one: SandboxCustomer, other: SandboxCustomer): boolean {
  if (one.birthDate === other.birthDate || one.postalCode === other.postalCode) return false;
  const ending = (number: string): string => number.slice(-4);
  if (ending(one.accountNumber) === ending(other.accountNumber)) return false;
  const text = (it: SandboxCustomer): string => JSON.stringify({ ...it, payload: null }).toUpperCase();
  const isIn = (a: SandboxCustomer, b: SandboxCustomer): boolean => text(b).includes(a.lastName.toUpperCase());
  return !isIn(one, other) && !isIn(other, one);
}

const endpoints = ['search', 'lookup', 'calculate-interest', 'verify', 'driverslicense'] as const;

function faultOf(random: Random): Fault {
  const endpoint = random.chance(60) ? { endpoint: random.pick(endpoints) } : {};
  // A call is made three times before it has failed.
  const often = { times: random.pick([1, 1, 2, 3, 3, 4]), ...endpoint };
  const one = { endpoint: random.pick(endpoints) };
  const sent = (status: number, code: string): Fault => ({
    kind: status >= 500 ? '5xx' : (String(status) as '401'),
    put: { kind: 'error', status, code, ...(status >= 500 ? often : one) },
  });
  const makers: readonly (() => Fault)[] = [
    () => ({ kind: 'outage', ms: 200 + random.below(1500) }),
    () => ({ kind: 'silence', ms: 200 + random.below(1500) }),
    () => ({ kind: 'cut', cut: cutOf(random), verify: random.chance(60) }),
    () => ({ kind: 'cut_body', put: { kind: 'cut-body', ...often } }),
    () => ({ kind: 'drip', answers: 1 + random.below(3) }),
    () => ({ kind: 'latency', put: { kind: 'latency', ms: random.chance(8) ? 9_000 : random.below(2_500), ...one } }),
    () => ({ kind: '401', put: { kind: 'expired-token', times: random.pick([1, 1, 1, 2]), ...one } }),
    () => sent(403, random.pick(['forbidden', 'invalid_role', 'insufficient_scope'])),
    () =>
      random.chance(50)
        ? sent(409, 'general_error')
        : {
            kind: '409',
            put: {
              kind: 'error',
              status: 409,
              code: random.pick(['tries_exceed', 'secret_answer_mismatch', 'piw_mismatch', 'general_error']),
              endpoint: 'verify',
            },
          },
    () => ({ kind: '429', put: { kind: 'rate-limited', retryAfterSeconds: random.below(3), ...often } }),
    () => sent(random.pick([500, 502, 503, 504]), 'general_error'),
    () => ({ kind: 'html', put: { kind: 'html', status: random.pick([200, 502, 503]), ...often } }),
    () => ({ kind: 'huge_body', put: { kind: 'huge-body', ...one } }),
    () => ({ kind: 'redirect', put: { kind: 'redirect', ...one } }),
    () => ({ kind: 'clock', byMs: random.pick([dayMs, -dayMs]) }),
    () => ({ kind: 'unplugged', turns: random.below(6) }),
    () => ({
      kind: 'killed',
      amid: random.chance(60),
      clockByMs: random.chance(10) ? random.pick([dayMs, -dayMs]) : 0,
    }),
    () => ({ kind: 'locked' }),
  ];
  return random.pick(makers)();
}

function cutOf(random: Random): Extract<Fault, { kind: 'cut' }>['cut'] {
  const when = random.pick(['in_request', 'before_answer', 'in_answer'] as const);
  return when === 'before_answer' ? { when } : { when, afterBytes: random.below(when === 'in_request' ? 700 : 400) };
}
