// A counter for tests: it drives the update function and records the effects.
import type { Account, FlexitiError } from '../../../main/flexiti';
import type { CallEffect, Effect } from '../../../main/lane/model/effect';
import type { FreshIds } from '../../../main/lane/model/fresh-ids';
import type { Scan } from '../../../main/lane/scan/scan';
import type { Answer, LaneInput, LaneEvent } from '../../../main/lane/model/lane-input';
import { toSnapshots } from '../../../main/lane/snapshot/snapshot';
import { initialState } from '../../../main/lane/model/state';
import type { CustomerStep, HandOverStep, QuoteStep, VerifyStep } from '../../../main/lane/model/flow';
import type { LaneRules } from '../../../main/lane/model/rules';
import type { State } from '../../../main/lane/model/state';
import { update } from '../../../main/lane/update';
import { viewOf } from '../../../main/lane/view/view';
import type { DrawnFor, Intention, View } from '../../../preload/contract';
import { account, customer, problem, quote, scanOf } from './people';

export const noon = Date.UTC(2026, 10, 21, 12);
export const today = '2026-11-21';

export const usualRules: LaneRules = {
  overrideAllowed: true,
  pinInCopies: false,
  hasPrinter: true,
  pinToUnlock: false,
  isParkedTooLong: (since, at) => at - since >= 12 * 3_600_000,
};

export function freshIds(number: number): FreshIds {
  const id = (kind: string): string => `${kind}${number.toString(16)}`.padStart(32, '0');
  return { flowId: id('a'), referenceId: id('b'), requestId: String(number).padStart(10, '0') };
}

/** Freezes a value all the way down, so that a change of it throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

export const terminalFacts: View['terminal'] = {
  store: '118',
  lane: '3',
  training: true,
  scanning: true,
  flexitiPhone: null,
  singleKeys: true,
  language: 'en-CA',
  version: '0.0.0',
};

/** What the counter shows of a state. */
export function shown(state: State, rules: LaneRules): View {
  return viewOf(state, {
    revision: 1,
    terminal: terminalFacts,
    rules,
    today,
    keeping: 'kept',
  });
}

interface Steps {
  customer: CustomerStep;
  verify: VerifyStep;
  quote: QuoteStep;
  handOver: HandOverStep;
}
type AnswerTo<K extends Answer['to']> = Extract<Extract<Answer, { to: K }>['result'], { ok: true }>['value'];

export class LaneDriver {
  state: State;
  at = noon;
  /** Every call that the lane requested, oldest first. */
  readonly calls: CallEffect[] = [];
  readonly abandoned: string[] = [];
  /** What was put on the clipboard. */
  readonly copied: string[] = [];
  /** Calls before this one were made by a program that has ended: no answer of theirs can come. */
  #firstOpen = 0;
  #fresh = 0;

  constructor(readonly rules: LaneRules = usualRules) {
    this.state = deepFreeze(initialState(freshIds(0), 'en-CA'));
  }

