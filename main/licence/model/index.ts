// The decoder's types: a licence, the certainty of its fields, repairs and warnings.
export { warningCodes } from './licence';
export type { Certainty, Decoded, GovIdType, Licence, LicenceField, Warning, WarningCode } from './licence';
export { emptyReading, licenceFields, lower, lowerAll, warn } from './reading';
export type { Reading } from './reading';
export { repairNames, Repairs } from './repairs';
export { unreadableReasons } from './unreadable-reasons';
export type { UnreadableReason } from './unreadable-reasons';
