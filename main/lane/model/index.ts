// What a lane is made of: state, inputs, effects and outcomes, and what follows from each alone. Imports no other
// folder of the lane.
export { isAuthorisedUser, mayBuy, needsCard } from './account';
export {
  comparedFields,
  confirmReasonCodes,
  confirmReasons,
  factsByHand,
  factsOf,
  isSameCard,
  mergeReading,
  namesTooLong,
  retyped,
  searchName,
  searchNameLimits,
  searchQueryOf,
} from './card';
export type { CardFacts } from './card';
export { customerLanguage } from './customer-language';
export type { CallEffect, Effect } from './effect';
export type { FreshIds } from './fresh-ids';
export type { StoredSnapshot } from './stored-snapshot';
export type { Answer, LaneInput, LaneEvent } from './lane-input';
export { isUp, isWaiting, isTransient } from './link';
export { canSend, lastMessage, methodsOf, sendAgainAfter } from './methods';
export { otherCodeOf } from './other-code';
export type { OtherCode } from './other-code';
export { ask, next, noop } from './outcome';
export type { Outcome } from './outcome';
export type { Scan, ScannedNumber, StartingScan } from './scan';
export { backToCustomer, emptyFlow, initialState, toVerify } from './state';
export type {
  Attempt,
  Choice,
  Chosen,
  ChosenStep,
  CustomerPhase,
  CustomerStep,
  Failure,
  Flow,
  HandOverStep,
  LaneRules,
  Loading,
  Notice,
  Parked,
  Pending,
  Pin,
  QuoteStep,
  State,
  VerifyStep,
} from './state';
