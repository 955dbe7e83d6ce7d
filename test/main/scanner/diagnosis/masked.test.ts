// A technician sees the form of raw bytes, and no personal data.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { masked } from '../../../../main/scanner/diagnosis/masked';

const bytes = fc
  .uint8Array({ maxLength: 300 })
  .map((all) => Array.from(all, (byte) => String.fromCharCode(byte)).join(''));

test('no letter and no digit is left but A and 9', () => {
  fc.assert(
    fc.property(bytes, (text) => {
      const plain = masked(text).replace(/⟨[^⟩]*⟩/g, '');
      expect(plain).not.toMatch(/[^\x20-\x7e]|[B-Zb-za0-8]/);
    }),
  );
});

test('texts of the same form look the same, also with a bit more on each letter', () => {
  const other = (character: string, by: number): string => {
    const code = character.charCodeAt(0);
    if (/[A-Z]/.test(character)) return String.fromCharCode(65 + ((code - 65 + by) % 26));
    if (/[a-z]/.test(character)) return String.fromCharCode(97 + ((code - 97 + by) % 26));
    if (/\d/.test(character)) return String((Number(character) + by) % 10);
    return code > 127 ? String.fromCharCode(128 + ((code - 128 + by) % 128)) : character;
  };
  fc.assert(
    fc.property(bytes, fc.nat({ max: 200 }), (text, by) => {
      expect(masked(Array.from(text, (character) => other(character, by)).join(''))).toBe(masked(text));
    }),
  );
});

test('control characters have their names', () => {
  expect(masked('@\n\x1e\rANSI 636\x07é')).toBe('@⟨LF⟩⟨RS⟩⟨CR⟩AAAA 999⟨07⟩⟨80+⟩');
});
