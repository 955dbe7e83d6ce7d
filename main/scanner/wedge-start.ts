// How a licence begins when a keyboard scanner types it: strict, because people type `@`, `%` and `]` too.

/**
 * What is known of the first characters of a burst:
 * - `no`: they begin no licence;
 * - `weak`: they may, and as well be a person's;
 * - `open`: they begin one, as far as they go;
 * - `likely`: they spell the start out;
 * - `sure`: nobody types this.
 */
export type WedgeStart = 'no' | 'weak' | 'open' | 'likely' | 'sure';

/** The separators of the standard that no key types by itself: LF, and RS with what it is turned into. */
const typed = '[\\n\\x1c-\\x1f]';
/** All separators, also as they look when a scanner's Ctrl is lost: Ctrl+J as j, Ctrl+^ as 6, Ctrl+M as m. */
const separators = '[\\r\\n\\x1c-\\x1f jJ6^mM]{0,8}';
const aim = '(?:\\]L\\d)?';

const sure = new RegExp(`^${aim}@\\r*${typed}`);
const likely = new RegExp(`^${aim}(?:@${separators}(?:ANSI|AAMVA)|%BC[A-Z])`);
const begun = new RegExp(`^(?:\\](?:L\\d?)?|${aim}(?:%(?:BC?)?|@${separators}(?:A(?:N(?:S)?|A(?:M(?:V)?)?)?)?))$`);
const weak = /^(?:[@%\]]|@[ jJ6^mM]+)$/;

/** What the first characters of a burst are the start of: AAMVA's header, British Columbia's first stripe, AIM's prefix. */
export function wedgeStart(text: string): WedgeStart {
  if (sure.test(text)) return 'sure';
  if (likely.test(text)) return 'likely';
  if (!begun.test(text)) return 'no';
  return weak.test(text) ? 'weak' : 'open';
}
