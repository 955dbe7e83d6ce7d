// What happens in each step of a lane: pure functions from a state and an input to an outcome.
export { shifted } from './clock-set';
export {
  intendCustomer,
  isFree,
  licenceRead,
  lookedUp,
  searched,
  startEmpty,
  startWithNumber,
  startWithScan,
} from './customer-step';
export { detailsReceived, refresh } from './details';
export { intendHandOver } from './hand-over-step';
export { handOverText } from './hand-over-values';
export {
  canPark,
  discard,
  endingOf,
  inOrder,
  nameOf,
  park,
  parkedNumberOf,
  resume,
  shortName,
  wipe,
  withFlow,
} from './parking';
export { canHandOver, chosenOffer, intendQuote, isOverOpenToBuy, openToBuyCents, regularOnly } from './quote-step';
export type { ChosenOffer } from './quote-step';
export { quoteReceived, setAmount } from './quoting';
export { autoRetry, retry } from './retry';
export { intendVerify, verifyAnswered } from './verify-step';
