// What puts the rooms together, without Electron: the terminal, its life, its lock and clock, its records, training, and
// scanner diagnosis.
export { compose } from './compose';
export { exportAudit } from './export-audit';
export { createFatalErrorHandler } from './fatal-error';
export { createLifecycle } from './lifecycle';
export { openApi } from './open-api';
export { openRecords } from './records';
export type { Terminal } from './terminal';
