// Shows a technician the form of what a scanner sent without its content, which is personal data.

const names: Record<string, string | undefined> = {
  '\0': 'NUL',
  '\t': 'TAB',
  '\n': 'LF',
  '\r': 'CR',
  '\x1b': 'ESC',
  '\x1c': 'FS',
  '\x1d': 'GS',
  '\x1e': 'RS',
  '\x1f': 'US',
};

/**
 * The text with A for each letter, 9 for each digit, control characters' names in ⟨⟩, and punctuation unchanged. Anything
 * beyond ASCII is ⟨80+⟩: over a line with other settings it may be a letter with an additional bit.
 */
export function masked(text: string): string {
  return Array.from(text, maskedCharacter).join('');
}

function maskedCharacter(character: string): string {
  if (/[A-Za-z]/.test(character)) return 'A';
  if (/\d/.test(character)) return '9';
  if (character >= ' ' && character <= '~') return character;
  if (character > '\x7f') return '⟨80+⟩';
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  return `⟨${names[character] ?? code}⟩`;
}
