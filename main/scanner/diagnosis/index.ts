// Scanner diagnosis: which scanner is on the counter, how it is set, and what it does to a known code.
export { startSetUp } from './diagnosis';
export type { FoundScanner, SetUp, SetUpState } from './diagnosis';
export { masked } from './masked';
export { shownCodes } from './shown-codes';
