// The holder's names in an AAMVA card's elements, and how names that share one are split.
import { slotOf } from './element-slots';
import type { Elements } from './elements';
import { certaintyOf, readText } from './element-text';
import { cleanValue, isSuffix, joinNames, splitNames, wordsOf } from '../fields';
import { lower } from '../model';
import type { Reading } from '../model';

const wholeName = slotOf('DAA');
const familyName = slotOf('DCS');
const oldFamilyName = slotOf('DAB');
const firstName = slotOf('DAC');
const middleName = slotOf('DAD');
const givenNames = slotOf('DCT');

const fields = ['firstName', 'middleName', 'lastName'] as const;

/** Sets first and middle name from given names that share one element. */
function setGivenNames(reading: Reading, names: readonly string[], guessed: boolean): void {
  reading.licence.firstName = joinNames(names, 0, 1);
  reading.licence.middleName = joinNames(names, 1);
  if (!guessed) return;
  lower(reading, 'firstName', 'uncertain');
  lower(reading, 'middleName', 'uncertain');
}

/** Given names with spaces alone between them: first word and rest, wrong for a compound first name. */
function setGivenNamesByWord(reading: Reading, text: string): void {
  const words = wordsOf(text);
  setGivenNames(reading, words, words.length > 1);
}

/**
 * `LAST,FIRST,MIDDLE,SUFFIX` (standard of 2000, element DAA). With spaces alone the order is a guess: Pennsylvania has the
 * family name last, the others first.
 */
function readWholeName(reading: Reading, value: string, elements: Elements, issuer: string | null): void {
  for (const field of fields) certaintyOf(reading, field, elements, wholeName);
  const { parts, guessed } = splitNames(value);
  if (guessed) {
    const family = issuer === 'PA' ? parts.pop() : parts.shift();
    reading.licence.lastName = joinNames([family ?? '']);
    lower(reading, 'lastName', 'uncertain');
    setGivenNames(reading, parts, true);
    return;
  }
  const [family = '', first = '', ...rest] = parts;
  reading.licence.lastName = joinNames([family]);
  const middles = rest.filter((part) => !isSuffix(part));
  if (rest.length === 0) setGivenNamesByWord(reading, first);
  else setGivenNames(reading, [first, ...middles], middles.length > 1);
}

/** A family name without the suffix that some cards add after a comma. */
function withoutSuffix(value: string | null): string | null {
  const comma = value?.lastIndexOf(',') ?? -1;
  if (value === null || comma < 0 || !isSuffix(value.slice(comma + 1).trim())) return value;
  return cleanValue(value.slice(0, comma));
}

/** The first name's own element, where a comma and the middle names follow on cards without an element for these. */
function readFirstName(reading: Reading, elements: Elements): void {
  const value = readText(reading, 'firstName', elements, firstName);
  if (value?.includes(',') !== true) {
    reading.licence.firstName = value;
    return;
  }
  certaintyOf(reading, 'middleName', elements, firstName);
  setGivenNames(reading, splitNames(value).parts, false);
}

function readGivenNames(reading: Reading, elements: Elements): void {
  const value = readText(reading, 'firstName', elements, givenNames);
  certaintyOf(reading, 'middleName', elements, givenNames);
  if (reading.certainty.firstName !== 'certain') lower(reading, 'middleName', reading.certainty.firstName);
  if (value === null) return;
  const { parts, guessed } = splitNames(value);
  setGivenNames(reading, parts, guessed);
}

/** Reads family, first and middle name from the elements of the card's version. */
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

/** Reads which names the card abbreviates: `T` is truncated, `N` whole, `U` unknown. */
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
