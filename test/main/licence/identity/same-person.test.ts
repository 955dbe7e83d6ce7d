import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personDifferences } from '../../../../main/licence/identity';
import type { Person } from '../../../../main/licence/identity';

const whole = { firstName: false, middleName: false, lastName: false };

function person(first: string | null, last: string | null, middle: string | null = null, more: Partial<Person> = {}) {
  return { firstName: first, middleName: middle, lastName: last, birthDate: '1984-05-17', truncated: whole, ...more };
}

/** Both ways, which must agree. */
function compare(one: Person, other: Person): string[] {
  const there = personDifferences(one, other);
  expect(personDifferences(other, one)).toEqual(there);
  return there;
}

describe('spelling is no difference', () => {
  it.each([
    ['case', person('Marie', 'Leblanc'), person('MARIE', 'LEBLANC')],
    ['accents', person('Zoé', 'Béïque'), person('ZOE', 'BEIQUE')],
    ['ligatures', person('Œdipe', 'Ærø'), person('OEDIPE', 'AERO')],
    ['spacing', person('MARY ANN', 'DE LA CRUZ'), person('MARYANN', 'DELACRUZ')],
    ['a hyphen', person('JEAN-MARC', 'ROY-TREMBLAY'), person('JEAN MARC', 'ROY TREMBLAY')],
    ['an apostrophe', person('D’ARCY', "O'BRIEN"), person('DARCY', 'O BRIEN')],
    ['the order of the given names', person('MARIE', 'ROY', 'CLAIRE'), person('CLAIRE', 'ROY', 'MARIE')],
    ['all given names as one', person('MARIE', 'ROY', 'CLAIRE ANNE'), person('MARIE CLAIRE ANNE', 'ROY')],
    ['a missing middle name', person('MARIE', 'ROY', 'CLAIRE'), person('MARIE', 'ROY')],
    ['one of two middle names', person('MARIE', 'ROY', 'CLAIRE ANNE'), person('MARIE', 'ROY', 'ANNE')],
    ['a compound first name cut at its space', person('MARY ANN', 'ROY', 'LEE'), person('MARYANN', 'ROY')],
    ['a middle initial', person('MARIE', 'ROY', 'CLAIRE'), person('MARIE', 'ROY', 'C.')],
    [
      'a flagged family name',
      person('MARIE', 'WOLFESCHLEGELSTEIN'),
      person('MARIE', 'WOLFESCH', null, { truncated: { ...whole, lastName: true } }),
    ],
    [
      'a flagged first name',
      person('MAXIMILIAN', 'ROY', 'LEE'),
      person('MAXIM', 'ROY', 'LEE', { truncated: { ...whole, firstName: true } }),
    ],
    ['a name as long as a limit', person('A'.repeat(41), 'B'.repeat(60)), person('A'.repeat(35), 'B'.repeat(50))],
    ['what is not said', person('MARIE', 'ROY'), person(null, null, null, { birthDate: null })],
    ['an empty name', person('MARIE', 'ROY'), person(' ', '-')],
  ])('%s', (_what, one, other) => {
    expect(compare(one, other)).toEqual([]);
  });
});

