// One call on the wire: token, exchange, timeout, repetition.
export { exchange } from './exchange';
export type { Fetch } from './exchange';
export { readHttpDate } from './http-date';
export { readAnswer } from './read-answer';
export { isWorthRepeating, repeating } from './repeat';
export type { RepeatTiming } from './repeat';
export { createTokenKeeper } from './token';
export type { Grant } from './token';
export { cancelled, unlessAborted } from './unless-aborted';
