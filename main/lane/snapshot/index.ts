// What the journal stores of a lane, and the lane that is restored from it.
export { restore } from './restore';
export { toSnapshots } from './snapshot';
export type { SnapshotRow } from './snapshot-row';
