// Where a licence begins in a text. The decoder's idea of it, and the scanner room's.

/** The separators between `@` and the file type; J, 6 and M are what a keyboard wedge that loses Ctrl types for them. */
const separators = String.raw`[\0-\x20]{0,8}`;
const typedSeparators = String.raw`[\0-\x20jJ6^mM]{0,10}`;

/**
 * AAMVA's file header from `@`, which may be lost, to the issuer's number; or British Columbia's first stripe, which writes the
 * start of its third as `_%`. An AIM identifier in front belongs to it.
 */
const start = new RegExp(
  String.raw`(?:\][A-Za-z][0-9A-Za-z])?(?:(?:@${typedSeparators}|[jJ]{1,2}[6^]?[mM]{1,2}|${separators})` +
    String.raw`(?:ANSI|AAMVA|ansi|aamva)[\0-\x20]{0,3}\d{6}|(?<!_)%(?:BC|bc)[A-Za-z])`,
);

/**
 * The place in a text at which a licence starts: its `@` (with the AIM identifier in front, if there is one); where the first
 * characters are lost, the first of what is left of its header; British Columbia's `%`. -1 when no licence starts in the text.
 * Characters before that place are a scanner's prefix, another code, or rubbish.
 */
export function licenceStart(text: string): number {
  return start.exec(text)?.index ?? -1;
}
