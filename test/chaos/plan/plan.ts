// The plan of a lane, determined by its seed: the customers, their amounts and methods, and the faults by turn.
import { sandboxCustomers, type SandboxCustomer } from '../../../main/sandbox';
import { randomFrom, type Random } from '../../fixtures/licence/random';
import { ending, isUser, type Visit } from '../../support/next-move';
import { whims, type Fault, type Strike } from './fault';
import { lieNames } from './lies';

export interface GuestPlan extends Visit {
  /** Leaves for good while parked. */
  leaves: boolean;
}

export interface LanePlan {
  runSeed: number;
  number: number;
  /** For decisions during the lane. */
  seed: number;
  /** Over TLS, with HTTP/2 for what the terminal sends by Chromium; else over plain HTTP/1.1. */
  secure: boolean;
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
  const kills = random.pick([0, 0, 1, 1, 2]);
  const whats = [
    ...Array.from({ length: 6 + random.below(7) }, () =>
      random.chance(20) ? { kind: random.pick(whims) } : random.pick(makers)(random),
    ),
    ...Array.from({ length: kills }, () => killOf(random)),
  ];
  const strikes = whats.map((what): Strike => ({ turn: 1 + random.below(turns), what }));
  const ownSeed = random.below(2 ** 31);
  // By numbers of their own: the seeds of earlier lanes still give what they gave.
  const more = randomFrom((seed ^ 0x5bd1e995) >>> 0);
  const secure = more.chance(50);
  const added = moreFaults(more, secure).map((what): Strike => ({ turn: 1 + more.below(turns), what }));
  return {
    runSeed,
    number,
    seed: ownSeed,
    secure,
    guests,
    strikes: [...strikes, ...added].toSorted((a, b) => a.turn - b.turn),
  };
}

function moreFaults(random: Random, secure: boolean): Fault[] {
  const faults = Array.from({ length: random.below(4) }, (): Fault => {
    const lie = random.pick(lieNames);
    return { kind: 'odd', lie, calls: random.pick([1, 1, 2, 3]) };
  });
  if (random.chance(40)) {
    faults.push({ kind: '421', put: { kind: 'error', status: 421, code: 'misdirected_request', ...anyOf(random) } });
  }
  if (secure && random.chance(60)) faults.push({ kind: 'refused', streams: 1 + random.below(4) });
  if (random.chance(30)) faults.push({ ...killOf(random), kind: 'killed_twice' });
  return faults;
}

/** Customers who may buy, and whose scan leads to a search. */
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
    const arrives = random.chance(55)
      ? 'scan'
      : random.pick(['byHand', isUser(customer) ? 'card' : 'account', 'customer', 'card'] as const);
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

/** Whether the checks can tell their data apart. */
function areToldApart(one: SandboxCustomer, other: SandboxCustomer): boolean {
  if (one.birthDate === other.birthDate || one.postalCode === other.postalCode) return false;
  if (ending(one.accountNumber) === ending(other.accountNumber)) return false;
  const text = (it: SandboxCustomer): string => JSON.stringify({ ...it, payload: null }).toUpperCase();
  const isIn = (a: SandboxCustomer, b: SandboxCustomer): boolean => text(b).includes(a.lastName.toUpperCase());
  return !isIn(one, other) && !isIn(other, one);
}

const endpoints = ['search', 'lookup', 'calculate-interest', 'verify', 'driverslicense'] as const;

/** The endpoint, if any, and the number of calls. */
function anyOf(random: Random): { endpoint?: (typeof endpoints)[number]; times: number } {
  // The terminal tries a call three times.
  const times = random.pick([1, 1, 2, 3, 3, 4]);
  return random.chance(60) ? { times, endpoint: random.pick(endpoints) } : { times };
}

function oneOf(random: Random): { endpoint: (typeof endpoints)[number] } {
  return { endpoint: random.pick(endpoints) };
}

const ofVerify = ['tries_exceed', 'secret_answer_mismatch', 'piw_mismatch', 'general_error'] as const;

const makers: readonly ((random: Random) => Fault)[] = [
  (random) => ({ kind: 'outage', ms: 200 + random.below(1500) }),
  (random) => ({ kind: 'silence', ms: 200 + random.below(1500) }),
  (random) => ({ kind: 'cut', cut: cutOf(random), verify: random.chance(60) }),
  (random) => ({ kind: 'cut_body', put: { kind: 'cut-body', ...anyOf(random) } }),
  (random) => ({ kind: 'drip', answers: 1 + random.below(3) }),
  (random) => ({
    kind: 'latency',
    put: { kind: 'latency', ms: random.chance(5) ? 9_000 : random.below(2_000), ...oneOf(random) },
  }),
  (random) => ({ kind: '401', put: { kind: 'expired-token', times: random.pick([1, 1, 1, 2]), ...oneOf(random) } }),
  (random) => {
    const code = random.pick(['forbidden', 'invalid_role', 'insufficient_scope']);
    return { kind: '403', put: { kind: 'error', status: 403, code, ...oneOf(random) } };
  },
  (random) => ({ kind: '409', put: { kind: 'error', status: 409, code: 'general_error', ...oneOf(random) } }),
  (random) => ({ kind: '409', put: { kind: 'error', status: 409, code: random.pick(ofVerify), endpoint: 'verify' } }),
  (random) => ({ kind: '429', put: { kind: 'rate-limited', retryAfterSeconds: random.below(3), ...anyOf(random) } }),
  (random) => {
    const status = random.pick([500, 502, 503, 504]);
    return { kind: '5xx', put: { kind: 'error', status, code: 'general_error', ...anyOf(random) } };
  },
  (random) => ({ kind: 'html', put: { kind: 'html', status: random.pick([200, 502, 503]), ...anyOf(random) } }),
  (random) => ({ kind: 'huge_body', put: { kind: 'huge-body', ...oneOf(random) } }),
  (random) => ({ kind: 'redirect', put: { kind: 'redirect', ...oneOf(random) } }),
  (random) => ({ kind: 'clock', byMs: random.pick([dayMs, -dayMs]) }),
  (random) => ({ kind: 'unplugged', turns: random.below(6) }),
  () => ({ kind: 'locked' }),
];

function killOf(random: Random): Extract<Fault, { kind: 'killed' | 'killed_twice' }> {
  return {
    kind: 'killed',
    amid: random.chance(60),
    clockByMs: random.chance(12) ? random.pick([dayMs, -dayMs]) : 0,
  };
}

function cutOf(random: Random): Extract<Fault, { kind: 'cut' }>['cut'] {
  const when = random.pick(['in_request', 'before_answer', 'in_answer'] as const);
  return when === 'before_answer' ? { when } : { when, afterBytes: random.below(when === 'in_request' ? 700 : 400) };
}
