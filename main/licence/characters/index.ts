// Classes of characters that all of the decoder asks for.
export { areDigits, isDigit, isLetter, isLetterOrDigit, isLower, isUpper } from './ascii';
export { contents, isPlainHere, plain } from './plain-characters';
