// Forms of names and issuers of which the decoder was too sure.
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../main/licence';
import { read, today } from '../../../fixtures/licence/compare';
import { plainCard } from '../../../fixtures/licence/plain-card';

const noNames = { DCS: null, DAC: null, DAD: null, DCG: null };

function names(iin: string, version: number, elements: Record<string, string | null>): unknown[] {
  const { licence, certainty } = read(plainCard({ iin, version, elements }));
  return [licence.firstName, licence.middleName, licence.lastName, certainty.lastName];
}

describe('Colorado and Tennessee v1 write FIRST,MIDDLE,LAST', () => {
  it.each([
    ['636020', 'JOHN,Q,PUBLICUS', ['JOHN', 'Q', 'PUBLICUS', 'certain']],
    ['636053', 'JOHN,Q,PUBLICUS', ['JOHN', 'Q', 'PUBLICUS', 'certain']],
    ['636053', 'JOHN$Q$PUBLICUS$JR', ['JOHN', 'Q', 'PUBLICUS', 'certain']],
    ['636020', 'JOHN,,PUBLICUS', ['JOHN', null, 'PUBLICUS', 'certain']],
    ['636020', 'JOHN,PUBLICUS', ['JOHN', null, 'PUBLICUS', 'uncertain']],
    ['636020', 'JOHN,Q,R,PUBLICUS', ['JOHN', 'Q R', 'PUBLICUS', 'uncertain']],
    ['636015', 'PUBLICUS,JOHN,Q', ['JOHN', 'Q', 'PUBLICUS', 'certain']],
  ])('%s %s', (iin, DAA, expected) => {
    expect(names(iin, 1, { ...noNames, DAA })).toEqual(expected);
  });
});

describe('a whole name of words', () => {
  it.each([
    ['636025', 'JONAS QUILLER II', ['JONAS', null, 'QUILLER', 'uncertain']],
    ['636025', 'JONAS ALDO QUILLER JR', ['JONAS', 'ALDO', 'QUILLER', 'uncertain']],
    ['636025', 'JONAS QUILLER V', ['JONAS', null, 'QUILLER', 'uncertain']],
    ['636025', 'JONAS QUILLER', ['JONAS', null, 'QUILLER', 'uncertain']],
    ['636015', 'QUILLER JONAS ALDO JR', ['JONAS', 'ALDO', 'QUILLER', 'uncertain']],
  ])('has a suffix, not a last name, at its end: %s %s', (iin, DAA, expected) => {
    expect(names(iin, 1, { ...noNames, DAA })).toEqual(expected);
  });
});

describe('given names', () => {
  it.each([
    [{ DAD: 'LEE,MAY' }, 'ORSON', 'LEE MAY', 'certain'],
    [{ DAD: 'LEE, MAY' }, 'ORSON', 'LEE MAY', 'certain'],
    [{ DAC: 'MOTORIST E', DAD: '' }, 'MOTORIST E', null, 'uncertain'],
    [{ DAC: 'MARY ANN', DAD: 'LEE' }, 'MARY ANN', 'LEE', 'certain'],
    [{ DAC: 'MARY ANN', DAD: 'NONE' }, 'MARY ANN', null, 'uncertain'],
    [{ DAC: 'MOTORIST E', DAD: 'NONE' }, 'MOTORIST E', null, 'uncertain'],
    [{ DAC: 'MOTORIST E', DAD: null }, 'MOTORIST E', null, 'uncertain'],
  ])('%j', (elements, first, middle, sure) => {
    const { licence, certainty } = read(plainCard({ elements }));
    expect([licence.firstName, licence.middleName]).toEqual([first, middle]);
    expect([certainty.firstName, certainty.middleName]).toEqual([sure, sure]);
  });
});

describe('the issuer', () => {
  it('of IIN 990876 is the province of the address, uncertain', () => {
    for (const [DAJ, iin] of [
      ['QC', '990876'],
      ['AB', '990876'],
    ] as const) {
      const { licence, certainty } = read(plainCard({ iin, elements: { DAJ, DCG: null } }));
      expect([licence.issuedBy, certainty.issuedBy, licence.idType]).toEqual([DAJ, 'uncertain', 'CADL']);
    }
    expect(read(plainCard({ iin: '990876', elements: { DAJ: null } })).licence.issuedBy).toBeNull();
  });

  it.each([
    ['636056', 'MEX'],
    ['636057', null],
    ['636056', null],
    ['999999', 'MEX'],
    ['999999', 'FRA'],
  ])('of a card of another country, %s %s, makes it no Canadian licence', (iin, DCG) => {
    expect(decode(plainCard({ iin, elements: { DCG } }), today)).toEqual({
      status: 'unsupported',
      reason: 'foreign_licence',
    });
  });

  it('of a number that several provinces have, with an address in another country, makes it no Canadian licence', () => {
    expect(decode(plainCard({ iin: '990876', elements: { DCG: 'MEX', DAJ: 'JAL' } }), today)).toEqual({
      status: 'unsupported',
      reason: 'foreign_licence',
    });
  });

  it.each([
    ['604428', 'MEX'],
    ['604428', 'USA'],
    ['604428', 'MEXICO'],
    ['990876', 'MEX'],
    ['636015', 'MEX'],
  ])('is in doubt where the country is another: %s %s', (iin, DCG) => {
    const { certainty } = read(plainCard({ iin, elements: { DCG } }));
    expect([certainty.country, certainty.issuedBy]).toEqual(['uncertain', 'uncertain']);
  });
});
