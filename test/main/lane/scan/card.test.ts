import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareReading,
  confirmReasons,
  factsOf,
  namesTooLong,
  searchName,
  searchQueryOf,
} from '../../../../main/lane/scan/card';
import { sandboxCustomers } from '../../../../main/sandbox';
import { decode } from '../../../../main/licence';
import { licence, reading, scanOf } from '../people';

describe('factsOf', () => {
  it('keeps neither the licence number nor anything else that the lane does not need', () => {
    const facts = factsOf(licence({ number: 'T1234-56789', sex: 'F', licenceClass: 'G' }));
    expect(Object.keys(facts).sort()).toEqual(
      [
        ...['address1', 'birthDate', 'city', 'expiry', 'firstName', 'issuedBy', 'lastName', 'middleName'],
        ...['postalCode', 'province', 'truncated'],
      ].sort(),
    );
    expect(JSON.stringify(facts)).not.toContain('T1234');
  });
});

describe('searchName', () => {
  it.each([
    ['  TEST   WELL ', 35, 'TEST WELL'],
    ['TESTWELL,', 35, 'TESTWELL'],
    ['TESTWELL , ,', 35, 'TESTWELL'],
    ['ABCDE FGH', 6, 'ABCDE'],
    ['ABCDE, FGH', 7, 'ABCDE'],
    ['', 35, ''],
  ])('makes of "%s" in %i characters "%s"', (name, limit, expected) => {
    expect(searchName(name, limit)).toBe(expected);
  });

  it('is within its limit, has clean ends, and changes nothing the second time', () => {
    const names = fc.string({ unit: fc.constantFrom('A', 'É', ' ', ',', "'", '-', '\t'), maxLength: 60 });
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 50 }), (name, limit) => {
        const once = searchName(name, limit);
        expect(once.length).toBeLessThanOrEqual(limit);
        expect(once).toBe(once.trim());
        expect(once).not.toMatch(/,$/);
        expect(searchName(once, limit)).toBe(once);
      }),
    );
  });
});

describe('searchQueryOf', () => {
  it('takes a Canadian postal code along, and a ZIP not', () => {
    expect(searchQueryOf(factsOf(licence({ postalCode: 'M1M 1M1' })))).toHaveProperty('postalCode', 'M1M1M1');
    expect(searchQueryOf(factsOf(licence({ postalCode: '12345' })))).not.toHaveProperty('postalCode');
    expect(searchQueryOf(factsOf(licence({ postalCode: null })))).not.toHaveProperty('postalCode');
  });

  it('cuts names to what search takes', () => {
    const query = searchQueryOf(factsOf(licence({ firstName: 'F'.repeat(36), lastName: 'L'.repeat(51) })));
    expect(query).toMatchObject({ firstName: 'F'.repeat(35), lastName: 'L'.repeat(50) });
  });
});

describe('namesTooLong', () => {
  it.each([
    ['F'.repeat(35), 'L'.repeat(50), false],
    ['F'.repeat(36), 'L', true],
    ['F', 'L'.repeat(51), true],
    [`${'F'.repeat(35)},`, `${'L'.repeat(50)}  `, false],
  ])('%s %s: %s', (firstName, lastName, expected) => {
    expect(namesTooLong(factsOf(licence({ firstName, lastName })))).toBe(expected);
  });
});

describe('confirmReasons', () => {
  it.each([
    [scanOf(), []],
    [scanOf({ firstName: null }), ['name_missing']],
    [scanOf({ birthDate: null }), ['name_missing']],
    [scanOf({ truncated: { firstName: false, middleName: false, lastName: true } }), ['name_truncated']],
    [scanOf({ truncated: { firstName: false, middleName: true, lastName: false } }), []],
    [scanOf({}, { certainty: { lastName: 'uncertain' } }), ['name_uncertain']],
    [scanOf({}, { certainty: { birthDate: 'uncertain' } }), ['birth_date_uncertain']],
    [scanOf({}, { certainty: { firstName: 'uncertain', middleName: 'uncertain' } }), []],
    [scanOf({}, { certainty: { firstName: 'repaired', birthDate: 'repaired' } }), []],
    [scanOf({}, { certainty: { postalCode: 'uncertain', address1: 'uncertain' } }), []],
  ])('asks the cashier to check only where the search needs it (%#)', (scan, expected) => {
    expect(confirmReasons(scan)).toEqual(expected);
  });
});

