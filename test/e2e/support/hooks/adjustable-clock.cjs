// Loaded before the program (-r) by the end-to-end tests: a clock of main that tests can advance. `clockAheadMs` sets the
// wall clock, as a person may; `letPass` advances the wall clock, the monotonic clock and the long timers.
// FLEXITI_TEST_CLOCK_AHEAD_MS is the offset at the start: a computer's clock stays set when a program restarts.
// FLEXITI_TEST_LONG_TIMER_MS is how long a timer is at least for `letPass` to advance it.
'use strict';

const real = Date.now.bind(Date);
globalThis.clockAheadMs = Number(process.env['FLEXITI_TEST_CLOCK_AHEAD_MS'] ?? 0);
Date.now = () => real() + globalThis.clockAheadMs;

const steady = performance.now.bind(performance);
let passedMs = 0;
performance.now = () => steady() + passedMs;

const longMs = Number(process.env['FLEXITI_TEST_LONG_TIMER_MS'] ?? 1_500);
const { setTimeout: set, clearTimeout: clear } = globalThis;
/** @type {Map<NodeJS.Timeout, { due: number, run: () => void }>} */
const waiting = new Map();

/**
 * @param {(...args: unknown[]) => void} callback
 * @param {number} [ms]
 * @param {unknown[]} args
 */
const setLong = (callback, ms = 0, ...args) => {
  const run = () => {
    waiting.delete(timer);
    callback(...args);
  };
  const timer = set(run, ms);
  if (ms >= longMs) waiting.set(timer, { due: performance.now() + ms, run });
  return timer;
};
globalThis.setTimeout = Object.assign(setLong, set);

/** @param {NodeJS.Timeout} timer */
const clearLong = (timer) => {
  waiting.delete(timer);
  clear(timer);
};
Object.assign(globalThis, { clearTimeout: clearLong });

let lastCall = 0;
/**
 * @param {number} ms
 * @param {number} call another one for each; the same one again does nothing
 */
const letPass = (ms, call) => {
  if (call === lastCall) return;
  lastCall = call;
  globalThis.clockAheadMs += ms;
  passedMs += ms;
  for (const [timer, { due, run }] of [...waiting]) {
    if (due > performance.now()) continue;
    clear(timer);
    run();
  }
};
Object.assign(globalThis, { letPass });
