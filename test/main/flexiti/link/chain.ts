// A chain of lanes and one Flexiti on a virtual clock: the real circuit, token keeper and lane reducer. Vitest's fake timers
// look through all timers at each step, which 10,000 lanes make too slow.
import { createCallHolds, createCircuit, createLinkKeeper, linkSignal } from '../../../../main/flexiti/link';
import type { GrantedToken } from '../../../../main/flexiti/answers';
import { createTokenKeeper } from '../../../../main/flexiti/transport';
import type { FlexitiError, Result } from '../../../../main/flexiti/errors';
import { initialState } from '../../../../main/lane/model/state';
import type { Effect } from '../../../../main/lane/model/effect';
import type { Intention } from '../../../../preload/contract';
import type { LaneInput } from '../../../../main/lane/model/lane-input';
import { update } from '../../../../main/lane/update';
import { retryAfterSeconds } from '../../../../main/flexiti/transport/retry-after';
import { freshIds, usualRules } from '../../lane/lane-driver';
import { account, customer, quote } from '../../lane/people';

export const second = 1000;
const began = Date.UTC(2026, 10, 21, 12);

interface Timer {
  at: number;
  run: () => void;
}

/** Timers in the order of their time: a binary heap. */
export class VirtualClock {
  now = 0;
  readonly #heap: Timer[] = [];

  set(run: () => void, ms = 0): Timer & { unref(): void } {
    const timer = { at: this.now + ms, run, unref: () => undefined };
    const heap = this.#heap;
    heap.push(timer);
    for (let index = heap.length - 1; index > 0;) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent) <= this.#at(index)) break;
      this.#swap(parent, index);
      index = parent;
    }
    return timer;
  }

  clear(timer?: Timer): void {
    if (timer !== undefined) timer.run = () => undefined;
  }

  /** Runs all that is due until a time; promises are settled between two timers. */
  async runUntil(until: number): Promise<void> {
    for (let next = this.#heap[0]; next !== undefined && next.at <= until; next = this.#heap[0]) {
      this.#takeFirst();
      this.now = Math.max(this.now, next.at);
      next.run();
      await settled();
    }
    this.now = until;
  }

  #takeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const smaller = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(smaller) >= this.#at(index)) break;
      this.#swap(smaller, index);
      index = smaller;
    }
  }

  #at(index: number): number {
    return this.#heap[index]?.at ?? Infinity;
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (first !== undefined && second !== undefined) [this.#heap[one], this.#heap[other]] = [second, first];
  }
}

/** Lets the chains of promises between two timers come to their end; none is longer. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 40; turns += 1) await Promise.resolve();
}

export interface Outage {
  /** Milliseconds on the virtual clock. */
  from: number;
  to: number;
  /** `too many`: a 429 without a Retry-After, to all but sign-ins. */
  answers: 'nothing' | 'retry after a date' | 'too many';
  /** Tokens of before are not known any more. */
  forgetsTokens?: boolean;
}

/** Answers after 50 ms; counts what arrives in each second. */
export class Flexiti {
  readonly arrived = new Map<number, number>();

  constructor(
    readonly clock: VirtualClock,
    readonly outage: Outage,
  ) {}

  /** A sign-in has no token, and is given one. */
  async ask(token: string | null): Promise<Result<string>> {
    const { clock, outage } = this;
    const isOut = clock.now >= outage.from && clock.now < outage.to;
    if (isOut && outage.answers === 'nothing') {
      return { ok: false, error: { code: 'no_network', mayHaveArrived: false } };
    }
    const error = isOut ? this.#refusal(token) : this.#isForgotten(token) ? unauthorized : null;
    const at = Math.floor(clock.now / second);
    this.arrived.set(at, (this.arrived.get(at) ?? 0) + 1);
    const given = `token of ${String(clock.now)}`;
    await new Promise<void>((resolve) => clock.set(resolve, 50));
    return error === null ? { ok: true, value: given } : { ok: false, error };
  }

  #isForgotten(token: string | null): boolean {
    const { forgetsTokens = false, to } = this.outage;
    return forgetsTokens && token !== null && this.clock.now >= to && Number(token.split(' ').at(-1)) < to;
  }

  #refusal(token: string | null): FlexitiError | null {
    if (this.outage.answers !== 'too many') return this.#later();
    return token === null ? null : { code: 'rate_limited', status: 429, mayHaveArrived: false };
  }

  #later(): FlexitiError {
    const now = began + this.clock.now;
    const seconds = retryAfterSeconds(new Date(began + this.outage.to).toUTCString(), now) ?? 0;
    return { code: 'gateway_error', status: 503, retryAfterSeconds: seconds, mayHaveArrived: true };
  }
}

const unauthorized: FlexitiError = { code: 'unauthorized', status: 401, mayHaveArrived: true };

