// The audit trail's entries of a lane, made from its transitions.
export { toAuditEntries, emptyAuditMemory, unansweredEntries } from './audit-entries';
export type { LaneAuditEntry, AuditMemory } from './audit-entries';
