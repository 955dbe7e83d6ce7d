// Fields of a licence as cards write them: names, dates, postal codes, issuers, numbers.
export { dayNumber, isoDate, orderOf, readDate, yearsBetween } from './dates';
export type { DateOrder } from './dates';
export { issuerOf, jurisdictionOf, provinceOf } from './issuers';
export { cleanValue, isMissing, isSuffix, joinNames, partNames, wordsOf } from './names';
export { numberFits } from './number-patterns';
export { postalCodeFits, readPostalCode } from './postal-codes';
export { sexOf } from './sexes';
