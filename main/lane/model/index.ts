// What a lane is made of: state, inputs, effects and outcomes, and what follows from each alone.
export { isAuthorisedUser, mayBuy, needsCard } from './account';
export { isMeantFor } from './drawn-for';
export { customerLanguage, languageOfPostalCode } from './customer-language';
export type { CallEffect, Effect } from './effect';
export { backToCustomer, emptyFlow, toVerify } from './flow';
export type {
  Attempt,
  Choice,
  Chosen,
  ChosenStep,
  CustomerPhase,
  CustomerStep,
  Failure,
  Flow,
  Found,
  HandOverStep,
  Loading,
  Pending,
  PersonName,
  Pin,
  QuoteStep,
  VerifyStep,
} from './flow';
export type { FreshIds } from './fresh-ids';
export type { Answer, LaneInput, LaneEvent, StoredSnapshot } from './lane-input';
export { hasWaited, isDue, isUp, isWaiting, isTransient } from './link';
export { canSend, lastMessage, methodsOf, sendAgainAfter } from './methods';
export { ask, next, noop } from './outcome';
export type { Outcome, Transition } from './outcome';
export { chosenNames, isOtherName, nameOnly, personQuestion, readPerson } from './person-question';
export type { PersonQuestion } from './person-question';
export type { LaneRules } from './rules';
export { isSameScreen } from './same-screen';
export { initialState } from './state';
export type { Notice, Parked, State } from './state';
