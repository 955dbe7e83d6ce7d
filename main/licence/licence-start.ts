// Where a licence begins in a text. The decoder's idea of it, and the scanner room's.
import { tornStart } from './british-columbia';

/**
 * The separators between `@` and the file type, with what scanners put in their place; J, 6 and M are what a keyboard wedge
 * that loses Ctrl types for them.
 */
const separators = String.raw`[\0-\x20]{0,8}`;
const typedSeparator = String.raw`(?:[^@%\]0-9A-Za-z]|[jJ6mM])`;
/** One of them may have come as any letter. */
const typedSeparators = String.raw`(?:${typedSeparator}{0,10}|${typedSeparator}{0,3}[A-Za-z]${typedSeparator}{0,3})`;

/** An AIM identifier and ECI sequences. */
const envelope = String.raw`(?:\][A-Za-z][0-9A-Za-z])?(?:\\\d{6})*`;

/**
 * AAMVA's file header from `@`, which may be lost, to the issuer's number; or British Columbia's first stripe, which writes the
 * start of its third as `_%`.
 */
const header =
  String.raw`(?:@${typedSeparators}|[jJ]{1,2}[6^]?[mM]{1,2}|${separators})` +
  String.raw`(?:ANSI|AAMVA|ansi|aamva)[\0-\x20]{0,3}\d{6}`;
const stripe = String.raw`(?<!_)%(?:BC|bc)[A-Za-z]`;

/** What is left where a scanner that wakes up lost more than the `@`: part of the file type, the numbers, and a designator. */
const tornHeader = String.raw`^(?:NSI|SI|I|AMVA|MVA|VA|A)?\s?\d{8,12}(?:DL|ID|EN)\d{8}`;

const start = new RegExp(`${envelope}(?:${header}|${stripe})|${tornHeader}|${tornStart}`, 'g');

/**
 * The place in a text at which a licence starts: its `@` (with the AIM identifier and ECI sequences in front, if there are any);
 * where the first characters are lost, the first of what is left of its header; British Columbia's `%`. -1 when no licence starts
 * in the text. Characters before that place are a scanner's prefix, another code, or rubbish.
 *
 * @param from where to begin looking
 */
export function licenceStart(text: string, from = 0): number {
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}
