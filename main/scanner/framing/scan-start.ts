// Recognises the start of a scan among bytes, by the first characters of what counter scanners send.

/** The longest start that `startAtEnd` knows, in characters, with the one before it. */
export const longestStart = 48;

// An AIM identifier and ECI escapes (AIM ECI protocol: a backslash and six digits), then AAMVA's file header or the first
// stripe of a British Columbia licence, which writes the start of its third track as `_%`. The header's separators may be
// doubled, swapped, lost or typed as letters; with its first characters lost, the file type and the issuer's number are left.
const header =
  /(?:\][A-Z][0-9A-Z](?:\\\d{6})*)?(?:(?:@[^@%\]]{0,8})?(?:ANSI|AAMVA)[\0-\x20]{0,3}\d{6}|(?<!_)%BC(?=[A-Z])[A-Z])$/i;

/**
 * How many characters at the end of `recent` are a whole start of a scan: AAMVA's header up to the issuer's number, or `%BC`
 * and a letter, with the AIM identifier if there is one. 0 for none. Strict, because `@` also separates given names and `%`
 * occurs inside a stripe.
 */
export function startAtEnd(recent: string): number {
  return header.exec(recent)?.[0].length ?? 0;
}

/** A licence's first characters, whole or as far as they have come; `@` and a control character are no other code's. */
const begun =
  /^(?:\](?:L\d?)?)?(?:\\\d{0,6})*(?:@(?:[\0-\x1f]|[^@]{0,8}(?:ANSI|AAMVA)[\0-\x20]{0,3}\d{6})|(?:ANSI|AAMVA)[\0-\x20]{0,3}\d{6}|%BC[A-Z])/i; // eslint-disable-line no-control-regex -- matched on purpose
const beginning =
  /^(?:\](?:L(?:\d(?:\\\d{0,6})*)?)?|(?:\]L\d)?(?:\\\d{6})*(?:@[^@]{0,8}(?:A(?:N(?:S(?:I[\0-\x20]{0,3}\d{0,6})?)?|A(?:M(?:V(?:A[\0-\x20]{0,3}\d{0,6})?)?)?)?)?|A(?:NSI|AMVA)[\0-\x20]{0,3}\d{0,6}|%(?:BC?)?))$/i;

/** Whether a licence has begun. */
export function hasBegun(text: string): boolean {
  return begun.test(text);
}

/** Whether a licence has begun, or may have: then the rest of its start is still to come. */
export function mayHaveBegun(text: string): boolean {
  return begun.test(text) || beginning.test(text);
}

/** Whether a text begins with an AIM identifier (ISO/IEC 15424), which is found at a code's start alone. */
export function beginsWithAimId(text: string): boolean {
  return /^\][A-Za-z][0-9A-Za-z]/.test(text);
}

/** Whether a character may begin a scan right after another; `]` is an AIM identifier's. */
export function isStartCharacter(character: string): boolean {
  return character === '@' || character === '%' || character === ']';
}

/** Whether a character is a control character, or what a line's noise reads as; no payload begins with one. */
export function isControl(character: string): boolean {
  return character < ' ' || character === '\x7f' || character === '\xff';
}
