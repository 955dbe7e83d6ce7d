// Names on cards: in elements of their own, or several in one, separated by comma, `$`, `@` or spaces.

const comma = 44;
const hardSpace = 160;
const dollar = 36;
const at = 64;

const missing = new Set([
  'NONE',
  'none',
  'None',
  'unavl',
  'UNAVL',
  'unavail',
  'UNAVAIL',
  'unavI',
  'UNAVI',
  'UNK',
  'unk',
]);

/** Whether a value means none (standard's annex D.12.5.1: NONE and unavl; the others occur on cards). */
export function isMissing(value: string): boolean {
  const { length } = value;
  if (length === 0) return true;
  if (length < 3 || length > 7) return false;
  const c = value.charCodeAt(0) | 32;
  return (c === 110 || c === 117) && missing.has(value);
}

/** A value without padding commas and spaces; null when it means none. */
export function cleanValue(value: string): string | null {
  let end = value.length;
  while (end > 0) {
    const c = value.charCodeAt(end - 1);
    if (c !== comma && c > 32 && c !== hardSpace) break;
    end--;
  }
  const text = end === value.length ? value : value.slice(0, end);
  return isMissing(text) ? null : text;
}

export interface NameParts {
  /** Empty parts keep their place, so that a suffix stays the fourth. */
  parts: string[];
  /** Separated by spaces alone: a compound name would look the same. */
  guessed: boolean;
}

/** The separator: the first of the three that occurs; 0 for none. */
function separatorIn(value: string): number {
  let mark = 0;
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i);
    if (c === comma) return comma;
    if ((c === dollar || c === at) && mark !== dollar) mark = c;
  }
  return mark;
}

/** Splits an element with several names at its commas, else at `$`, else at `@`. `,$` is one separator. */
export function splitNames(value: string): NameParts {
  const mark = separatorIn(value);
  if (mark === 0) {
    const parts = wordsOf(value);
    return { parts, guessed: parts.length > 1 };
  }
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i <= value.length; i++) {
    if (i < value.length && value.charCodeAt(i) !== mark) continue;
    const from = mark === comma && start > 0 && value.charCodeAt(start) === dollar ? start + 1 : start;
    parts.push(value.slice(from, i).trim());
    start = i + 1;
  }
  return { parts, guessed: false };
}

export function wordsOf(text: string): string[] {
  if (!text.includes(' ')) return [text];
  return text
    .split(' ')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** The names from `first` on, joined by a space; null when there are none. */
export function joinNames(names: readonly string[], first = 0, end = names.length): string | null {
  let joined: string | null = null;
  for (let i = first; i < end; i++) {
    const name = names[i] ?? '';
    if (!isMissing(name)) joined = joined === null ? name : `${joined} ${name}`;
  }
  return joined;
}

const suffixes = new Set('JR JNR SR SNR I II III IV V VI VII VIII IX 1ST 2ND 3RD 4TH 5TH 6TH 7TH 8TH 9TH'.split(' '));

/** Whether a part is a name suffix such as JR or 3RD (standard's annex D, element DCU). */
export function isSuffix(part: string): boolean {
  return suffixes.has(part.toUpperCase().replaceAll('.', ''));
}
