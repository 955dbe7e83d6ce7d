// Scanner diagnosis: which scanner is on the counter, how it is set, and what it does to a known code.
export { startDiagnosis } from './diagnosis';
export type { FoundScanner, Diagnosis, DiagnosisState } from './diagnosis';
export { masked } from './masked';
export { shownCodes } from './shown-codes';
