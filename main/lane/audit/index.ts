// What the audit trail keeps of a lane: entries, made from its transitions.
export { toAuditEntries, emptyAuditMemory, unansweredEntries } from './audit-entries';
export type { LaneAuditEntry, AuditMemory } from './audit-entries';