  /** Dispatches an input, and gives the effects. */
  dispatch(input: LaneInput): Effect[] {
    this.#fresh += 1;
    const event: LaneEvent = { ...input, at: this.at, fresh: freshIds(this.#fresh) };
    const { state, effects } = update(this.state, deepFreeze(event), this.rules);
    this.state = deepFreeze(state);
    for (const effect of effects) {
      if (effect.type === 'abandon') this.abandoned.push(effect.flowId);
      else if (effect.type === 'copy') this.copied.push(effect.text);
      else if ('call' in effect) this.calls.push(effect);
    }
    return effects;
  }

  scan(scan: Scan = scanOf()): Effect[] {
    return this.dispatch({ type: 'scanned', scan });
  }

  /** What is on the counter now. */
  get drawnFor(): DrawnFor {
    return { flowId: this.state.current.id, screenNumber: this.state.screenNumber };
  }

  intend(intention: Intention, drawnFor: Partial<DrawnFor> = {}): Effect[] {
    return this.dispatch({ type: 'intended', ...this.drawnFor, ...drawnFor, intention });
  }

  /** Answers "Start with NAME?" of the scan that is asked about. */
  answerScan(type: 'acceptScan' | 'declineScan' | 'park'): Effect[] {
    return this.intend({ type, scan: this.state.scanNumber });
  }

  /** The newest call of a kind. */
  call<K extends CallEffect['type']>(type: K): Extract<CallEffect, { type: K }> {
    const found = this.calls.findLast((call) => call.type === type);
    if (found === undefined) throw new Error(`no call ${type}`);
    return found as Extract<CallEffect, { type: K }>;
  }

  callsOf<K extends CallEffect['type']>(type: K): Extract<CallEffect, { type: K }>[] {
    return this.calls.filter((call): call is Extract<CallEffect, { type: K }> => call.type === type);
  }

  /** The newest call of a kind, or the given one, succeeds. */
  answer<K extends Answer['to']>(
    to: K,
    value: AnswerTo<K> | (K extends 'search' ? Account[] : never),
    call: CallEffect = this.call(to),
  ): Effect[] {
    const whole = Array.isArray(value) ? { accounts: value, unread: 0 } : value;
    return this.settle(call, { to, result: { ok: true, value: whole } } as Answer);
  }

  /** The newest call of a kind, or the given one, fails. */
  fail(to: Answer['to'], error: FlexitiError, call: CallEffect = this.call(to)): Effect[] {
    return this.settle(call, { to, result: { ok: false, error } });
  }

  settle({ flowId, call }: CallEffect, answer: Answer): Effect[] {
    return this.dispatch({ type: 'answered', flowId, call, answer });
  }

  /** The program is killed and restarted; gives the stored snapshots, with or without their encrypted part. */
  restart(keyring = true): LaneInput {
    const customers = toSnapshots(this.state).map(({ place, since, personal }) => ({
      place,
      since,
      at: this.at,
      personal: keyring ? personal : null,
      why: keyring ? null : ('no_key' as const),
    }));
    this.#fresh += 1;
    this.state = deepFreeze(initialState(freshIds(this.#fresh), 'en-CA'));
    this.#firstOpen = this.calls.length;
    return { type: 'restored', customers };
  }

  /** The calls whose answers may still come. */
  open(): CallEffect[] {
    return this.calls.slice(this.#firstOpen);
  }

  wait(milliseconds: number): void {
    this.at += milliseconds;
  }

  /** The flow, which must be at a step. */
  flow<S extends keyof Steps>(step: S): Steps[S] {
    const { current } = this.state;
    if (current.step !== step) throw new Error(`the flow is at ${current.step}, not at ${step}`);
    return current as Steps[S];
  }

  phase(): CustomerStep['phase'] {
    return this.flow('customer').phase;
  }

  attempt(): VerifyStep['attempt'] {
    return this.flow('verify').attempt;
  }

  view(): View {
    return shown(this.state, this.rules);
  }

  /** The view's screen, which must be of a step. */
  screen<S extends View['screen']['step']>(step: S): Extract<View['screen'], { step: S }> {
    const { screen } = this.view();
    if (screen.step !== step) throw new Error(`the screen is ${screen.step}, not ${step}`);
    return screen as Extract<View['screen'], { step: S }>;
  }
}

/** A counter with a scanned customer whose account is found. */
export function atVerify(amountCents: number | null = null, found = account(), rules?: LaneRules): LaneDriver {
  const counter = new LaneDriver(rules);
  counter.scan();
  if (amountCents !== null) counter.intend({ type: 'setAmount', amountCents });
  counter.answer('search', [found]);
  return counter;
}

/** ... with lookup and, where there is an amount, calculate-interest answered. */
export function readyToVerify(amountCents: number | null = null, bypassAllowed = false): LaneDriver {
  const counter = atVerify(amountCents);
  counter.answer('lookup', customer());
  if (amountCents !== null) counter.answer('calculateInterest', quote(amountCents, bypassAllowed));
  return counter;
}

/** ... with a PIN by security question, at the quote. */
export function atQuote(amountCents = 10_000): LaneDriver {
  const counter = readyToVerify(amountCents);
  counter.intend({ type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' });
  counter.answer('verify', { kind: 'pin', pin: '6785' });
  return counter;
}

/** ... with a PIN by bypass, at the quote. */
export function atQuoteByBypass(amountCents = 10_000): LaneDriver {
  const counter = readyToVerify(amountCents, true);
  counter.intend({ type: 'verify', format: 'regular_purchase_bypass' });
  counter.answer('verify', { kind: 'pin', pin: '1234' });
  return counter;
}

export function atHandOver(amountCents = 10_000): LaneDriver {
  const counter = atQuote(amountCents);
  counter.intend({ type: 'choosePlan', planId: 4, months: 6 });
  counter.intend({ type: 'handOver' });
  return counter;
}

export const unclear = problem('timed_out', { mayHaveArrived: true });
