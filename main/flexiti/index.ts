// The POS API: a client of it, its errors with what follows from them, and the state of the link.
export type {
  Account,
  AnnualRate,
  Customer,
  Fee,
  FoundAccounts,
  LicenceReading,
  OfferType,
  Plan,
  PlanCategory,
  Quote,
  RegularPurchase,
  SecurityQuestion,
  Term,
  Verification,
} from './answers';
// The client of the Flexiti POS API.
export { accountOf, accountSchema, quoteAnswer } from './answers';
export type { Call, FlexitiClient, FlexitiService, LookupBy, SearchQuery, VerifyDecision } from './client';
export { createFlexitiClient } from './create-flexiti-client';
export type { FlexitiClientOptions, FlexitiLogEntry, FlexitiTiming } from './create-flexiti-client';
export { errorTraits, flexitiErrorCodes, isTransient } from './errors';
export type { FlexitiError, FlexitiErrorCode, Result } from './errors';
export type { Fetch } from './transport';
export type { Link } from './link';
