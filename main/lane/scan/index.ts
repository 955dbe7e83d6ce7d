// What was scanned: a licence's facts and what they lead to, or another code.
export {
  comparedFields,
  compareReading,
  confirmReasonCodes,
  confirmReasons,
  factsByHand,
  factsOf,
  isSameCard,
  namesTooLong,
  retyped,
  searchName,
  searchNameLimits,
  searchQueryOf,
} from './card';
export type { CardFacts, Difference } from './card';
export type { OtherCode } from './other-code';
export { readScan } from './read-scan';
export type { Scan, ScannedNumber, StartingScan } from './scan';
