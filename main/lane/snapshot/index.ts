// What the journal keeps of a lane, and the lane that is restored from it.
export { restore } from './restore';
export { keptOf } from './snapshot';
export type { KeptRow } from './snapshot';
