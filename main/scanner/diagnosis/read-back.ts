// Compares what a scanner sent with the code that was shown: what it adds, and what it loses.

/** The two shown codes as a scanner should send them, one character for each byte (ISO 8859-1). */
export interface ShownCodes {
  /** A licence in PDF417, with control characters in it. */
  licence: string;
  /** Digits, in Code 128. */
  number: string;
}

export interface ReadBack {
  code: 'licence' | 'number';
  /** What the scanner adds, such as an AIM identifier and CR. */
  prefix: string;
  suffix: string;
  /** `lost` where some are missing and the others are unchanged. */
  controlCharacters: 'kept' | 'changed' | 'lost' | 'unknown';
}

/** No scanner adds more. */
const longestAffix = 16;
/** The most characters that a separator of three may come as. */
const longestSeparator = 24;

/** Null where `received` is neither code. */
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
  // The texts between control characters come in order, whatever becomes of these. Case is ignored because of Caps Lock.
  // eslint-disable-next-line no-control-regex -- matched on purpose
  const parts = licence.split(/([\x00-\x1f]+)/);
  const folded = received.toUpperCase();
  const start = folded.indexOf(parts[0]?.toUpperCase() ?? '');
  if (start < 0 || start > longestAffix) return null;
  let at = start;
  let separator = '';
  const separators: { shown: string; came: string }[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      separator = part;
    } else if (part !== '') {
      const found = folded.indexOf(part.toUpperCase(), at);
      if (found < 0 || found > at + longestSeparator) return null;
      if (separator !== '') separators.push({ shown: separator, came: received.slice(at, found) });
      at = found + part.length;
    }
  }
  const controlCharacters = compareSeparators(separators);
  const end = parts.at(-1) === '' ? (parts.at(-2) ?? '') : '';
  const rest = received.slice(at);
  // The licence's own last character is no suffix; it comes as the same character did in the middle.
  const last = separators.find(({ shown }) => shown.endsWith(end))?.came.endsWith(end) === true ? end : '';
  if (rest.length > last.length + longestAffix) return null;
  return {
    code: 'licence',
    prefix: received.slice(0, start),
    suffix: rest.startsWith(last) ? rest.slice(last.length) : rest,
    controlCharacters,
  };
}

function compareSeparators(separators: readonly { shown: string; came: string }[]): 'kept' | 'changed' | 'lost' {
  if (separators.every(({ shown, came }) => came === shown)) return 'kept';
  return separators.every(({ shown, came }) => isPartOf(came, shown)) ? 'lost' : 'changed';
}

/** Whether `some` is `all` with some characters removed. */
function isPartOf(some: string, all: string): boolean {
  let left = some;
  for (const character of all) if (left.startsWith(character)) left = left.slice(1);
  return left === '';
}
