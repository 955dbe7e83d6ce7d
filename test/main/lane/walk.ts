// Walks over the lane, for properties that hold at every step of every walk.
import type { CallEffect, Effect } from '../../../main/lane/model/effect';
import type { LaneInput } from '../../../main/lane/model/lane-input';
import type { LaneRules } from '../../../main/lane/model/rules';
import type { State } from '../../../main/lane/model/state';
import type { Intention, View } from '../../../preload/contract';
import { LaneDriver, deepFreeze, shown } from './lane-driver';
import { answerTo } from './random-inputs';
import type { Move } from './random-inputs';
import { isAwaited } from './legal';

export interface Transition {
  input: LaneInput;
  before: State;
  after: State;
  effects: Effect[];
  /** The call that was answered. */
  answered: CallEffect | null;
}

/** Makes a move, where there is one to make. */
function take(counter: LaneDriver, move: Move, flows: string[]): Transition | null {
  const done = (input: LaneInput, answered: CallEffect | null = null): Transition => {
    const before = counter.state;
    const effects = counter.dispatch(input);
    return { input, before, after: counter.state, effects, answered };
  };
  const before = counter.state;
  switch (move.kind) {
    case 'happen':
      return done(move.input);
    case 'restart':
      return done(counter.restart(move.keyring));
    case 'scan':
      return done({ type: 'scanned', scan: move.scan });
    case 'cut':
      return done({ type: 'scanCut', reason: move.reason });
    case 'wait':
      counter.wait(move.milliseconds);
      return null;
    case 'intend': {
      const { id } = before.current;
      const ids = { current: id, screenBefore: id, previous: flows.at(-2) ?? 'none', foreign: 'f'.repeat(32) };
      const screenNumber = before.screenNumber - (move.flow === 'screenBefore' ? 1 : 0);
      const intention = ofScan(move.intention, before.scanNumber - (move.flow === 'screenBefore' ? 1 : 0));
      return done({ type: 'intended', flowId: ids[move.flow], screenNumber, intention });
    }
    case 'answer': {
      const calls = counter.open().filter((one) => move.among === 'all' || isAwaited(before, one));
      const answered = calls.at(-1 - (move.index % Math.max(calls.length, 1)));
      if (answered === undefined) return null;
      const { flowId, call } = answered;
      return done({ type: 'answered', flowId, call, answer: answerTo(answered, move.variant) }, answered);
    }
  }
}

/** An answer to a scan names the one that it was drawn for. */
function ofScan(intention: Intention, scan: number): Intention {
  return 'scan' in intention ? { ...intention, scan } : intention;
}

/** The counter as it stood when a step had been taken. */
export interface Moment {
  at: number;
  rules: LaneRules;
  view(): View;
}

interface Walk {
  steps: readonly { taken: Transition; moment: Moment }[];
  counter: LaneDriver;
}

/** Walks, and visits every step. */
export function walk(path: Move[], look: (taken: Transition, moment: Moment) => void): LaneDriver {
  const { steps, counter } = walked(path);
  for (const { taken, moment } of steps) look(taken, moment);
  return counter;
}

function walked(path: Move[]): Walk {
  const counter = new LaneDriver();
  const flows = [counter.state.current.id];
  const steps: { taken: Transition; moment: Moment }[] = [];
  for (const move of path) {
    const taken = take(counter, move, flows);
    if (taken === null) continue;
    if (counter.state.current.id !== flows.at(-1)) flows.push(counter.state.current.id);
    steps.push({ taken, moment: momentOf(counter) });
  }
  return { steps, counter };
}

function momentOf({ state, at, rules }: LaneDriver): Moment {
  let view: View | null = null;
  return { at, rules, view: () => (view ??= deepFreeze(shown(state, rules))) };
}

/**
 * Walks that several properties share: each path is walked once, and its steps are replayed to later callers. The
 * counter at the end is shared, and must not be changed.
 */
export function sharedWalks(): typeof walk {
  const walks = new Map<string, Walk>();
  return (path, look) => {
    const key = JSON.stringify(path);
    const known = walks.get(key) ?? walked(path);
    walks.set(key, known);
    for (const { taken, moment } of known.steps) look(taken, moment);
    return known.counter;
  };
}
