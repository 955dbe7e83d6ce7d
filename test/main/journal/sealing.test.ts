import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../../main/journal/sealing';

const key = randomBytes(32);
const row = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{32}$/),
  place: fc.nat(),
  since: fc.nat(),
  step: fc.string(),
  at: fc.nat(),
});
const text = fc.string({ unit: 'grapheme' });

describe('sealed text', () => {
  it('opens with its key in its row', () => {
    fc.assert(
      fc.property(row, text, (open, personal) => {
        expect(unseal(key, 1, open, seal(key, 1, open, personal))).toBe(personal);
      }),
    );
  });

  it('opens in no other row, for no other version, with no other key', () => {
    fc.assert(
      fc.property(
        row,
        text,
        row,
        fc.constantFrom('id', 'place', 'since', 'step', 'at'),
        (open, personal, other, field) => {
          fc.pre(open[field] !== other[field]);
          const sealed = seal(key, 1, open, personal);
          expect(unseal(key, 1, { ...open, [field]: other[field] }, sealed)).toBeNull();
          expect(unseal(key, 2, open, sealed)).toBeNull();
          expect(unseal(randomBytes(32), 1, open, sealed)).toBeNull();
        },
      ),
    );
  });

  it('does not open once a byte is changed, lost or added', () => {
    fc.assert(
      fc.property(row, text, fc.nat(), fc.integer({ min: 1, max: 255 }), (open, personal, place, flip) => {
        const sealed = seal(key, 1, open, personal);
        const changed = Buffer.from(sealed);
        const at = place % sealed.length;
        changed.writeUInt8((sealed[at] ?? 0) ^ flip, at);
        expect(unseal(key, 1, open, changed)).toBeNull();
        expect(unseal(key, 1, open, sealed.subarray(0, at))).toBeNull();
        expect(unseal(key, 1, open, Buffer.concat([sealed, Buffer.from([flip])]))).toBeNull();
      }),
    );
  });

  it('is never the same twice, and reveals only the length of the text', () => {
    const open = { id: '0'.repeat(32), place: 1, since: 2, step: 'quote', at: 3 };
    const sealed = Array.from({ length: 100 }, () => seal(key, 1, open, 'Ada Exemple'));
    expect(new Set(sealed.map((bytes) => bytes.subarray(0, 12).toString('hex'))).size).toBe(100);
    for (const bytes of sealed) {
      expect(bytes).toHaveLength(12 + 'Ada Exemple'.length + 16);
      expect(bytes.includes('Ada')).toBe(false);
    }
  });
});
