// The screens of the four steps, and the panels that may replace them.
export { CustomerScreen, PersonQuestion } from './customer';
export { HandOverScreen } from './hand-over';
export { LockScreen } from './lock';
export { ParkedGate } from './parked';
export { QuoteScreen } from './quote';
export { VerifyScreen } from './verify';
