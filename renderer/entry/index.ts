// What is typed: fields, and from a cashier's keys to exact values.
export { default as AmountField } from './AmountField.svelte';
export { default as CardNumberField } from './CardNumberField.svelte';
export { default as TextField } from './TextField.svelte';
export { centsOfDigits, centsOfPasted } from './amount';
export { parseBirthDate } from './birth-date';
export { parseAccountNumber, parseCardNumber, parseCustomerNumber, parsePin } from './number';
export { parsePostalCode } from './postal-code';
export { variantsOf } from './variants';
export type { Variant } from './variants';
