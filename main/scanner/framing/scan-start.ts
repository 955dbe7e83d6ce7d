// Recognises the start of a scan among bytes, by the first characters of what counter scanners send.

/** The longest start that `startAtEnd` knows, in characters, with the one before it. */
export const longestStart = 40;

// An AIM identifier, then AAMVA's file header (its separators may be doubled, swapped or lost) or the first stripe of a
// British Columbia licence, which writes the start of its third track as `_%`.
const header = /(?:\][A-Za-z][0-9A-Za-z])?(?:@[\0-\x20]{0,8}(?:ANSI|AAMVA)[\0-\x20]{0,3}\d{6}|(?<!_)%BC[A-Z])$/;

/**
 * How many characters at the end of `recent` are a whole start of a scan: AAMVA's header up to the issuer's number, or `%BC`
 * and a letter, with the AIM identifier if there is one. 0 for none. Strict, because `@` also separates given names and `%`
 * occurs inside a stripe.
 */
export function startAtEnd(recent: string): number {
  return header.exec(recent)?.[0].length ?? 0;
}

const number = /^(?:\][A-Za-z][0-9A-Za-z])?\d{6,20}[\r\n\t]$/;

/** Whether this is a whole card or product number with its suffix, with or without an AIM identifier. */
export function endsNumber(text: string): boolean {
  return text.length <= 24 && number.test(text);
}

/** Whether a character may begin a scan right after another; `]` is an AIM identifier's. */
export function isStartCharacter(character: string): boolean {
  return character === '@' || character === '%' || character === ']';
}

/** Whether a character is a control character, which no payload begins with. */
export function isControl(character: string): boolean {
  return character < ' ';
}
