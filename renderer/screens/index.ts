// The door of the four steps, and of what may stand in their place.
export { CustomerScreen } from './customer';
export { HandOverScreen } from './hand-over';
export { LockScreen } from './lock';
export { ParkedGate } from './parked';
export { QuoteScreen } from './quote';
export { VerifyScreen } from './verify';
