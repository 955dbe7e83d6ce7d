// Which of an AAMVA card's elements hold the holder's names, and how names that share one are told apart.
import { slotOf } from './element-slots';
import type { Elements } from './elements';
import { certaintyOf, readText } from './element-text';
import { cleanValue, isSuffix, joinNames, partNames, wordsOf } from '../fields';
import { lower } from '../model';
import type { Reading } from '../model';

const wholeName = slotOf('DAA');
const familyName = slotOf('DCS');
const oldFamilyName = slotOf('DAB');
const firstName = slotOf('DAC');
const middleName = slotOf('DAD');
const givenNames = slotOf('DCT');

const fields = ['firstName', 'middleName', 'lastName'] as const;

/** Puts given names that share one element into first and middle name. */
function takeGivenNames(reading: Reading, names: readonly string[], guessed: boolean): void {
  reading.licence.firstName = joinNames(names, 0, 1);
  reading.licence.middleName = joinNames(names, 1);
  if (!guessed) return;
  lower(reading, 'firstName', 'uncertain');
  lower(reading, 'middleName', 'uncertain');
}

/** Given names that no mark parts: the first word and the rest, which a compound first name would belie. */
function takeWords(reading: Reading, text: string): void {
  const words = wordsOf(text);
  takeGivenNames(reading, words, words.length > 1);
}

/**
 * `LAST,FIRST,MIDDLE,SUFFIX` (standard of 2000, element DAA). Parted by spaces alone the order is a guess: Pennsylvania
 * writes the family name last, the others first.
 */
function readWholeName(reading: Reading, value: string, elements: Elements, issuer: string | null): void {
  for (const field of fields) certaintyOf(reading, field, elements, wholeName);
  const { parts, guessed } = partNames(value);
  if (guessed) {
    const family = issuer === 'PA' ? parts.pop() : parts.shift();
    reading.licence.lastName = joinNames([family ?? '']);
    lower(reading, 'lastName', 'uncertain');
    takeGivenNames(reading, parts, true);
    return;
  }
  const [family = '', first = '', ...rest] = parts;
  reading.licence.lastName = joinNames([family]);
  const middles = rest.filter((part) => !isSuffix(part));
  if (rest.length === 0) takeWords(reading, first);
  else takeGivenNames(reading, [first, ...middles], middles.length > 1);
}

/** A family name without the suffix that some cards put behind a comma. */
function withoutSuffix(value: string | null): string | null {
  const comma = value?.lastIndexOf(',') ?? -1;
  if (value === null || comma < 0 || !isSuffix(value.slice(comma + 1).trim())) return value;
  return cleanValue(value.slice(0, comma));
}

/** The first name's own element; the middle names follow a comma in it on cards that have no element for them. */
function readFirstName(reading: Reading, elements: Elements): void {
  const value = readText(reading, 'firstName', elements, firstName);
  if (value?.includes(',') !== true) {
    reading.licence.firstName = value;
    return;
  }
  certaintyOf(reading, 'middleName', elements, firstName);
  takeGivenNames(reading, partNames(value).parts, false);
}

function readGivenNames(reading: Reading, elements: Elements): void {
  const value = readText(reading, 'firstName', elements, givenNames);
  certaintyOf(reading, 'middleName', elements, givenNames);
  if (reading.certainty.firstName !== 'certain') lower(reading, 'middleName', reading.certainty.firstName);
  if (value === null) return;
  const { parts, guessed } = partNames(value);
  takeGivenNames(reading, parts, guessed);
}

/** Reads family, first and middle name, from whichever elements the card's version puts them in. */
export function readNames(reading: Reading, elements: Elements, issuer: string | null): void {
  const { licence } = reading;
  const family = elements.has(familyName) ? familyName : oldFamilyName;
  const whole = elements.has(familyName) ? null : cleanValue(elements.value(wholeName));
  if (whole !== null) readWholeName(reading, whole, elements, issuer);
  if (elements.has(family)) licence.lastName = withoutSuffix(readText(reading, 'lastName', elements, family));
  else if (whole === null) certaintyOf(reading, 'lastName', elements, family);
  const own = elements.has(firstName) && (cleanValue(elements.value(firstName)) !== null || !elements.has(givenNames));
  if (own) readFirstName(reading, elements);
  else if (elements.has(givenNames)) readGivenNames(reading, elements);
  else if (whole === null) certaintyOf(reading, 'firstName', elements, firstName);
  if (elements.has(middleName)) {
    const middle = readText(reading, 'middleName', elements, middleName);
    if (middle !== null) licence.middleName = middle;
  } else if (whole === null && !elements.has(givenNames)) certaintyOf(reading, 'middleName', elements, middleName);
}

const familyNameTruncation = slotOf('DDE');
const firstNameTruncation = slotOf('DDF');
const middleNameTruncation = slotOf('DDG');

/** Reads which names the card cut off: `T`; `N` is whole, `U` unknown. */
export function readTruncation(reading: Reading, elements: Elements): void {
  const { truncated } = reading.licence;
  truncated.lastName = isCutOff(elements, familyNameTruncation);
  truncated.firstName = isCutOff(elements, firstNameTruncation);
  truncated.middleName = isCutOff(elements, middleNameTruncation);
}

function isCutOff(elements: Elements, slot: number): boolean {
  const value = elements.value(slot);
  return value === 'T' || value === 't';
}
