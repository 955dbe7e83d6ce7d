// Scanner diagnosis: finds the scanner on the counter, its settings, and what it does to a known code.
export { startDiagnosis } from './diagnosis';
export type { FoundScanner, Diagnosis, DiagnosisState, HeardScan } from './diagnosis';
export { masked } from './masked';
export { shownCodes } from './shown-codes';
