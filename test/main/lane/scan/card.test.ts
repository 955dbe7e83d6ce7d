import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confirmReasons,
  factsOf,
  mergeReading,
  namesTooLong,
  searchName,
  searchQueryOf,
} from '../../../../main/lane/scan/card';
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

describe('mergeReading', () => {
  const facts = factsOf(licence());

  it('finds nothing where Flexiti reads the same in other letters', () => {
    const same = reading({ firstName: 'Marigold ', lastName: 'testwell,', city: 'SAMPLETÓN', postalCode: 'M1M 1M1' });
    expect(mergeReading(facts, same)).toEqual({ facts, differences: [], searchAgain: false });
  });

  it('finds no difference in an empty answer', () => {
    expect(mergeReading(facts, reading({ firstName: null, lastName: ' ' })).differences).toEqual([]);
  });

  it('prefers Flexiti’s reading, and reports the difference', () => {
    const merged = mergeReading(facts, reading({ lastName: 'TESTWALL' }));
    expect(merged.facts.lastName).toBe('TESTWALL');
    expect(merged.differences).toEqual([{ field: 'lastName', card: 'TESTWELL', flexiti: 'TESTWALL' }]);
    expect(merged.searchAgain).toBe(true);
  });

  it.each([
    [{ city: 'OTHERTON' }, false],
    [{ middleName: 'ROSE' }, false],
    [{ expiry: '2030-01-01' }, false],
    [{ firstName: 'MARY' }, true],
    [{ birthDate: '1984-05-18' }, true],
    [{ postalCode: 'K1K1K1' }, true],
    [{ postalCode: '12345' }, true],
  ])('searches again only where search was asked with it: %o', (overrides, expected) => {
    expect(mergeReading(facts, reading(overrides)).searchAgain).toBe(expected);
  });

  it('does not search again for letters beyond what search takes', () => {
    const long = factsOf(licence({ lastName: `${'L'.repeat(50)}A` }));
    const merged = mergeReading(long, reading({ lastName: `${'L'.repeat(50)}B` }));
    expect(merged.differences).toHaveLength(1);
    expect(merged.searchAgain).toBe(false);
  });
});
