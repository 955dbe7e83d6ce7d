// Walks over the lane, for properties that hold at every step of every walk.
import type { CallEffect, Effect } from '../../../main/lane/effect';
import type { Happening } from '../../../main/lane/event';
import type { LaneRules, State } from '../../../main/lane/state';
import type { View } from '../../../preload/contract';
import { Counter, deepFreeze, shown } from './counter';
import { answerTo } from './happenings';
import type { Move } from './happenings';
import { isAwaited } from './legal';

export interface Taken {
  happening: Happening;
  before: State;
  after: State;
  effects: Effect[];
  /** The call that was answered. */
  answered: CallEffect | null;
}

/** Makes a move, where there is one to make. */
function take(counter: Counter, move: Move, flows: string[]): Taken | null {
  const done = (happening: Happening, answered: CallEffect | null = null): Taken => {
    const before = counter.state;
    const effects = counter.happen(happening);
    return { happening, before, after: counter.state, effects, answered };
  };
  const before = counter.state;
  switch (move.kind) {
    case 'happen':
      return done(move.happening);
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
      const ids = { current: before.current.id, previous: flows.at(-2) ?? 'none', foreign: 'f'.repeat(32) };
      return done({ type: 'intended', flowId: ids[move.flow], intention: move.intention });
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

/** The counter as it stood when a step had been taken. */
export interface Moment {
  at: number;
  rules: LaneRules;
  view(): View;
}

interface Walk {
  steps: readonly { taken: Taken; moment: Moment }[];
  counter: Counter;
}

/** Walks, and looks at every step that was taken. */
export function walk(path: Move[], look: (taken: Taken, moment: Moment) => void): Counter {
  const { steps, counter } = walked(path);
  for (const { taken, moment } of steps) look(taken, moment);
  return counter;
}

function walked(path: Move[]): Walk {
  const counter = new Counter();
  const flows = [counter.state.current.id];
  const steps: { taken: Taken; moment: Moment }[] = [];
  for (const move of path) {
    const taken = take(counter, move, flows);
    if (taken === null) continue;
    if (counter.state.current.id !== flows.at(-1)) flows.push(counter.state.current.id);
    steps.push({ taken, moment: momentOf(counter) });
  }
  return { steps, counter };
}

function momentOf({ state, at, rules }: Counter): Moment {
  let view: View | null = null;
  return { at, rules, view: () => (view ??= deepFreeze(shown(state, rules))) };
}

/**
 * A run of walks that many properties look at: each way is gone once, and whoever comes next sees the same steps. The
 * counter at the end is everybody's, and must be left as it is.
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
