// Payload in, licence out. Pure: no I/O, no clock, imports nothing of ours.
export { blankHealthNumber } from './bc-tracks';
export type { Element } from './elements';
export { decode, decodeWithElements } from './decode';
export { toDriversLicenseAnswer, type DriversLicenseAnswer } from './drivers-license-answer';
export { isComplete } from './is-complete';
export type { Certainty, Decoded, GovIdType, Licence, LicenceField, Warning, WarningCode } from './licence';
export { warningCodes } from './licence';
export { repairNames } from './repairs';
export { unreadableReasons } from './unreadable-reasons';
export { unsupportedReasons } from './other-documents';
