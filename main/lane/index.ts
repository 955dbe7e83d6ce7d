export type { FreshIds, Happening, Scan } from './event';
export { keptOf } from './kept';
export type { KeptCustomer, KeptRow } from './kept';
export { createLane } from './lane';
export type { Clipboard, Lane, LaneParts } from './lane';
export { otherCodeOf } from './other-code';
export type { LaneRules } from './state';
export { follow, nothingYet, unanswered } from './trail';
export type { Taken, TrailEntry, TrailMemory } from './trail';
