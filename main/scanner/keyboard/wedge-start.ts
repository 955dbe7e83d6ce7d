// How a licence begins when a keyboard wedge types it. Strict, because people type `@`, `%` and `]` too.

/**
 * Whether the first characters of a burst begin a licence:
 * - `no`: they do not;
 * - `open`: they do as far as they go;
 * - `likely`: they spell its start out;
 * - `sure`: no person types them.
 */
export type WedgeStart = 'no' | 'open' | 'likely' | 'sure';

/** The standard's separators that no single key types: LF, and RS with its neighbours. */
const typed = '[\\n\\x1c-\\x1f]';
/** All separators, also as they come where a scanner's Ctrl is lost: Ctrl+J as j, Ctrl+^ as 6, Ctrl+M as m. */
const usual = '\\r\\n\\x1c-\\x1f jJ6^mM';
/** The same, and whatever else a scanner puts in their place: the decoder's idea of it. */
const separator = '(?:[^@%\\]0-9A-Za-z]|[jJ6mM])';
const aim = '(?:\\]L\\d)?';

// Without its first character, which sleepy scanners lose, the header still begins with keys that no person types.
const sure = new RegExp(`^(?:${aim}@\\r*${typed}|\\n\\r?\\x1e|\\x1e\\r)`);
const spelled = new RegExp(`^${aim}(?:@${separator}{0,8}(?:ANSI|AAMVA)|%BC[A-Z])`);
const begun = new RegExp(
  `^(?:\\n\\r?|\\x1e|\\](?:L\\d?)?|${aim}(?:%(?:BC?)?|@${separator}{0,8}(?:A(?:N(?:S)?|A(?:M(?:V)?)?)?)?))$`,
);
/** Enter after `@`, then more, or Enter after `@` and another separator: no mail address. */
const entered = new RegExp(`^${aim}@(?:\\r[${usual}A]|${separator}{1,8}\\r)`);

/** Rates the start of AAMVA's header or British Columbia's first stripe, with or without an AIM identifier. */
export function wedgeStart(text: string): WedgeStart {
  if (sure.test(text)) return 'sure';
  if (spelled.test(text)) return 'likely';
  if (!begun.test(text)) return 'no';
  return entered.test(text) ? 'likely' : 'open';
}

export const startCharacters = '@%]';
