// The payload's encoding: tells whether it is the cards' own, and mends it.
export { codePage850, isExtraLetter, isLatinLetter, letterIn, windows1252 } from './code-pages';
export { hasWrongEncoding, mendEncoding } from './mend-encoding';
export { withoutUtf8 } from './utf8';
