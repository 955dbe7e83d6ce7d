// What can go wrong with a call.
export { errorTraits, isLost, isTransient } from './error-traits';
export type { LinkSignal, Lost } from './error-traits';
export { flexitiErrorCodes } from './errors';
export type { FlexitiError, FlexitiErrorCode, Result } from './errors';
