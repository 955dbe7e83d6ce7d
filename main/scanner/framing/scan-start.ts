// Where a new scan begins inside a run of bytes. Knows the first characters of what counter scanners send, nothing more.

/** No start that `startAtEnd` knows is longer, in characters, with the one before it that decides. */
export const longestStart = 40;

// An AIM identifier, then the file header of a licence (its separators may be doubled, swapped or lost) or the first
// stripe of a British Columbia one. `_%` is how the latter writes the start of its own third track.
const header = /(?:\][A-Za-z][0-9A-Za-z])?(?:@[\0-\x20]{0,8}(?:ANSI|AAMVA)[\0-\x20]{0,3}\d{6}|(?<!_)%BC[A-Z])$/;

/**
 * How many characters at the end of `recent` are the whole start of a scan: AAMVA's header up to the issuer's number, or
 * `%BC` and a letter, either with the AIM identifier before it. 0 where there is none. Strict on purpose: `@` also
 * stands between given names and in mail addresses, `%` inside a stripe.
 */
export function startAtEnd(recent: string): number {
  return header.exec(recent)?.[0].length ?? 0;
}

const number = /^(?:\][A-Za-z][0-9A-Za-z])?\d{6,20}[\r\n\t]$/;

/** Whether this is a number with its suffix, whole: a card's or a product's, with or without an AIM identifier. */
export function endsNumber(held: string): boolean {
  return held.length <= 24 && number.test(held);
}

/** Whether a character may begin a scan where one has just ended: `@`, `%`, or the `]` of an AIM identifier. */
export function isStartCharacter(character: string): boolean {
  return character === '@' || character === '%' || character === ']';
}

/** Whether a character can only be a suffix or stand between scans: NUL, TAB, CR, LF and the other controls. */
export function isControl(character: string): boolean {
  return character < ' ';
}
