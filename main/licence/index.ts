// The decoder: a barcode's payload in, a licence out. Pure: no I/O and no clock.
export { blankHealthNumber } from './british-columbia';
export type { Element } from './aamva';
export { decode, decodeWithElements } from './decode';
export { toDriversLicenseAnswer, type DriversLicenseAnswer } from './drivers-license-answer';
export { isComplete } from './is-complete';
export { isBrokenOff, isUnfinished } from './is-unfinished';
export type { Certainty, Decoded, GovIdType, Licence, LicenceField, Warning, WarningCode } from './model';
export { repairNames, unreadableReasons, warningCodes } from './model';
export { unsupportedReasons } from './other-documents';
