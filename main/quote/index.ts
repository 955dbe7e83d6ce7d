// What Flexiti's quote comes to, and whether everything is there that must be disclosed: pure arithmetic.
export { assessRegular, assessTerm } from './assess';
export type { Assessment, OfferFlag, Purchase } from './assess';
export { chosenOf } from './chosen';
export { missingOfRegular } from './disclosure';
export { isQuebec } from './province';
