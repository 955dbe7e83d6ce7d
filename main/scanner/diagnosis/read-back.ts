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
  /** What became of the control characters in it: `lost` where some are missing, and the others are as they were. */
  controlCharacters: 'kept' | 'changed' | 'lost' | 'unknown';
}

/** No scanner adds more. */
const longestAffix = 16;
/** A separator of three characters may come as so many. */
const longestSeparator = 24;

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
  // It is a row of texts, which stand in their order whatever became of the control characters between them. Caps Lock may
  // have swapped the letters.
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
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
  const controlCharacters = whatBecameOf(separators);
  const end = parts.at(-1) === '' ? (parts.at(-2) ?? '') : '';
  const rest = received.slice(at);
  // What ends the licence itself is no suffix: it comes as the same character did in the middle.
  const last = separators.find(({ shown }) => shown.endsWith(end))?.came.endsWith(end) === true ? end : '';
  if (rest.length > last.length + longestAffix) return null;
  return {
    code: 'licence',
    prefix: received.slice(0, start),
    suffix: rest.startsWith(last) ? rest.slice(last.length) : rest,
    controlCharacters,
  };
}

function whatBecameOf(separators: readonly { shown: string; came: string }[]): 'kept' | 'changed' | 'lost' {
  if (separators.every(({ shown, came }) => came === shown)) return 'kept';
  return separators.every(({ shown, came }) => isPartOf(came, shown)) ? 'lost' : 'changed';
}

/** Whether one text is what is left of the other when some of its characters are taken out. */
function isPartOf(some: string, all: string): boolean {
  let left = some;
  for (const character of all) if (left.startsWith(character)) left = left.slice(1);
  return left === '';
}
