// What came from a scanner, for a technician to look at: its form, and nothing of its content.

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
 * The same text with A for each letter, 9 for each digit, and in ⟨⟩ the names of control characters; punctuation as it is.
 * What is beyond ASCII is ⟨80+⟩, whatever it is: over a line that is set in another way it is a letter with one bit more.
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
