// What can go wrong with a call.
export { flexitiErrorCodes } from './errors';
export type { FlexitiError, FlexitiErrorCode, Result } from './errors';
