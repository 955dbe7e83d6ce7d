// Which characters may stand for a payload's: of the same kind, in the same code page, of as many bytes.
import { codePage850, isExtraLetter, isLatinLetter, letterIn, windows1252 } from '../encoding';

/** Without the letters that ids begin with, D and Z, and those that a wedge types for separators, J and M. */
const capitals = 'ABCEFGHIKLNOPQRSTUVWXY';
const digits = '0123456789';

/** ISO 8859-1's letters that name and address may have, by their second byte in UTF-8: `C3 80` to `C3 BF`. */
const accentedCapitals = Array.from('ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ', (c) => c.charCodeAt(0));
const accented = [...accentedCapitals, ...accentedCapitals.map((c) => c + 0x20)];

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

/** What a byte above 7F is in each of the encodings that the decoder knows. */
function signature(c: number): string {
  const inPages = [codePage850, windows1252].map((page) => {
    const letter = letterIn(page, c);
    return letter === null ? '-' : isUpper(letter) ? 'U' : 'l';
  });
  const isRare = c === 0xd2 || c === 0xd3 || c === 0xd8;
  // These begin UTF-8 where another byte follows.
  const isLead = c === 0xc2 || c === 0xc3 || c === 0xc5 || c === 0xe2;
  return isLead || isSymbol(c) ? `${c}` : [...inPages, c <= 0x9f, isLatinLetter(c), isRare].join();
}

/** Whether a byte is a letter in none of the encodings: noise, or a symbol. */
function isSymbol(c: number): boolean {
  return letterIn(codePage850, c) === null && letterIn(windows1252, c) === null;
}

const bySignature = new Map<string, string>();
for (let c = 0x80; c <= 0xff; c++) {
  const key = signature(c);
  bySignature.set(key, (bySignature.get(key) ?? '') + String.fromCharCode(c));
}

/** Letters of Latin Extended-A, for text that is no bytes. */
const wideLetters = Array.from({ length: 128 }, (_, i) => String.fromCharCode(0x100 + i));

const isContinuation = (c: number): boolean => c >= 0x80 && c <= 0xbf;

/** Whether UTF-8's first byte of a letter is at `at`, and its second behind. */
function startsPair(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return (c === 0xc2 || c === 0xc3 || c === 0xc5) && isContinuation(text.charCodeAt(at + 1));
}

/** Other second bytes for a letter whose first byte is C3 or C5. */
function otherSecond(first: number, second: number): string {
  const code = (first - 0xc0) * 64 + second - 0x80;
  const isCapital = isUpper(String.fromCharCode(code));
  const others = first === 0xc3 ? accented : isExtraLetter(code) ? [0x152, 0x153, 0x160, 0x161, 0x17d, 0x17e] : [];
  if (!others.includes(code)) return '';
  return others
    .filter((c) => isUpper(String.fromCharCode(c)) === isCapital)
    .map((c) => String.fromCharCode(0x80 + (c & 63)))
    .join('');
}

/** The other characters for one above 7F. */
function highChoices(text: string, at: number): string {
  const c = text.charCodeAt(at);
  // UTF-8 encoded twice: C3 83 C2 A9 is a small e with acute.
  if (startsPair(text, at - 3) && text.charCodeAt(at - 2) === 0x83 && text.charCodeAt(at - 1) === 0xc2)
    return isContinuation(c) ? otherSecond(0xc3, c) : '';
  if (startsPair(text, at) || startsPair(text, at + 1)) return '';
  if (startsPair(text, at - 1)) {
    const isOuter = c >= 0x82 && c <= 0x85 && startsPair(text, at + 1);
    return isOuter ? '' : otherSecond(text.charCodeAt(at - 1), c);
  }
  if (text.charCodeAt(at - 2) === 0xe2 && isContinuation(text.charCodeAt(at - 1)) && isContinuation(c)) return '';
  if (c <= 0xff) return isSymbol(c) ? '' : (bySignature.get(signature(c)) ?? '');
  const written = text.charAt(at);
  if (!/\p{L}/u.test(written)) return '';
  const isFit = isExtraLetter(c);
  return wideLetters
    .filter((letter) => isUpper(letter) === isUpper(written) && isExtraLetter(letter.charCodeAt(0)) === isFit)
    .join('');
}

/** The characters that may stand for the one at `at`, itself among them; '' for one that must stay. */
export function choicesAt(text: string, at: number): string {
  const c = text.charCodeAt(at);
  if (c >= 48 && c <= 57) return digits;
  if (c >= 65 && c <= 90) return capitals;
  if (c >= 97 && c <= 122) return capitals.toLowerCase();
  return c < 0x80 ? '' : highChoices(text, at);
}
