// Recognises the start of a scan, by what the decoder takes for a licence's.
import type { LicenceStart } from '../device';

export interface ScanStart {
  /**
   * How many characters at the end of a text are a licence's whole start; 0 where it does not end with one. Strict, because `@`
   * also separates given names and `%` occurs inside a stripe.
   *
   * @param from what is before it is of a start that was found before
   */
  atEnd(text: string, from: number): number;
  /** Whether a licence has begun; `@` and a control character are no other code's. */
  hasBegun(text: string): boolean;
  /** Whether what begins a text is what is left of a start, of which the first characters are lost. */
  isTorn(text: string): boolean;
  /** Whether a licence has begun, or may have: then the rest of its start is still to come. */
  mayHaveBegun(text: string): boolean;
}

/** The longest start that ends a text, with all that may stand between its parts. */
const longestStart = 48;
/** As much of a text as tells whether a licence begins it, also where only British Columbia's second stripe shows it. */
export const longestHead = 140;

const begun = /^(?:\][A-Za-z][0-9A-Za-z])?(?:\\\d{6})*@[\0-\x1f]/; // eslint-disable-line no-control-regex -- matched on purpose

/** What may be missing of a start that has begun to arrive. */
const completions = ['@\n\x1e\rANSI 636012', '@AAMVA636012', '%BCV', 'L0@\n\x1e\rANSI 636012'].flatMap((whole) =>
  Array.from(whole, (_, lost) => whole.slice(lost)),
);
/** The longest start that is not yet whole. */
const longestBeginning = 40;

export function createScanStart(startOf: LicenceStart): ScanStart {
  const begins = (text: string): boolean => startOf(text.slice(0, longestHead)) === 0;
  const hasBegun = (text: string): boolean => begun.test(text) || begins(text);
  /** Behind another character what is left of a start is none. */
  const wholeStart = (text: string, from: number): number =>
    from > 0 ? startOf(text, from) : startOf(`\x7f${text}`, 1) - 1;
  return {
    hasBegun,
    isTorn: (text) => begins(text) && wholeStart(text.slice(0, longestHead), 0) !== 0,
    atEnd(text, from) {
      if (!/[0-9A-Za-z]$/.test(text)) return 0;
      const at = wholeStart(text, Math.max(from, text.length - longestStart));
      return at < 0 ? 0 : text.length - at;
    },
    mayHaveBegun: (text) =>
      hasBegun(text) ||
      (text !== '' && text.length <= longestBeginning && completions.some((rest) => startOf(text + rest) === 0)),
  };
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
