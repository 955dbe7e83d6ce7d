export type { FreshIds, Happening, KeptCustomer, LaneRules, Scan } from './model';
export { keptOf } from './snapshot';
export type { KeptRow } from './snapshot';
export { createLane } from './lane';
export type { Clipboard, Lane, LaneParts } from './lane';
export { otherCodeOf } from './model';
export { follow, nothingYet, unanswered } from './audit';
export type { Taken, TrailEntry, TrailMemory } from './audit';
