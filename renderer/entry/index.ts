// The door of what is typed: from a cashier's keys to exact values.
export { centsOfDigits, centsOfPasted } from './amount';
export { parseBirthDate } from './birth-date';
export { parseAccountNumber, parseCardNumber, parseCustomerNumber, parsePin } from './number';
export { parsePostalCode } from './postal-code';
export { variantsOf } from './variants';
export type { Variant } from './variants';
