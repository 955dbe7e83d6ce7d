// The characters that values on cards are made of: any other was something else on the card.
import { isDigit, isLetter, isLetterOrDigit } from './ascii';

/** What a value is: bits, so that one table answers for all. */
export const contents = { name: 1, place: 2, street: 4, number: 8, licenceClass: 16 } as const;

const { name, place, street, number, licenceClass } = contents;
/** The contents that each character up to FF is plain in, wherever it stands. */
export const plain = new Uint8Array(256);

function allow(characters: string, bits: number): void {
  for (let i = 0; i < characters.length; i++) {
    const c = characters.charCodeAt(i);
    plain[c] = (plain[c] ?? 0) | bits;
  }
}

allow(' -.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', name | place | street | number | licenceClass);
allow("',", name | place | street);
// They part the names of an element that holds several.
allow('$@', name | street);
allow('0123456789', street | number | licenceClass);
allow('/()', place | street | number | licenceClass);
allow('!"#%*+:', street);
allow('*', number | licenceClass);
allow(',+&:', licenceClass);
for (let c = 0xc0; c <= 0xff; c++) if (c !== 0xd7 && c !== 0xf7) allow(String.fromCharCode(c), name | place | street);

const ampersand = 38;
const hash = 35;

/** The ordinals, the degree sign of a numero, and fractions. */
const streetSigns = new Set([0xaa, 0xb0, 0xba, 0xbc, 0xbd, 0xbe]);

/** The suffix of a name, such as 3RD. */
const ordinal = /(?<![^ ,$@])\d(?:ST|ND|RD|TH)(?![A-Z])/iy;

/** Whether a character that a value of this content does not have everywhere is right in this place. */
export function isPlainHere(text: string, at: number, start: number, content: number): boolean {
  const c = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (isDigit(c)) {
    if (content === place) return !isLetter(after);
    ordinal.lastIndex = at;
    return at > start && ((isLetter(before) && !isLetterOrDigit(after)) || ordinal.test(text));
  }
  if (c === ampersand) return content !== name && after !== hash;
  return content === street && streetSigns.has(c) && !(isLetter(before) && isLetter(after));
}