describe('another person is one', () => {
  it.each([
    ['all of it', person('MARIE', 'LEBLANC'), person('ENSTREAM', 'NUMBER1'), ['firstName', 'lastName']],
    ['one letter of the family name', person('MARIE', 'TESTWELL'), person('MARIE', 'TESTWALL'), ['lastName']],
    ['a longer family name', person('MARIE', 'ROY'), person('MARIE', 'ROYER'), ['lastName']],
    ['a second family name', person('MARIE', 'ROY'), person('MARIE', 'ROY TREMBLAY'), ['lastName']],
    ['names in each other’s place', person('ROY', 'MARIE'), person('MARIE', 'ROY'), ['firstName', 'lastName']],
    ['twins by the first name', person('MARIE', 'ROY', 'CLAIRE'), person('ANNE', 'ROY', 'CLAIRE'), ['firstName']],
    ['twins by the middle name', person('MARIE', 'ROY', 'CLAIRE'), person('MARIE', 'ROY', 'JOSEE'), ['firstName']],
    ['a longer first name', person('JEAN', 'ROY'), person('JEANNE', 'ROY'), ['firstName']],
    [
      'a first name that is the other’s middle name',
      person('CLAIRE', 'ROY'),
      person('MARIE', 'ROY', 'CLAIRE'),
      ['firstName'],
    ],
    ['an initial in place of a first name', person('M', 'ROY'), person('MARIE', 'ROY'), ['firstName']],
    ['half a word', person('MARIE', 'ROY', 'LOUISE'), person('MARIELOU', 'ROY'), ['firstName']],
    [
      'the birth date',
      person('MARIE', 'ROY'),
      person('MARIE', 'ROY', null, { birthDate: '1984-05-18' }),
      ['birthDate'],
    ],
  ])('%s', (_what, one, other, fields) => {
    expect(compare(one, other)).toEqual(fields);
  });
});

const letters = fc
  .array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'É', 'Ï', 'Ö', 'Ç'), { minLength: 2, maxLength: 7 })
  .map((all) => all.join(''));
const given = fc.array(letters, { minLength: 1, maxLength: 4 });
const people = fc
  .tuple(given, given)
  .map(([first, last]) => person(first[0] ?? '', last.join('-'), first.slice(1).join(' ') || null));

describe('for any names', () => {
  it('a person is the same, respelled', () => {
    const respell = fc.constantFrom<(text: string) => string>(
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text) => text.replaceAll('-', ' '),
      (text) => text.replaceAll(/[- ]/g, ''),
      (text) => ` ${text.replaceAll(' ', '  ')},`,
    );
    fc.assert(
      fc.property(people, respell, (one, change) => {
        const respelled = { ...one, firstName: change(one.firstName ?? ''), lastName: change(one.lastName ?? '') };
        expect(compare(one, { ...respelled, middleName: one.middleName && change(one.middleName) })).toEqual([]);
      }),
    );
  });

  it('given names may stand in any order, and middle names be left out', () => {
    fc.assert(
      fc.property(given, fc.nat(), fc.nat(5), (names, turn, left) => {
        const at = turn % names.length;
        const turned = [...names.slice(at), ...names.slice(0, at)];
        const [first = '', ...middle] = names;
        const one = person(first, 'ROY', middle.join(' ') || null);
        expect(compare(one, person(turned[0] ?? '', 'ROY', turned.slice(1).join(' ') || null))).toEqual([]);
        expect(compare(one, person(first, 'ROY', middle.slice(left).join(' ') || null))).toEqual([]);
      }),
    );
  });

  it('a name that is flagged as cut off is the same as its whole', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 5 }), (one, length) => {
        const lastName = (one.lastName ?? '').slice(0, length);
        expect(compare(one, { ...one, lastName, truncated: { ...whole, lastName: true } })).toEqual([]);
      }),
    );
  });

  it('another letter in the family name or the first name is another person', () => {
    fc.assert(
      fc.property(people, fc.boolean(), (one, last) => {
        const other = last
          ? { ...one, lastName: `X${one.lastName ?? ''}` }
          : { ...one, firstName: `X${one.firstName ?? ''}`, middleName: null };
        expect(compare({ ...one, middleName: null }, other)).toEqual([last ? 'lastName' : 'firstName']);
      }),
    );
  });

  it('takes no longer for a text of many names', () => {
    const many = 'A AA AAA AAAA '.repeat(50);
    expect(compare(person(many, 'ROY'), person(`${many} B`, 'ROY'))).toEqual(['firstName']);
    const seven = 'AB BA ABA BAB AA BB AAB';
    for (const end of ['X', 'AB', 'ABCX']) {
      const before = performance.now();
      expect(compare(person(seven, 'ROY'), person(`${seven}${end}`.replace(' ', ''), 'ROY'))).toEqual(['firstName']);
      expect(performance.now() - before).toBeLessThan(250);
    }
  });
});
