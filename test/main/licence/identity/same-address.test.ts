import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameAddress } from '../../../../main/licence/identity';
import type { Address } from '../../../../main/licence/identity';

/** With postal codes that differ: the street and the city decide. */
function at(address1: string | null, more: Partial<Address> = {}): Address {
  return { address1, city: 'TORONTO', province: 'ON', postalCode: 'M1M1M1', ...more };
}

function compare(one: Address, other: Address): boolean {
  const is = isSameAddress(one, other);
  expect(isSameAddress(other, one)).toBe(is);
  return is;
}

describe('the same place', () => {
  it.each([
    ['RD', '7 CANAL BANK RD', '7 Canal Bank Road'],
    ['ST', '12 EXAMPLE ST', '12 Example Street'],
    ['AVE', '12 EXAMPLE AVE.', '12 Example Avenue'],
    ['BLVD', '12 EXAMPLE BLVD', '12 boul. Example'],
    ['RUE', '1000 RUE SHERBROOKE O', '1000 Sherbrooke St W'],
    ['CHEMIN', '12 CH DES PATRIOTES', '12, chemin des Patriotes'],
    ['accents', '12 RUE DE LA MONTÉE', '12 rue de la Montee'],
    ['an article', '12 RUE DE L’ÉGLISE', '12 RUE EGLISE'],
    ['a saint', '12 ST CLAIR AVE W', '12 Saint Clair Avenue West'],
    ['an apartment behind', '123 MAIN ST APT 4', '123 MAIN ST UNIT 4'],
    ['an apartment before', '4-123 MAIN ST', '123 MAIN ST APT 4'],
    ['an apartment first', 'APT 4 123 MAIN ST', '123 MAIN ST #4'],
    ['an apartment with a letter', '123 MAIN ST APT 4B', '4B-123 MAIN ST'],
    ['an apartment at the end', '123 MAIN ST 4', '123 MAIN ST APT 4'],
    ['an apartment on one alone', '123 MAIN ST', '4-123 MAIN ST'],
    ['a French apartment', '123 RUE MAIN APP 4', '123 rue Main, appartement 4'],
    ['a suite', '123 MAIN ST STE 100', '123 MAIN ST SUITE 100'],
    ['a numbered street', '10235 101 ST NW', '10235 101 Street Northwest'],
    ['an ordinal', '12 2ND AVE', '12 2e avenue'],
    ['a missing type', '12 BROADWAY', '12 BROADWAY AVE'],
    ['a missing direction', '12 MAIN ST', '12 MAIN ST W'],
  ])('%s', (_what, one, other) => {
    expect(compare(at(one), at(other, { postalCode: 'M2N2N2' }))).toBe(true);
    expect(compare(at(one), at(other))).toBe(true);
  });

  it('is a second line of the same address', () => {
    expect(compare(at('123 ANYSTREET AVE SUITE 100'), at('123 Anystreet Ave', { address2: 'Suite 100' }))).toBe(true);
  });

  it('is one house by its postal code, however its street and city are spelled', () => {
    expect(compare(at('19 ESCARPMENT TR'), at('19 Escarpement Trail', { city: 'SCARBOROUGH' }))).toBe(true);
  });

  it('is a city that the card cuts off', () => {
    const [short, long] = ['NORTH VANCOUV', 'North Vancouver'];
    expect(compare(at('1 A ST', { city: short }), at('1 A ST', { city: long, postalCode: 'V1V1V1' }))).toBe(true);
  });

  it('is what one of them does not say', () => {
    expect(compare(at(null), at('12 MAIN ST'))).toBe(true);
    expect(compare(at('12 MAIN ST', { postalCode: null, city: null }), at('12 MAIN STREET'))).toBe(true);
  });
});

describe('another place', () => {
  it.each([
    ['a street', '12 MAIN ST', '12 QUEEN ST'],
    ['a number', '12 MAIN ST', '14 MAIN ST'],
    ['a type', '12 MAIN ST', '12 MAIN AVE'],
    ['a direction', '12 MAIN ST E', '12 MAIN ST W'],
    ['an apartment', '4-123 MAIN ST', '123 MAIN ST APT 5'],
    ['a box', 'PO BOX 12', '12 MAIN ST'],
  ])('is another by %s', (_what, one, other) => {
    expect(compare(at(one), at(other, { postalCode: 'M2N2N2' }))).toBe(false);
  });

  it('is the same street in another city or province', () => {
    expect(compare(at('12 MAIN ST'), at('12 MAIN ST', { city: 'OTTAWA', postalCode: 'K1P5M7' }))).toBe(false);
    expect(compare(at('12 MAIN ST'), at('12 MAIN ST', { province: 'QC' }))).toBe(false);
  });

  it('is another house or another apartment of one postal code', () => {
    expect(compare(at('12 MAIN ST'), at('14 MAIN ST'))).toBe(false);
    expect(compare(at('1-12 MAIN ST'), at('2-12 MAIN ST'))).toBe(false);
  });
});

it('finds any address in the same place as itself', () => {
  const words = fc.array(fc.constantFrom('12', '4', 'MAIN', 'ST', 'RUE', 'APT', 'W', '#', '-', 'O', 'É', '2ND', ''));
  fc.assert(
    fc.property(words, fc.string(), (all, more) => {
      const text = `${all.join(' ')} ${more}`;
      expect(compare(at(text), at(text.toLowerCase(), { postalCode: 'M2N2N2' }))).toBe(true);
    }),
  );
});