describe('compareReading', () => {
  const facts = factsOf(licence());

  it('finds nothing where Flexiti reads the same in other letters', () => {
    const same = reading({ firstName: 'Marigold ', lastName: 'testwell,', city: 'SAMPLETÓN', postalCode: 'M1M 1M1' });
    expect(compareReading(facts, same)).toEqual({ facts, differences: [] });
  });

  it('finds no difference in an empty answer', () => {
    expect(compareReading(facts, reading({ firstName: null, lastName: ' ' })).differences).toEqual([]);
  });

  it('keeps the card’s value, and reports the difference', () => {
    const compared = compareReading(facts, reading({ lastName: 'TESTWALL', birthDate: '1984-05-18' }));
    expect(compared.facts).toEqual(facts);
    expect(compared.differences).toEqual([
      { field: 'lastName', card: 'TESTWELL', flexiti: 'TESTWALL' },
      { field: 'birthDate', card: '1984-05-17', flexiti: '1984-05-18' },
    ]);
  });

  it('fills in what the card does not have', () => {
    const compared = compareReading(factsOf(licence({ city: null })), reading({ city: 'OTHERTON' }));
    expect(compared.facts.city).toBe('OTHERTON');
    expect(compared.differences).toEqual([{ field: 'city', card: null, flexiti: 'OTHERTON' }]);
  });

  it.each([
    ['the type', '12 EXAMPLE ST', '12 Example Street'],
    ['ROAD', '17 CANAL BANK RD', '17 CANAL BANK ROAD'],
    ['a French type', '12 CH DES ÉRABLES', '12 chemin des Erables'],
    ['the apartment', '4-123 MAIN ST', '123 MAIN STREET APT 4'],
    ['an apartment on one alone', '12 EXAMPLE ST', '4-12 EXAMPLE ST'],
    ['a slip within the same house', '19 ESCARPMENT TR', '19 ESCARPEMENT TRAIL'],
  ])('finds no difference in how the street is spelled: %s', (_what, card, flexiti) => {
    const ofCard = factsOf(licence({ address1: card }));
    expect(compareReading(ofCard, reading({ address1: flexiti }))).toEqual({ facts: ofCard, differences: [] });
  });

  it('finds no difference in a neighbourhood’s name in place of the city’s', () => {
    const ofCard = factsOf(licence({ city: 'NORTH YORK' }));
    expect(compareReading(ofCard, reading({ city: 'TORONTO' })).differences).toEqual([]);
  });

  it.each([
    ['another street', { address1: '12 OTHER ST', postalCode: 'M2N2N2' }, ['address1', 'postalCode']],
    ['another apartment', { address1: '123 MAIN STREET APT 5' }, ['address1'], '4-123 MAIN ST'],
    ['another house', { address1: '14 EXAMPLE STREET' }, ['address1']],
    ['another postal code of the same street', { address1: '12 EXAMPLE STREET', postalCode: 'M2N2N2' }, ['postalCode']],
    ['another city', { address1: '12 EXAMPLE STREET', city: 'OTHERTON', postalCode: 'M2N2N2' }, ['city', 'postalCode']],
    ['another province', { address1: '12 EXAMPLE STREET', province: 'QC' }, ['province']],
  ])('names what is different, and no spelling beside it: %s', (_what, read, fields, card = '12 EXAMPLE ST') => {
    const { differences } = compareReading(factsOf(licence({ address1: card })), reading(read));
    expect(differences.map(({ field }) => field)).toEqual(fields);
  });

  it.each([{ address1: null }, { postalCode: null }])(
    'does not take another city for one where too little is said: %o',
    (card) => {
      const { differences } = compareReading(factsOf(licence(card)), reading({ ...card, city: 'OTHERTON' }));
      expect(differences.map(({ field }) => field)).toEqual(['city']);
    },
  );

  it('finds in the sandbox’s card with another address its postal code alone, and not ROAD', () => {
    const sample = sandboxCustomers.find(({ id }) => id === 'on-address-differs');
    const scan = decode(sample?.payload() ?? '', '2026-01-01');
    if (sample === undefined || scan.status !== 'ok') throw new Error('no such card');
    const { address_1: address1, postal_code: postalCode } = sample.readingOverride;
    const same: Partial<Parameters<typeof reading>[0]> = factsOf(scan.licence);
    const read = reading({
      ...same,
      ...(address1 !== undefined && { address1 }),
      ...(postalCode !== undefined && { postalCode }),
    });
    expect(read.address1).toBe('7 CANAL BANK ROAD');
    expect(compareReading(factsOf(scan.licence), read).differences.map(({ field }) => field)).toEqual(['postalCode']);
  });
});
