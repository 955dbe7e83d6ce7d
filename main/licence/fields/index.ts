// Field formats on cards: names, dates, postal codes, issuers, licence numbers.
export { dayNumber, isoDate, orderOf, readDate, yearsBetween } from './dates';
export type { DateOrder } from './dates';
export { countryOfIin, isForeignIin, issuerOf, jurisdictionOf, provinceOf } from './issuers';
export { cleanValue, isMissing, isSuffix, joinNames, splitNames, wordsOf } from './names';
export { numberFits } from './number-patterns';
export { postalCodeFits, readPostalCode } from './postal-codes';
export { sexOf } from './sexes';
