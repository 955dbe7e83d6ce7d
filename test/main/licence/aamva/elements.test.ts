// The raw elements, for the command line: all of them, in order, unchanged, each with its subfile.
import { describe, expect, it } from 'vitest';
import { decode, decodeWithElements, type Element } from '../../../../main/licence';
import { anyCard } from '../../../fixtures/licence/cards';
import { read, today } from '../../../fixtures/licence/compare';
import { damages } from '../../../fixtures/licence/damage';
import { plainCard } from '../../../fixtures/licence/plain-card';

/** The body of a clean payload, cut by the standard's separators alone. */
function elementsAsWritten(payload: string): Element[] {
  const start = payload.search(/(?:DL|ID|EN)D[A-D][A-Z]/);
  return payload
    .slice(start)
    .split('\r')
    .filter((subfile) => subfile !== '')
    .flatMap((subfile) =>
      subfile
        .slice(2)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({ subfile: subfile.slice(0, 2), id: line.slice(0, 3), value: line.slice(3) })),
    );
}

describe('decodeWithElements', () => {
  it('gives every element of a clean card, untouched', () => {
    for (let seed = 0; seed < 500; seed++) {
      const { payload } = anyCard(seed, true);
      expect(decodeWithElements(payload, today).elements).toEqual(elementsAsWritten(payload));
    }
  });

  it('gives the same elements when separators were only changed', () => {
    const names = ['LF and CR swapped', 'LF turned to CRLF', 'separators doubled', 'RS missing'];
    for (const { apply } of damages.filter(({ name }) => names.includes(name))) {
      for (let seed = 0; seed < 50; seed++) {
        const { payload } = anyCard(seed, true);
        expect(decodeWithElements(apply(payload), today).elements).toEqual(elementsAsWritten(payload));
      }
    }
  });

  it('decodes as decode does', () => {
    for (let seed = 0; seed < 200; seed++) {
      const damage = damages[seed % damages.length];
      const payload = damage?.apply(anyCard(seed).payload) ?? '';
      expect(decodeWithElements(payload, today).decoded).toEqual(decode(payload, today));
    }
  });

  it('are in nothing that decode gives', () => {
    const decoded = read(plainCard({ elements: { DCF: 'SECRETDOCUMENT', DAU: '163 cm' } }));
    expect(JSON.stringify(decoded)).not.toMatch(/SECRETDOCUMENT|163 cm/);
  });
});
