// What an update gives: the next state, and what is to be done.
import type { CallEffect, Effect } from './effect';
import type { Flow, Notice, State } from './state';

export interface Outcome {
  state: State;
  effects: Effect[];
}

/** Nothing happens. */
export function noop(state: State): Outcome {
  return { state, effects: [] };
}

/** The flow goes on as `flow`. What was noticed before has been read. */
export function next(state: State, flow: Flow, effects: Effect[] = [], notice: Notice | null = null): Outcome {
  return { state: { ...state, current: flow, notice }, effects };
}

type WithoutCall<T> = T extends unknown ? Omit<T, 'flowId' | 'call' | 'referenceId'> : never;

/** Numbers a call of the flow: the flow that knows of it, its number, and the effect that makes it. */
export function ask<F extends Flow>(
  flow: F,
  question: WithoutCall<CallEffect>,
): { flow: F; call: number; effect: CallEffect } {
  const call = flow.nextCall;
  const effect = { ...question, flowId: flow.id, call, referenceId: flow.referenceId };
  return { flow: { ...flow, nextCall: call + 1 }, call, effect };
}
