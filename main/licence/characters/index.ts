// Classes of characters that all of the decoder asks for.
export { areDigits, isDigit, isLetter, isLetterOrDigit, isLower, isUpper } from './ascii';
export { contents, isPlain } from './plain-characters';
