// Whatever is damaged, in one to three ways, what is certain is right.
import { describe, expect, it } from 'vitest';
import { certainFault, firstSetting, fuzzCertainty } from '../../../bench/certain-fuzzer';

describe('a conforming payload, damaged in any way of one to three kinds', () => {
  it('has nothing certain that is wrong', () => {
    expect(fuzzCertainty(20_261_128, 1500)).toEqual([]);
  });

  // Faults that `npm run fuzz` has found, each of another kind.
  it.each([
    [436, 'a line lost'],
    [397, 'a byte put in the middle of an id'],
    [33754, 'cut, and no designators to tell'],
    [47452, 'the family name’s id damaged, given names in one element'],
    [24961, 'cut, then the scanner’s suffix'],
    [17791, 'one separator lost and another doubled, so that lengths agree'],
    [22881, 'half the version lost, and a separator'],
    [15005, 'the version lost, and a separator turned to a space'],
    [4471, 'line ends half typed, behind a prefix'],
    [36641, 'half the version lost, and the separator before an older version’s id'],
    [20262076, 'one separator lost and a byte put in, so that lengths agree'],
    [700081155, 'the same, around the class'],
    [700004529, 'line ends half typed, the header’s start lost'],
    [22515, 'code page 850, and a byte of no code page'],
    [202271, 'cut in the family name, letters in a designator, then the scanner’s suffix'],
    [282747, 'cut in the city, letters in a designator, then the scanner’s suffix'],
    [230111, 'line ends half typed, and the header’s first lost'],
    [31761035, 'CR typed, line ends doubled, half of one turned to CR'],
    [400636564, 'one separator lost and another doubled, half of it turned to CR'],
    [401218448, 'a byte put in at the end of the number, then UTF-8 three times over'],
    [401004846, 'the same at the end of the class'],
    [401016545, 'a value one longer, and the separator before the middle name lost, so that lengths agree'],
    [500870894, 'a value one longer, and the separator behind the class lost, so that lengths agree'],
    [501963801, 'the separator behind an empty middle name lost, others doubled and spaced, so that lengths agree'],
    [253556, 'code page 850, and a byte of it in the first subfile’s letters'],
  ])('seed %i: %s', (seed) => {
    expect(certainFault(seed, firstSetting)).toBeNull();
  });

  it.each([
    [28, 'one separator lost before an element that few cards have'],
    [23371, 'separators doubled, half of one turned to a letter'],
    [23566, 'one separator lost in a whole name without a middle one, the others doubled'],
    [508080, 'one separator turned to a comma, which parts names'],
    [585222, 'one separator of a street turned to a comma'],
    [3799057078, 'a line break behind an empty middle name, whose value begins as an id'],
    [3799170089, 'the same where the version is lost'],
    [3800153944, 'the same where a separator of the family name is lost'],
    [3800294415, 'a line break behind the first name, which then reads as a street'],
    [3800168305, 'code page 850, and the replacement character in UTF-8'],
  ])('that has elements which few cards have: seed %i, %s', (seed) => {
    expect(certainFault(seed)).toBeNull();
  });
});
