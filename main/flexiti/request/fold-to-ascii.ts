// The POS API accepts only ASCII; Canadian names have accents.

// Letters and signs that Unicode's decomposition leaves alone.
const plain: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'TH',
  þ: 'th',
  Ł: 'L',
  ł: 'l',
  ß: 'ss',
  ẞ: 'SS',
  ı: 'i',
  Ħ: 'H',
  ħ: 'h',
  Ŀ: 'L',
  ŀ: 'l',
  Ŋ: 'N',
  ŋ: 'n',
  Ŧ: 'T',
  ŧ: 't',
  ĸ: 'k',
  '‘': "'",
  '’': "'",
  '‛': "'",
  ʼ: "'",
  ʻ: "'",
  '′': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '⁄': '/',
};

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/**
 * Removes accents, expands ligatures (`œ` gives `oe`) and replaces typographic apostrophes, quotes and hyphens. The length
 * may change. A character without an ASCII counterpart stays, so that the check of the parameter refuses it instead of
 * searching for another person.
 */
export function foldToAscii(text: string): string {
  let folded = '';
  // The table first: a lone acute accent would decompose into a space and a mark.
  for (const character of text.normalize('NFC')) folded += plain[character] ?? withoutMarks(character);
  return Array.from(folded, (character) => plain[character] ?? character).join('');
}

/**
 * Folds to ASCII without changing the length: each UTF-16 unit gives one character, `?` where there is no counterpart;
 * control characters stay. A licence's payload contains lengths and offsets.
 */
export function foldOneToOne(text: string): string {
  return text
    .split('')
    .map((unit) => {
      if (unit <= '\x7f') return unit;
      const first = foldToAscii(unit).charAt(0);
      return first !== '' && first <= '\x7f' ? first : '?';
    })
    .join('');
}
