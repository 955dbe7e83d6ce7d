// The payload's encoding: tells whether it is the cards' own, and mends it.
export { isExtraLetter } from './code-pages';
export { hasWrongEncoding, mendEncoding } from './mend-encoding';