export class LaneCore {
  state = initialState(freshIds(0), 'en-CA');
  #customers = 0;
  readonly #keeper;
  readonly #circuit;
  readonly #tokens;
  readonly #holds;

  constructor(
    readonly clock: VirtualClock,
    readonly flexiti: Flexiti,
    readonly random: () => number,
  ) {
    const now = (): number => began + clock.now;
    const steadyNow = (): number => clock.now;
    this.#keeper = createLinkKeeper(now, (link) => {
      this.dispatch({ type: 'linkChanged', link });
    });
    const ask = async (): Promise<Result<GrantedToken>> => {
      const result = await flexiti.ask(null);
      this.#circuit.record(result, 50, true);
      if (!result.ok) return result;
      return { ok: true, value: { accessToken: result.value, lifetimeMs: 86_400_000, refreshToken: null } };
    };
    this.#tokens = createTokenKeeper(ask, now, steadyNow);
    const timing = {
      slowMs: 3000,
      firstProbeMs: 1000,
      longestProbeMs: 60_000,
      firstRefusedProbeMs: 30_000,
      longestRefusedProbeMs: 300_000,
      longestHoldMs: 3_600_000,
    };
    this.#holds = createCallHolds(steadyNow, random, timing.longestHoldMs);
    const probe = (): Promise<Result<string>> => this.#tokens.signIn();
    const closeConnections = (): void => undefined;
    this.#circuit = createCircuit({ probe, closeConnections, link: this.#keeper, timing, steadyNow, random });
  }

  dispatch(input: LaneInput): void {
    const event = { ...input, at: began + this.clock.now, fresh: freshIds(this.#customers) };
    const { state, effects } = update(this.state, event, usualRules);
    this.state = state;
    for (const effect of effects) void this.#carryOut(effect);
  }

  /** A customer comes; the one before, where they still wait for Flexiti, keeps waiting. */
  serve(): void {
    this.#customers += 1;
    if (this.state.current.step === 'customer' && this.state.current.phase.kind === 'failed') return;
    this.#intend({ type: 'newCustomer' });
    const search = { firstName: 'Marigold', lastName: 'Testwell', birthDate: '1984-05-17', postalCode: '' };
    this.#intend({ type: 'setAmount', amountCents: 10_000 });
    this.#intend({ type: 'search', ...search });
  }

  #intend(intention: Intention): void {
    const { current, screenNumber } = this.state;
    this.dispatch({ type: 'intended', flowId: current.id, screenNumber, intention });
  }

  async #carryOut(effect: Effect): Promise<void> {
    if (effect.type === 'pace') {
      const ms = effect.withinMs === undefined ? second : this.random() * effect.withinMs;
      this.clock.set(() => {
        this.dispatch({ type: 'paced' });
      }, ms);
    }
    if (!('call' in effect)) return;
    const { flowId, call } = effect;
    const key = `${effect.type} ${flowId}`;
    const sendOnce = async (): Promise<Result<string>> => {
      const token = await this.#tokens.get(5000);
      if (!token.ok) return token;
      const result = await this.flexiti.ask(token.value);
      this.#circuit.record(result, 50, false);
      if (!result.ok && result.error.code === 'unauthorized') this.#tokens.drop(token.value);
      return this.#holds.record(key, result, false);
    };
    const send = async (): Promise<Result<string>> => {
      const result = await sendOnce();
      if (!result.ok && result.error.code === 'unauthorized') return sendOnce();
      // The repetitions within a call, where they are made.
      if (!this.#holds.isLimit(result) || result.ok || result.error.retryAfterSeconds !== undefined) return result;
      await new Promise<void>((resolve) => this.clock.set(resolve, 250));
      await sendOnce();
      await new Promise<void>((resolve) => this.clock.set(resolve, 500));
      return sendOnce();
    };
    const signalOf = (ended: Result<unknown>) => (this.#holds.isLimit(ended) ? 'answered' : linkSignal(ended));
    const ended = this.#holds.refusal(key) ?? (await this.#circuit.execute({}, send, signalOf));
    const result = this.#holds.end(key, ended, false);
    if (!result.ok && result.error.retryAfterSeconds !== undefined) this.#lookAfter(result.error.retryAfterSeconds);
    const answers: Record<string, unknown> = {
      search: { accounts: [account()], unread: 0 },
      lookup: customer(),
      calculateInterest: quote(10_000),
    };
    const answer = answers[effect.type];
    const given = result.ok ? { ok: true as const, value: answer } : result;
    this.dispatch({ type: 'answered', flowId, call, answer: { to: effect.type, result: given } as never });
  }
  /** The terminal looks every 15 seconds whether a wait is over. */
  #lookAfter(seconds: number): void {
    const look = (): void => {
      this.dispatch({ type: 'timePassed' });
    };
    this.clock.set(look, (seconds + this.random() * 15) * second);
  }
}
