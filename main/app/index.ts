// What puts the rooms together, without Electron: the terminal, its lock and clock, training, and scanner diagnosis.
export { createScannerDiagnosis } from './scanner-diagnosis';
export { createTerminal } from './terminal';
export type { ApiAccess } from './terminal';
export type { TrainingPanel } from './training';
