// Flexiti's fields are ASCII: the sandbox stores and compares names without accents.

const ligatures: Record<string, string> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', '’': "'" };

/** Without accents and ligatures: `Éloïse` is `Eloise`. Other characters beyond ASCII are dropped. */
export function foldToAscii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[œŒæÆ’]/g, (letter) => ligatures[letter] ?? '')
    .replace(/[^\x20-\x7e]/g, '');
}
