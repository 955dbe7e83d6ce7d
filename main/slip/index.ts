// The quote for the customer to take along: its lines, in the customer's language.
export { disclosureText, slipText } from './plain-text';
export { slipLines } from './slip-lines';
export type { Slip, SlipLine } from './slip-lines';
