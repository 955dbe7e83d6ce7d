export type { FreshIds, LaneInput, StoredSnapshot, LaneRules, Scan } from './model';
export { toSnapshots } from './snapshot';
export type { SnapshotRow } from './snapshot';
export { createLane } from './lane';
export type { Clipboard, Lane, LaneParts } from './lane';
export { otherCodeOf } from './model';
export { toAuditEntries, emptyAuditMemory, unansweredEntries } from './audit';
export type { Transition, LaneAuditEntry, AuditMemory } from './audit';
