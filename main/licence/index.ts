// The decoder: a barcode's payload in, a licence out. Pure: no I/O and no clock.
export { anonymise } from './anonymise-payload';
export { blankHealthNumber } from './british-columbia';
export type { Element } from './aamva';
export { decode, decodeWithElements } from './decode';
export { toDriversLicenseAnswer, type DriversLicenseAnswer } from './drivers-license-answer';
export { isSameAddress, personDifferences } from './identity';
export type { Address, Person, PersonField } from './identity';
export { licenceStart } from './licence-start';
export { isComplete } from './is-complete';
export { licenceEnd } from './licence-end';
export type { LicenceEnd } from './licence-end';
export type { Certainty, Decoded, GovIdType, Licence, LicenceField, Warning, WarningCode } from './model';
export { repairNames, unreadableReasons, warningCodes } from './model';
export { unsupportedReasons } from './other-documents';
