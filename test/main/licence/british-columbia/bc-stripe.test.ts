// British Columbia's three tracks: read as written, deviations repaired, and the health number removed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankHealthNumber, decode, decodeWithElements } from '../../../../main/licence';
import { bcCard } from '../../../fixtures/licence/bc-cards';
import { differences, read, today } from '../../../fixtures/licence/compare';

const tail = '_%0AV2C1A1                     F172 60BRNBLU9123456789                00S00023254?';
const second = ';6360281234567=270819850314=?';
const stripe = (first: string): string => `%BC${first}?${second}${tail}`;

describe("British Columbia's stripe", () => {
  it('is read as written', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const card = bcCard(seed);
        const decoded = read(card.payload);
        expect(differences(card, card.payload).wrong).toEqual([]);
        expect(decoded.repairs).toEqual([]);
        expect(decoded.certainty.lastName).toBe('certain');
      }),
      { numRuns: 500 },
    );
  });

  it('takes the whole city from the address where its own field is cut at 13 characters', () => {
    const { licence } = read(stripe('NORTH VANCOUVSAMPLE,$JANE^5 UNREAL RD$NORTH VANCOUVER BC  V7M 1A1^'));
    expect(licence.city).toBe('NORTH VANCOUVER');
    expect(licence.lastName).toBe('SAMPLE');
  });

  it('reads a person with one name only', () => {
    for (const name of ['CHER,$', 'CHER,', 'CHER']) {
      const { licence, certainty } = read(stripe(`VICTORIA^${name}^5 UNREAL RD$VICTORIA BC  V8W 1A1^`));
      expect([licence.lastName, licence.firstName, licence.middleName]).toEqual(['CHER', null, null]);
      expect(certainty.lastName).toBe('certain');
    }
  });

  it('reads names between dollar signs, and doubts an address without its last line', () => {
    const { licence, certainty } = read(stripe('VICTORIA^SAMPLE$JANE$ANN LEE^5 UNREAL RD'));
    expect([licence.lastName, licence.firstName, licence.middleName]).toEqual(['SAMPLE', 'JANE', 'ANN LEE']);
    expect([licence.address1, licence.city, licence.province]).toEqual(['5 UNREAL RD', 'VICTORIA', null]);
    expect(certainty).toMatchObject({
      lastName: 'certain',
      firstName: 'certain',
      address1: 'uncertain',
      province: 'uncertain',
    });
  });

  it('expires on the last day of its month, in the nearest century', () => {
    const withDates = (dates: string): string | null =>
      read(`%BCVICTORIA^A,$B^5 X RD$VICTORIA BC  V8W 1A1^?;6360281234567=${dates}=?${tail}`).licence.expiry;
    expect(withDates('280219850314')).toBe('2028-02-29');
    expect(withDates('270619850314')).toBe('2027-06-30');
    expect(withDates('991219350314')).toBe('1999-12-31');
    expect(withDates('277719850314')).toBeNull();
  });

  it('makes a guess between first and middle name uncertain', () => {
    const { licence, certainty } = read(stripe('VICTORIA^VAN BERG,$ANNA MARIA LEE^5 X RD$VICTORIA BC  V8W 1A1^'));
    expect([licence.lastName, licence.firstName, licence.middleName]).toEqual(['VAN BERG', 'ANNA', 'MARIA LEE']);
    expect([certainty.lastName, certainty.firstName, certainty.middleName]).toEqual([
      'certain',
      'uncertain',
      'uncertain',
    ]);
  });

  it('reports a name of 35 characters as possibly truncated', () => {
    const { licence, warnings } = read(
      stripe('VICTORIA^WINTERMUTE-QUILLFEATHER,$CLEMENTINE5 X RD$VICTORIA BC  V8W 1A1^'),
    );
    expect(licence.firstName).toBe('CLEMENTINE');
    expect(licence.truncated.firstName).toBe(true);
    expect(warnings).toContainEqual({ code: 'name_truncated', params: { field: 'firstName' } });
  });

  it.each([
    ['a CR between the tracks', (p: string) => p.replaceAll('?', '?\r')],
    ['the standard start of the third track', (p: string) => p.replace('_%', '%')],
    ['a lost first character', (p: string) => p.slice(1)],
    ['an AIM prefix', (p: string) => `]L2${p}`],
    ['lower case', (p: string) => p.toLowerCase()],
    ['rubbish behind', (p: string) => `${p}\0\0\r\t`],
    ['no mark behind the address', (p: string) => p.replace('^?', '?')],
    ['one space before the postal code', (p: string) => p.replace('BC  ', 'BC ')],
  ])('is read with %s', (_, damage) => {
    for (let seed = 0; seed < 50; seed++) {
      const card = bcCard(seed);
      expect(differences(card, damage(card.payload)).wrong).toEqual([]);
    }
  });

  it('is read without its first characters, as long as its city is told by the address, and the name is confirmed', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const { payload } = bcCard(seed);
      const whole = read(payload);
      for (let lost = 2; lost <= 24; lost += 1) {
        const decoded = decode(payload.slice(lost), today);
        if (lost <= 6) expect(decoded).toMatchObject({ status: 'ok', licence: whole.licence });
        if (decoded.status !== 'ok') {
          expect(decoded).toEqual({ status: 'unreadable', reason: 'incomplete_tracks' });
          continue;
        }
        expect(decoded.repairs).toContain('track_start');
        for (const field of ['lastName', 'firstName', 'middleName', 'city'] as const) {
          expect(decoded.certainty[field]).toBe('uncertain');
        }
        for (const field of ['address1', 'postalCode', 'number', 'birthDate', 'expiry'] as const) {
          expect(decoded.licence[field]).toEqual(whole.licence[field]);
        }
      }
    }
  });

  it('reads a services or identity card as such', () => {
    const card = stripe('VICTORIA^A,$B^5 X RD$VICTORIA BC  V8W 1A1^');
    expect(read(card).licence.idType).toBe('CADL');
    expect(read(card.replace('00S000', '00Y000')).licence.idType).toBe('CAPID');
    expect(read(card.replace('00S000', '00C000')).licence.idType).toBe('CAPID');
  });
});

