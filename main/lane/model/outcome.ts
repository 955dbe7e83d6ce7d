// What an update gives: the next state, and the effects for the runner.
import type { CallEffect, Effect } from './effect';
import type { Flow } from './flow';
import type { LaneEvent } from './lane-input';
import type { Notice, State } from './state';

export interface Outcome {
  state: State;
  effects: Effect[];
}

/** One update of the lane, for observers. */
export interface Transition {
  event: LaneEvent;
  before: State;
  after: State;
  effects: readonly Effect[];
}

/** The same state, by identity. */
export function noop(state: State): Outcome {
  return { state, effects: [] };
}

/** Replaces the flow, and the previous notice. */
export function next(state: State, flow: Flow, effects: Effect[] = [], notice: Notice | null = null): Outcome {
  return { state: { ...state, current: flow, notice }, effects };
}

type WithoutCall<T> = T extends unknown ? Omit<T, 'flowId' | 'call' | 'referenceId'> : never;

/** Gives a call of the flow its number: the flow with the next number, this number, and the effect. */
export function ask<F extends Flow>(
  flow: F,
  question: WithoutCall<CallEffect>,
): { flow: F; call: number; effect: CallEffect } {
  const call = flow.nextCall;
  const effect = { ...question, flowId: flow.id, call, referenceId: flow.referenceId };
  return { flow: { ...flow, nextCall: call + 1 }, call, effect };
}
