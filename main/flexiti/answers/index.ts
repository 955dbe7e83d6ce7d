// Schemas of the API's answers, read into the shapes that the lane uses.
export type {
  Account,
  AnnualRate,
  Customer,
  FoundAccounts,
  Fee,
  LicenceReading,
  OfferType,
  Plan,
  PlanCategory,
  Quote,
  RegularPurchase,
  SecurityQuestion,
  Term,
  Verification,
} from './answers';
export { accountOf, accountSchema } from './answers';
export { centsToNumber, largestCents } from './cents';
export { accountsAnswer, customerAnswer, licenceAnswer } from './customer-answers';
export { quoteAnswer, verificationAnswer } from './purchase-answers';
export { tokenAnswer } from './token-answer';
export type { GrantedToken } from './token-answer';
