export type * from './answers';
export { checkBaseUrl } from './base-url';
export type { BaseUrl, BaseUrlFault } from './base-url';
export type { Call, FlexitiClient, LookupBy, SearchQuery, VerifyDecision } from './client';
export { createFlexitiClient } from './create-flexiti-client';
export type { FlexitiClientOptions, FlexitiLogEntry, FlexitiTiming } from './create-flexiti-client';
export { flexitiErrorCodes } from './errors';
export type { FlexitiError, FlexitiErrorCode, Result } from './errors';
export type { Fetch } from './exchange';
