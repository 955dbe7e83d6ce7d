// What the shown codes reveal of what a scanner adds, changes and loses.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decode, isComplete } from '../../../../main/licence';
import { readBack } from '../../../../main/scanner/diagnosis/read-back';
import { shownCodes } from '../../../../main/scanner/diagnosis/shown-codes';

const { licence, number } = shownCodes;

describe('the licence that is shown', () => {
  it('is read by the decoder without any repair, and complete', () => {
    const decoded = decode(licence, '2026-01-01');
    if (decoded.status !== 'ok') throw new Error(decoded.status);
    expect(decoded).toMatchObject({ repairs: [], warnings: [] });
    expect([...new Set(Object.values(decoded.certainty))]).toEqual(['certain']);
    expect(decoded.licence).toMatchObject({ firstName: 'SCANNER', lastName: 'TESTCARD' });
    expect(isComplete(licence)).toBe(true);
    expect(isComplete(licence.slice(0, -1))).toBe(false);
  });
});

// eslint-disable-next-line no-control-regex -- matched on purpose
const controls = /[\x00-\x1f]/g;
/** Prefixes and suffixes: no characters that begin either code. */
const affix = fc.string({
  unit: fc.constantFrom(...Array.from(']LCd+-*#~ABxyz\r\n\t\0')),
  maxLength: 8,
});

const forms: Record<string, { of: (character: string) => string; became: 'kept' | 'changed' | 'lost' }> = {
  'every one kept': { of: (character) => character, became: 'kept' },
  'every one lost': { of: () => '', became: 'lost' },
  'RS alone lost': { of: (character) => (character === '\x1e' ? '' : character), became: 'lost' },
  'LF typed as Enter': { of: (character) => (character === '\n' ? '\r' : character), became: 'changed' },
  'LF as CR LF': { of: (character) => (character === '\n' ? '\r\n' : character), became: 'changed' },
  'a space for each': { of: () => ' ', became: 'changed' },
  'letters for Ctrl': {
    of: (character) => ({ '\n': 'j', '\r': 'm', '\x1e': '6' })[character] ?? '',
    became: 'changed',
  },
  'their names': { of: (character) => `<0x${character.charCodeAt(0).toString(16)}>`, became: 'changed' },
};

describe.each(Object.entries(forms))('control characters: %s', (_, { of, became }) => {
  const came = licence.replace(controls, of);

  test('is reported, with Caps Lock on and off', () => {
    expect(readBack(came, shownCodes)).toMatchObject({ code: 'licence', prefix: '', controlCharacters: became });
    expect(readBack(came.toLowerCase(), shownCodes)?.controlCharacters).toBe(became);
  });

  test('with any prefix, which is reported', () => {
    fc.assert(
      fc.property(affix, (prefix) => {
        expect(readBack(prefix + came, shownCodes)).toMatchObject({ prefix, controlCharacters: became });
      }),
    );
  });
});

describe('the suffix', () => {
  test('is the suffix, where the control characters are kept', () => {
    fc.assert(
      fc.property(affix, affix, (prefix, suffix) => {
        expect(readBack(prefix + licence + suffix, shownCodes)).toEqual({
          code: 'licence',
          prefix,
          suffix,
          controlCharacters: 'kept',
        });
      }),
    );
  });

  test.each([
    ['every one lost', licence.replace(controls, ''), ''],
    ['every one lost, and CR LF behind', `${licence.replace(controls, '')}\r\n`, '\r\n'],
    ['LF typed as Enter: the last CR is the licence’s own', licence.replaceAll('\n', '\r'), ''],
    ['LF typed as Enter, and Enter behind', `${licence.replaceAll('\n', '\r')}\r`, '\r'],
    ['RS lost, and TAB behind', `${licence.replaceAll('\x1e', '')}\t`, '\t'],
  ])('%s', (_, came, suffix) => {
    expect(readBack(came, shownCodes)?.suffix).toBe(suffix);
  });
});

describe('the number', () => {
  test('is read with what stands around it', () => {
    fc.assert(
      fc.property(affix, affix, (prefix, suffix) => {
        const read = { code: 'number', prefix, suffix, controlCharacters: 'unknown' };
        expect(readBack(prefix + number + suffix, shownCodes)).toEqual(read);
      }),
    );
  });
});

describe('anything else', () => {
  test('is neither, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(readBack(text, shownCodes)).toBeNull();
      }),
    );
  });

  test('nor is a part of the licence, at whichever end', () => {
    fc.assert(
      fc.property(fc.nat({ max: licence.length - 3 }), (length) => {
        expect(readBack(licence.slice(0, length), shownCodes)).toBeNull();
        expect(readBack(licence.slice(length + 2), shownCodes)).toBeNull();
      }),
    );
  });

  test('nor is a long text that holds one of them', () => {
    expect(readBack('x'.repeat(40) + number, shownCodes)).toBeNull();
    expect(readBack('x'.repeat(40) + licence, shownCodes)).toBeNull();
    expect(readBack(licence + 'x'.repeat(40), shownCodes)).toBeNull();
    expect(readBack('@'.repeat(5000), shownCodes)).toBeNull();
  });
});
