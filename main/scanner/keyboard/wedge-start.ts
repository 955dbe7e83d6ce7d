// How a licence begins when a keyboard scanner types it: strict, because people type `@`, `%` and `]` too.

/**
 * What is known of the first characters of a burst:
 * - `no`: they begin no licence;
 * - `open`: they begin one, as far as they go;
 * - `likely`: they spell the start out;
 * - `sure`: nobody types this.
 */
export type WedgeStart = 'no' | 'open' | 'likely' | 'sure';

/** The separators of the standard that no key types by itself: LF, and RS with what it is turned into. */
const typed = '[\\n\\x1c-\\x1f]';
/** All separators, also as they look when a scanner's Ctrl is lost: Ctrl+J as j, Ctrl+^ as 6, Ctrl+M as m. */
const separator = '[\\r\\n\\x1c-\\x1f jJ6^mM]';
const aim = '(?:\\]L\\d)?';

const sure = new RegExp(`^${aim}@\\r*${typed}`);
const spelled = new RegExp(`^${aim}(?:@${separator}{0,8}(?:ANSI|AAMVA)|%BC[A-Z])`);
const begun = new RegExp(`^(?:\\](?:L\\d?)?|${aim}(?:%(?:BC?)?|@${separator}{0,8}(?:A(?:N(?:S)?|A(?:M(?:V)?)?)?)?))$`);
/** Enter behind `@`, and more of a licence at once: no mail address. */
const entered = new RegExp(`^${aim}@\\r.`, 's');

/** What the first characters of a burst are the start of: AAMVA's header, British Columbia's first stripe, AIM's prefix. */
export function wedgeStart(text: string): WedgeStart {
  if (sure.test(text)) return 'sure';
  if (spelled.test(text)) return 'likely';
  if (!begun.test(text)) return 'no';
  return entered.test(text) ? 'likely' : 'open';
}

/** Whether the start is spelled out, so that the letters are the right ones. */
export function isSpelledOut(text: string): boolean {
  return spelled.test(text);
}

/** The characters that a start may have first. */
export const startCharacters = '@%]';
