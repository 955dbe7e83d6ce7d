// The two code pages that licence printers and scanners use besides ISO 8859-1, as far as names and addresses need them.

/** A code page's characters for the bytes 80 to FF; U+FFFD where it has no letter that a name or an address may contain. */
export interface CodePage {
  letters: string;
}

const none = '\ufffd';

/** Windows-1252 in 80 to 9F: letters, and the apostrophe. From A0 on it is ISO 8859-1. */
const windowsExtras = new Map([
  [0x8a, 'Š'],
  [0x8c, 'Œ'],
  [0x8e, 'Ž'],
  [0x92, '’'],
  [0x9a, 'š'],
  [0x9c, 'œ'],
  [0x9e, 'ž'],
  [0x9f, 'Ÿ'],
]);

/** Letters beyond ISO 8859-1 that a name on a card can have. */
const extraLetters = new Set([...windowsExtras.values()].map((letter) => letter.charCodeAt(0)));

/** Whether a character beyond FF is one that a name on a card can have. */
export function isExtraLetter(c: number): boolean {
  return extraLetters.has(c);
}

/** Whether a character from 80 to FF is a letter in ISO 8859-1. */
export function isLatinLetter(c: number): boolean {
  return c >= 0xc0 && c !== 0xd7 && c !== 0xf7;
}

/** Code page 850: three rows of letters, then those among the symbols (IBM's code page 00850). */
const dosLetters =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø' +
  none +
  'Ø' +
  none.repeat(2) +
  'áíóúñÑ' +
  none.repeat(15) +
  'ÁÂÀ' +
  none.repeat(14) +
  'ãÃ' +
  none.repeat(8) +
  'ðÐÊËÈ' +
  none +
  'ÍÎÏ' +
  none.repeat(5) +
  'Ì' +
  none +
  'ÓßÔÒõÕ' +
  none +
  'þÞÚÛÙýÝ' +
  none.repeat(18);

export const codePage850: CodePage = { letters: dosLetters };

export const windows1252: CodePage = {
  letters: Array.from({ length: 128 }, (_, i) => {
    const c = i + 0x80;
    return windowsExtras.get(c) ?? (isLatinLetter(c) ? String.fromCharCode(c) : none);
  }).join(''),
};

/** The letter that a byte from 80 to FF is in a code page; null when it is none. */
export function letterIn({ letters }: CodePage, c: number): string | null {
  const letter = letters.charAt(c - 0x80);
  return letter === none || letter === '' ? null : letter;
}
