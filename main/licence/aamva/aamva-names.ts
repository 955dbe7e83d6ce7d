// The holder's names in an AAMVA card's elements, and how names that share one are split.
import { slotOf } from './element-slots';
import type { Elements } from './elements';
import { certaintyOf, readText } from './element-text';
import { cleanValue, isSuffix, joinNames, splitNames, wordsOf } from '../fields';
import { lower } from '../model';
import type { Licence, Reading } from '../model';

const wholeName = slotOf('DAA');
const familyName = slotOf('DCS');
const oldFamilyName = slotOf('DAB');
const firstName = slotOf('DAC');
const middleName = slotOf('DAD');
const givenNames = slotOf('DCT');

const fields = ['firstName', 'middleName', 'lastName'] as const;

/** What parts the names of a whole name. */
const partsNames = /[,$@]/;

function doubtNames(reading: Reading): void {
  for (const field of fields) lower(reading, field, 'uncertain');
}

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

/** Names separated by spaces alone, a guess: Pennsylvania has the family name last, the others first. */
function readGuessedName(reading: Reading, parts: string[], issuer: string | null): void {
  if (parts.length > 2 && isSuffixAtEnd(parts.at(-1) ?? '', issuer === 'PA')) parts.pop();
  const family = issuer === 'PA' ? parts.pop() : parts.shift();
  reading.licence.lastName = joinNames([family ?? '']);
  lower(reading, 'lastName', 'uncertain');
  setGivenNames(reading, parts, true);
}

/** Whether the last of several words is a suffix. A letter alone is one where a family name stands, else an initial. */
function isSuffixAtEnd(word: string, isFamilyName: boolean): boolean {
  return isSuffix(word) && (isFamilyName || word.length > 1);
}

/** Issuers that write the whole name of the standard of 2000 as `FIRST,MIDDLE,LAST`. */
const familyNameLast = new Set(['CO', 'TN']);

/** `FIRST,MIDDLE,LAST,SUFFIX`. With two parts or several more it is not sure which of them is the family name. */
function readNameInSpokenOrder(reading: Reading, written: readonly string[]): void {
  const parts = [...written];
  while (parts.length > 1 && (parts.at(-1) === '' || (parts.length > 2 && isSuffix(parts.at(-1) ?? '')))) parts.pop();
  reading.licence.lastName = joinNames(parts, parts.length - 1);
  if (parts.length !== 3) lower(reading, 'lastName', 'uncertain');
  setGivenNames(reading, parts.slice(0, -1), parts.length !== 3);
}

/**
 * `LAST,FIRST,MIDDLE,SUFFIX` (standard of 2000, element DAA), with the exceptions of a few issuers.
 */
function readWholeName(reading: Reading, value: string, elements: Elements, issuer: string | null): void {
  for (const field of fields) certaintyOf(reading, field, elements, wholeName);
  const { parts, guessed } = splitNames(value);
  // The order is the issuer's, the element the first version's, and one word alone is half a name.
  if (reading.certainty.issuedBy !== 'certain' || !elements.mayBeOld || parts.length === 1) doubtNames(reading);
  if (guessed) {
    readGuessedName(reading, parts, issuer);
    return;
  }
  if (issuer !== null && familyNameLast.has(issuer)) {
    readNameInSpokenOrder(reading, parts);
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
  if (value !== null && partsNames.test(value) && !value.includes(',')) lower(reading, 'firstName', 'uncertain');
  if (value?.includes(',') !== true) {
    reading.licence.firstName = value ?? reading.licence.firstName;
    return;
  }
  lower(reading, 'middleName', reading.certainty.firstName);
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

/** The middle names, a comma between several; where there are none, they may stand behind the first name. */
function readMiddleName(reading: Reading, elements: Elements): void {
  const { licence } = reading;
  const middle = readText(reading, 'middleName', elements, middleName);
  if (middle === null) return;
  licence.middleName = middle.includes(',')
    ? joinNames(splitNames(middle).parts.filter((part) => !isSuffix(part)))
    : middle;
}

/** The family name's own element; where the card has it in two, and they differ, neither is sure. */
function readFamilyName(reading: Reading, elements: Elements): void {
  const { licence } = reading;
  const isNew = elements.has(familyName) && !(elements.has(oldFamilyName) && elements.value(familyName) === '');
  const name = withoutSuffix(readText(reading, 'lastName', elements, isNew ? familyName : oldFamilyName));
  const other = isNew && elements.has(oldFamilyName) ? cleanValue(elements.value(oldFamilyName)) : null;
  const whole = name === null ? '' : elements.value(wholeName);
  if (whole !== '' && !whole.includes(name ?? '')) lower(reading, 'lastName', 'uncertain');
  if ((other !== null && other !== name) || (name !== null && partsNames.test(name)))
    lower(reading, 'lastName', 'uncertain');
  licence.lastName = name ?? licence.lastName;
}

/** Reads family, first and middle name from the elements of the card's version. */
export function readNames(reading: Reading, elements: Elements, issuer: string | null): void {
  const { licence } = reading;
  const isWhole = elements.has(wholeName) && elements.value(familyName) === '';
  const whole = isWhole ? elements.cleanText(wholeName) : null;
  if (elements.isDoubtful && isWhole) doubtNames(reading);
  if (whole !== null) readWholeName(reading, whole, elements, issuer);
  const inOneElement = whole === null ? null : { ...licence };
  if (elements.has(familyName) || elements.has(oldFamilyName)) readFamilyName(reading, elements);
  else if (whole === null)
    for (const slot of [familyName, oldFamilyName]) certaintyOf(reading, 'lastName', elements, slot);
  const own = elements.has(firstName) && (cleanValue(elements.value(firstName)) !== null || !elements.has(givenNames));
  if (own) readFirstName(reading, elements);
  else if (elements.has(givenNames)) readGivenNames(reading, elements);
  else if (whole === null) certaintyOf(reading, 'firstName', elements, firstName);
  if (elements.has(middleName)) {
    readMiddleName(reading, elements);
  } else if (whole === null && !elements.has(givenNames)) certaintyOf(reading, 'middleName', elements, middleName);
  if (own && licence.middleName === null && licence.firstName?.includes(' ') === true) {
    lower(reading, 'firstName', 'uncertain');
    lower(reading, 'middleName', 'uncertain');
  }
  if (inOneElement !== null) doubtDifferent(reading, inOneElement);
  if (elements.has(givenNames) && (elements.has(firstName) || elements.has(middleName)))
    doubtGivenNames(reading, elements);
  // A whole name in the place of another would look the same.
  if (licence.lastName === null) doubtNames(reading);
}

/** Makes the names uncertain that one element has otherwise than the elements of their own: an id may be damaged. */
function doubtDifferent(reading: Reading, inOneElement: Readonly<Licence>): void {
  for (const field of fields) {
    if (inOneElement[field] !== reading.licence[field]) lower(reading, field, 'uncertain');
  }
}

/** The same where the given names are in one element, and in others too. */
function doubtGivenNames(reading: Reading, elements: Elements): void {
  const { firstName: first, middleName: middle } = reading.licence;
  const shared = cleanValue(elements.value(givenNames));
  if (shared === null || joinNames(splitNames(shared).parts) === joinNames([first ?? '', middle ?? ''])) return;
  lower(reading, 'firstName', 'uncertain');
  lower(reading, 'middleName', 'uncertain');
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
