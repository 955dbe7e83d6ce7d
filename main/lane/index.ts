export type { FreshIds, Happening, Scan } from './event';
export { createLane } from './lane';
export type { Clipboard, Lane, LaneParts } from './lane';
export { otherCodeOf } from './other-code';
export type { LaneRules } from './state';