describe('the health number', () => {
  it('is in no result of the decoder, elements included', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { payload, healthNumber } = bcCard(seed);
      if (healthNumber.trim() === '') continue;
      expect(JSON.stringify(decodeWithElements(payload, today))).not.toContain(healthNumber);
    }
  });

  it('is blanked by position, and nothing else changes', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { payload, healthNumber } = bcCard(seed);
      const blanked = blankHealthNumber(payload);
      expect(blanked).toHaveLength(payload.length);
      expect(blanked).toBe(payload.replace(healthNumber, ' '.repeat(10)));
      expect(read(blanked)).toEqual(read(payload));
    }
  });

  it('is blanked after a prefix, in lower case and where the track has shifted', () => {
    const { payload, healthNumber } = bcCard(5);
    expect(healthNumber.trim()).toHaveLength(10);
    for (const odd of [
      `]L0${payload}`,
      payload.toLowerCase(),
      payload.slice(1),
      payload.replace('_%0A', '_%A'),
      payload.replace('95BRN', '5BRN'),
    ]) {
      expect(odd).toContain(healthNumber);
      expect(blankHealthNumber(odd)).not.toContain(healthNumber);
    }
  });

  it.each([
    ['the % lost', (p: string) => p.replace('_%', '_')],
    ['each % lost', (p: string) => p.replaceAll('%', '')],
    ['each ? lost', (p: string) => p.replaceAll('?', '')],
    ['the track read twice', (p: string) => p + p],
    ['a line end in every twenty characters', (p: string) => p.replace(/.{20}/g, '$&\r')],
    ['spaces in the number', (p: string) => p.replace(/9\d{3}(?=\d{6} )/, '$& ')],
    ['the end of its track lost', (p: string) => p.slice(0, p.indexOf('BLU') + 20)],
    ['the first track lost', (p: string) => p.slice(p.indexOf(';'))],
    ['its own track shifted', (p: string) => p.replace('_%0A', '_%0A   ')],
  ])('is blanked with %s', (_, damage) => {
    for (let seed = 0; seed < 100; seed++) {
      const { payload, healthNumber } = bcCard(seed);
      if (healthNumber.trim() === '') continue;
      const blanked = blankHealthNumber(damage(payload));
      const digits = blanked.slice(blanked.lastIndexOf('=')).replace(/\D/g, '');
      expect(digits).not.toContain(healthNumber.slice(0, 5));
      expect(digits).not.toContain(healthNumber.slice(5));
    }
  });

  it('is blanked with any character lost or inserted', () => {
    const strangers = fc.constantFrom('', '1', 'A', ' ', '%', '?', '=', ';', '\r');
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(400), strangers, (seed, where, stranger) => {
        const { payload, healthNumber } = bcCard(seed);
        fc.pre(healthNumber.trim() !== '');
        const at = where % payload.length;
        const odd = payload.slice(0, at) + stranger + payload.slice(stranger === '' ? at + 1 : at);
        const pieces = [0, 3].map((i) => healthNumber.slice(i, i + 7));
        for (const piece of pieces) expect(blankHealthNumber(odd)).not.toContain(piece);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves every other payload unchanged', () => {
    for (const text of ['', '%BC', 'hello', '@\n\x1e\rANSI 636012', '%B610054^X?;9123456789=?_%0A9123456789?']) {
      expect(blankHealthNumber(text)).toBe(text);
    }
  });
});
