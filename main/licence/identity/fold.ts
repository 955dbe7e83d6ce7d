// Letters and digits as they are compared: case, accents and ligatures make no difference.

const letters: Readonly<Record<string, string>> = {
  Œ: 'OE',
  Æ: 'AE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  ẞ: 'SS',
};

/** In capitals, without accents, with ligatures taken apart. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[ŒÆØŁĐÐÞẞ]/gu, (letter) => letters[letter] ?? letter);
}

/** The words of a text, folded. An apostrophe joins; all other signs and spaces separate. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .replaceAll(/['’‘ʼʹ′`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
