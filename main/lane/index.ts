// One lane of the store: takes inputs, calls Flexiti, and gives the view that the page draws.
export { toAuditEntries, emptyAuditMemory, unansweredEntries } from './audit';
export type { LaneAuditEntry, AuditMemory } from './audit';
export { createLane } from './lane';
export type { Clipboard, Lane, LaneParts, ShownToCustomer } from './lane';
export { isMeantFor } from './model';
export type { FreshIds, LaneInput, StoredSnapshot, LaneRules, Transition } from './model';
export { readScan } from './scan';
export type { Scan } from './scan';
export { toSnapshots } from './snapshot';
export type { SnapshotRow } from './snapshot';
