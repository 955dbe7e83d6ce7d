// What happens in each step of a lane: pure functions from a state and an input to an outcome.
export { shifted } from './clock-set';
export { intendCustomer, isFree, startEmpty, startWithNumber, startWithScan } from './customer-step';
export { detailsReceived, refresh } from './details';
export { lookedUp, searched } from './found';
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
export {
  chosenAmong,
  chosenOffer,
  isChoiceGood,
  judgedOffers,
  offerTypeOf,
  openOffers,
  openToBuyCents,
  regularOnly,
  showsPlans,
} from './offer';
export type { JudgedOffer, Offer } from './offer';
export { canAskAgain, canHandOver, intendQuote } from './quote-step';
export { quoteReceived, setAmount } from './quoting';
export { answerPerson, isHeldBack } from './question';
export { licenceRead } from './reading';
export { autoRetry, linkChanged, retry, retryWaited } from './retry';
export { forgetCleared, keepCleared, undo } from './undo';
export { intendVerify, verifyAnswered } from './verify-step';
export { hasSlip, print, slipEnded } from './slip';
