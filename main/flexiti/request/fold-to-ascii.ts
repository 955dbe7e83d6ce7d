// The POS API takes ASCII alone, and Canadian names do not keep to it: this is where accents go.

// Letters and signs that Unicode's own decomposition leaves alone.
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
 * The text with accents taken off, ligatures opened (`œ` gives `oe`) and typographic apostrophes, quotes and hyphens
 * made plain. The length may change. A character without an ASCII counterpart stays as it is, so that whoever checks
 * the result can refuse it instead of searching for somebody else.
 */
export function foldToAscii(text: string): string {
  let folded = '';
  // Signs first: the decomposition of the acute accent alone is a space and a mark.
  for (const character of text.normalize('NFC')) folded += plain[character] ?? withoutMarks(character);
  return Array.from(folded, (character) => plain[character] ?? character).join('');
}

/**
 * The text in ASCII with its length kept: each UTF-16 unit gives exactly one character, `?` where there is no
 * counterpart; control characters stay. A licence's payload names lengths and offsets, which a longer or shorter text
 * would falsify.
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
