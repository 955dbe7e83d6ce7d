// The audit trail: what happened at the counter, as codes and durations, and its export.
export { createAudit } from './audit';
export type { Audit, AuditOptions } from './audit';
export type { AuditEntry, AuditPlace } from './entry';
export { parseExportArguments } from './export-arguments';
export type { ExportArgumentProblem, ExportArguments } from './export-arguments';
export { exportTrail } from './export-trail';
export type { ExportOptions, ExportProblem } from './export-trail';
