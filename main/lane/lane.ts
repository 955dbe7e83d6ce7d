// Runs the lane: feeds events to the reducer, carries out its effects one by one, and publishes each new view. The one
// owner of the state.
import type { FlexitiClient, Result } from '../flexiti';
import type { CustomerDisplayView, Keeping, PrintEnd, View } from '../../preload/contract';
import type { Answer, CallEffect, Effect, FreshIds, LaneInput, LaneEvent, LaneRules, State, Transition } from './model';
import { initialState } from './model';
import { customerDisplayOf, viewOf } from './view';
import { update } from './update';

/** Automatic retries come one by one, so that a store's terminals do not all call at once. */
const paceMs = 1000;

export interface LaneParts {
  client: FlexitiClient;
  rules: LaneRules;
  /** Read for each view, because the language may have changed. */
  terminal: () => View['terminal'];
  /** Milliseconds since 1970. */
  now: () => number;
  /** The day at the counter, YYYY-MM-DD. */
  today: () => string;
  fresh: () => FreshIds;
  /** From 0 up to 1, for the spread of retries after an outage; `Math.random` by default. */
  random?: () => number;
  onView: (view: View) => void;
  /** Called before the effects are carried out. */
  onTransition?: (transition: Transition) => void;
  clipboard: Clipboard;
  /** Prints what the customer is shown. Never rejects. Absent without a printer. */
  print?: (view: ShownToCustomer) => Promise<PrintEnd>;
  /** Read for each view. */
  keeping: () => Keeping;
  /** Read for each view; right unless given. */
  clock?: () => NonNullable<View['clock']> | 'right';
}

export interface Clipboard {
  write(text: string): void;
  /** Clears it, unless it has been overwritten since. */
  forget(): Promise<void>;
}

/** What the customer sees, and the reference of the flow that it is of. */
export interface ShownToCustomer {
  view: Omit<CustomerDisplayView, 'takeAlong'>;
  referenceId: string;
}

export interface Lane {
  dispatch(input: LaneInput): void;
  view(): View;
  customerDisplay(): ShownToCustomer;
  /** Publishes the view again, after a change outside the lane, such as the language. */
  redraw(): void;
  /** Ignores every input from now on, and gives up the calls under way but verify. */
  close(): void;
}

/** A lane with an empty counter. */
export function createLane(parts: LaneParts): Lane {
  let state: State = initialState(parts.fresh(), parts.terminal().language);
  let revision = 0;
  let closed = false;
  const waiting = new Map<string, AbortController>();
  const { random = Math.random } = parts;

  function view(): View {
    return viewOf(state, {
      revision,
      terminal: parts.terminal(),
      rules: parts.rules,
      today: parts.today(),
      keeping: parts.keeping(),
      clock: parts.clock?.() ?? 'right',
    });
  }

  function customerDisplay(): ShownToCustomer {
    const facts = { revision, terminal: parts.terminal(), today: parts.today() };
    return { view: customerDisplayOf(state, facts), referenceId: state.current.referenceId };
  }

  function redraw(): void {
    revision += 1;
    parts.onView(view());
  }

  function dispatch(input: LaneInput): void {
    if (closed) return;
    const event: LaneEvent = { ...input, at: parts.now(), fresh: parts.fresh() };
    const outcome = update(state, event, parts.rules);
    const changed = outcome.state !== state;
    const before = state;
    state = outcome.state;
    parts.onTransition?.({ event, before, after: state, effects: outcome.effects });
    for (const effect of outcome.effects) carryOut(effect);
    if (state.cleared !== null && state.cleared !== before.cleared) forgetInTime(state.cleared.until - event.at);
    if (changed) redraw();
  }

  function forgetInTime(ms: number): void {
    setTimeout(() => {
      dispatch({ type: 'timePassed' });
    }, ms).unref();
  }

  function carryOut(effect: Effect): void {
    if (effect.type === 'abandon') {
      waiting.get(effect.flowId)?.abort();
      waiting.delete(effect.flowId);
      void parts.clipboard.forget();
      return;
    }
    switch (effect.type) {
      case 'forgetCopies':
        void parts.clipboard.forget();
        break;
      case 'copy':
        parts.clipboard.write(effect.text);
        break;
      case 'print':
        void parts.print?.(customerDisplay()).then((end) => {
          dispatch({ type: 'slipEnded', end });
        });
        break;
      case 'pace':
        setTimeout(
          () => {
            dispatch({ type: 'paced' });
          },
          effect.withinMs === undefined ? paceMs : random() * effect.withinMs,
        ).unref();
        break;
      default:
        void answerTo(effect).then((answer) => {
          dispatch({ type: 'answered', flowId: effect.flowId, call: effect.call, answer });
        });
    }
  }

  function signalOf(flowId: string): AbortSignal {
    const controller = waiting.get(flowId) ?? new AbortController();
    waiting.set(flowId, controller);
    return controller.signal;
  }

  async function answerTo(effect: CallEffect): Promise<Answer> {
    const { client } = parts;
    const { referenceId, force } = effect;
    const reading = { referenceId, signal: signalOf(effect.flowId), ...(force === true && { force }) };
    switch (effect.type) {
      case 'search':
        return { to: 'search', result: await toResult(() => client.search(reading, effect.query)) };
      case 'lookup':
        return { to: 'lookup', result: await toResult(() => client.lookup(reading, effect.by, effect.language)) };
      case 'readLicence':
        return { to: 'readLicence', result: await toResult(() => client.readLicence(reading, effect.code)) };
      case 'calculateInterest': {
        const { accountNumber, amountCents, language } = effect;
        const quoting = () => client.calculateInterest(reading, accountNumber, amountCents, language);
        return { to: 'calculateInterest', result: await toResult(quoting) };
      }
      case 'verify': {
        // No signal: cancelling it would only hide whether it arrived.
        const { accountNumber, decision } = effect;
        const deciding = () => client.verify({ referenceId }, accountNumber, decision);
        return { to: 'verify', result: await toResult(deciding) };
      }
    }
  }

  function close(): void {
    closed = true;
    for (const controller of waiting.values()) controller.abort();
    waiting.clear();
  }

  return { dispatch, view, customerDisplay, redraw, close };
}

/** An exception is a bug of the client, and must not leave the counter waiting for ever. */
async function toResult<T>(answering: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await answering();
  } catch {
    return { ok: false, error: { code: 'answer_not_understood', mayHaveArrived: true } };
  }
}
