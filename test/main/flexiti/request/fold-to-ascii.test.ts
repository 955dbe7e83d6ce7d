import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldOneToOne, foldToAscii } from '../../../../main/flexiti/request/fold-to-ascii';

const printable = /^[\x20-\x7e]*$/;

describe('foldToAscii', () => {
  it.each([
    ['Éloïse', 'Eloise'],
    ['E\u0301loi\u0308se', 'Eloise'],
    ['Lebœuf', 'Leboeuf'],
    ['LEBŒUF', 'LEBOEUF'],
    ['Væring Øst', 'Vaering Ost'],
    ['O’Brien', "O'Brien"],
    ['D´Amour', "D'Amour"],
    ['Saint‑Jean–Baptiste', 'Saint-Jean-Baptiste'],
    ['Łukasz Đorđe', 'Lukasz Dorde'],
    ['Straße', 'Strasse'],
    ['Çelik\u00a0Ñandú', 'Celik Nandu'],
    ['ﬁn', 'fin'],
    ["Anne-Marie d'Arc", "Anne-Marie d'Arc"],
  ])('folds %s to %s', (text, folded) => {
    expect(foldToAscii(text)).toBe(folded);
  });

  it('keeps a character without counterpart, so that it can be refused', () => {
    expect(foldToAscii('ᐃᓄᒃ')).toBe('ᐃᓄᒃ');
  });

  it('folds every Latin letter of Western and Central Europe, and is idempotent', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0xc0, max: 0x17e })), (codes) => {
        const letters = codes.map((code) => String.fromCharCode(code)).filter((letter) => /\p{L}/u.test(letter));
        const folded = foldToAscii(letters.join(''));
        expect(folded).toMatch(printable);
        expect(foldToAscii(folded)).toBe(folded);
      }),
    );
  });

  it('keeps ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(foldToAscii(text)).toBe(text);
      }),
    );
  });
});

describe('foldOneToOne', () => {
  it('keeps the length and the control characters', () => {
    expect(foldOneToOne('@\n\u001e\rANSI DCSLEBŒUF\nDACÉLOÏSE ß\r')).toBe('@\n\u001e\rANSI DCSLEBOUF\nDACELOISE s\r');
  });

  it('gives one ASCII character for each unit of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldOneToOne(text);
        expect(folded).toHaveLength(text.length);
        // eslint-disable-next-line no-control-regex -- control characters are part of ASCII
        expect(folded).toMatch(/^[\x00-\x7f]*$/);
      }),
    );
  });
});
