// What the audit trail keeps of a lane: entries, made from its transitions.
export { follow, nothingYet, unanswered } from './audit-entries';
export type { Taken, TrailEntry, TrailMemory } from './audit-entries';
