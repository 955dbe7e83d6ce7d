// What a scanner makes of a code whose content is known: what it adds, and what it loses.

/** The two codes that are shown, as a scanner should send them: one character for each byte (ISO 8859-1). */
export interface ShownCodes {
  /** A licence in PDF417, with control characters in it. */
  licence: string;
  /** Digits, in Code 128. */
  number: string;
}

export interface ReadBack {
  code: 'licence' | 'number';
  /** What stands before and behind the code, such as an AIM identifier and CR. */
  prefix: string;
  suffix: string;
  /** What became of the control characters in it; `unknown` where there were none. */
  controlCharacters: 'kept' | 'changed' | 'lost' | 'unknown';
}

/** No scanner adds more. */
const longestAffix = 16;
/** A separator of three characters may come as so many. */
const longestSeparator = 12;

/** What came, compared with what was shown; null where it is neither code. */
export function readBack(received: string, shown: ShownCodes): ReadBack | null {
  return readNumber(received, shown.number) ?? readLicence(received, shown.licence);
}

function readNumber(received: string, number: string): ReadBack | null {
  const at = received.indexOf(number);
  if (at < 0 || received.length > number.length + 2 * longestAffix) return null;
  return {
    code: 'number',
    prefix: received.slice(0, at),
    suffix: received.slice(at + number.length),
    controlCharacters: 'unknown',
  };
}

function readLicence(received: string, licence: string): ReadBack | null {
  const whole = received.indexOf(licence);
  if (whole >= 0 && whole <= longestAffix) {
    return {
      code: 'licence',
      prefix: received.slice(0, whole),
      suffix: received.slice(whole + licence.length),
      controlCharacters: 'kept',
    };
  }
  // Without its control characters it is a row of texts, which stand in their order with anything between them.
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  const texts = licence.split(/[\x00-\x1f]+/).filter((text) => text !== '');
  const folded = received.toUpperCase();
  const start = folded.indexOf(texts.slice(0, 2).join('').charAt(0));
  let at = Math.max(0, start);
  let between = '';
  for (const [index, text] of texts.entries()) {
    const found = folded.indexOf(text.toUpperCase(), at);
    const farthest = index === 0 ? longestAffix : at + longestSeparator;
    if (found < 0 || found > farthest) return null;
    if (index > 0) between += received.slice(at, found);
    at = found + text.length;
  }
  return {
    code: 'licence',
    prefix: received.slice(0, Math.max(0, start)),
    suffix: received.slice(at),
    controlCharacters: between === '' ? 'lost' : 'changed',
  };
}
