// An element whose id has a wrong letter is missing, or stands in another's place: neither is certain, though the lengths agree.
import { describe, expect, it } from 'vitest';
import { anyCard } from '../../../fixtures/licence/cards';
import { differences, read } from '../../../fixtures/licence/compare';
import { plainCard } from '../../../fixtures/licence/plain-card';
import { randomFrom } from '../../../fixtures/licence/random';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('a conforming payload', () => {
  it('with a wrong letter in any id has nothing certain that is wrong', () => {
    for (let seed = 0; seed < 250; seed += 1) {
      const card = anyCard(seed, seed % 3 === 0);
      const random = randomFrom(seed);
      for (const { index } of card.payload.matchAll(/(?<=\n)D[A-D][A-Z]/g)) {
        for (const at of [index, index + 1, index + 2]) {
          const payload =
            card.payload.slice(0, at) + letters.charAt(random.below(letters.length)) + card.payload.slice(at + 1);
          expect([payload, differences(card, payload).certainlyWrong]).toEqual([payload, []]);
        }
      }
    }
  });

  it('without any one digit of its header has nothing certain that is wrong', () => {
    for (let seed = 0; seed < 250; seed += 1) {
      const card = anyCard(seed);
      const end = /(?:DL|ID|EN)(?=D[A-D][A-Z])/.exec(card.payload)?.index ?? 0;
      for (let at = 9; at < end; at += 1) {
        if (!/\d/.test(card.payload.charAt(at))) continue;
        const payload = card.payload.slice(0, at) + card.payload.slice(at + 1);
        expect([payload, differences(card, payload).certainlyWrong]).toEqual([payload, []]);
      }
    }
  });

  it('that legitimately lacks an element is certain of that where nothing else is odd', () => {
    const { licence, certainty } = read(plainCard({ elements: { DBC: null, DAD: null } }));
    expect([licence.middleName, certainty.middleName, certainty.sex]).toEqual([null, 'certain', 'certain']);
  });
});

describe('names in two forms', () => {
  const names = (version: number, elements: Record<string, string | null>): unknown[] => {
    const { licence, certainty } = read(plainCard({ version, elements }));
    return [licence.firstName, licence.middleName, licence.lastName, certainty.firstName, certainty.middleName];
  };

  it('that agree are certain', () => {
    expect(names(3, { DCT: 'ORSON,LEE', DAC: 'ORSON', DAD: 'LEE' })).toEqual([
      'ORSON',
      'LEE',
      'SAMPLE',
      'certain',
      'certain',
    ]);
    expect(names(1, { DCS: null, DAA: 'SAMPLE,ORSON,LEE', DAC: 'ORSON', DAD: 'LEE' })).toEqual([
      'ORSON',
      'LEE',
      'SAMPLE',
      'certain',
      'certain',
    ]);
  });

  it('that differ are not', () => {
    expect(names(3, { DCT: 'ORSON,LEE', DAC: '2', DAD: null }).slice(3)).toEqual(['uncertain', 'uncertain']);
    expect(names(3, { DCT: 'ORSON,LEE', DAC: null, DAD: '5 UNREAL RD' }).slice(3)).toEqual(['uncertain', 'uncertain']);
    expect(names(1, { DCS: null, DAA: 'SAMPLE,ORSON,LEE', DAC: 'K', DAD: null }).slice(0, 4)).toEqual([
      'K',
      'LEE',
      'SAMPLE',
      'uncertain',
    ]);
  });

  it('of which one is empty are the other’s', () => {
    const elements = { DCS: null, DAA: 'SAMPLE,ORSON,LEE', DAB: '', DAC: '', DAD: '' };
    expect(names(1, elements)).toEqual(['ORSON', 'LEE', 'SAMPLE', 'certain', 'certain']);
  });
});
