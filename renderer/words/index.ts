// Sentences for codes, and how numbers and dates are written.
export { fullName, wordsOfAccountType, wordsOfStatus } from './account';
export { wordsOfCall } from './call';
export { words, wordsIfKnown } from './catalogue';
export {
  formatAmountDigits,
  formatComputedRate,
  formatDate,
  formatList,
  formatMoney,
  formatMonths,
  formatPhone,
  formatRate,
  formatSeconds,
  bothLabels,
  groupDigits,
  howOften,
  unitOfPayment,
  wordsIfUnpaid,
} from '../../resources/words';
export { wordsOfLink, wordsOfLinkHelp, wordsOfLinkInFull } from './link';
export { methodAction, methodHint, methodLine, methodName, methodReason, methodWaiting, shortMask } from './method';
export { formatMoment } from './moment';
export { wordsOfNote } from './note';
export { nameOfParked, stateOfParked } from './parked';
export { wordsOfLane, wordsOfPlace } from './place';
export { wordsOfProblem } from './problem';
export { scannerState, wordsOfListening, wordsOfScanner } from './scanner';
