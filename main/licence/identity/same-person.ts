// Whether two readings name the same person. Spelling is no difference: case, accents, spaces, hyphens, apostrophes, the
// order of the given names, a name that was cut off, a middle name that one of the two leaves out.
import { foldedWords } from './fold';

/** Who somebody is, as far as one source says it; null is "not said". */
export interface Person {
  firstName: string | null;
  middleName?: string | null;
  lastName: string | null;
  /** YYYY-MM-DD */
  birthDate?: string | null;
  /** Which of the names are known to be cut off. */
  truncated?: { firstName: boolean; middleName: boolean; lastName: boolean };
}

/** Given names are compared together, and named by the first. */
export type PersonField = 'firstName' | 'lastName' | 'birthDate';

/**
 * In what two readings name different persons; empty for the same one. What one of them does not say is no difference.
 */
export function personDifferences(one: Person, other: Person): PersonField[] {
  const fields: PersonField[] = [];
  if (!isSameGivenNames(givenNames(one), givenNames(other))) fields.push('firstName');
  if (!isSameFamilyName(familyName(one), familyName(other))) fields.push('lastName');
  const [birth, otherBirth] = [one.birthDate ?? null, other.birthDate ?? null];
  if (birth !== null && otherBirth !== null && birth !== otherBirth) fields.push('birthDate');
  return fields;
}

/**
 * The shortest limit on a name that cards and the POS API have (35: British Columbia's stripe, AAMVA 2000, GET
 * customers/search; 40: AAMVA 2005 and later, D.12.5). A text of this length may be cut off without saying so.
 */
const shortestLimit = 35;

function isCutOff(text: string | null | undefined, flagged: boolean | undefined): boolean {
  return flagged === true || (text ?? '').trim().length >= shortestLimit;
}

interface FamilyName {
  letters: string;
  cut: boolean;
}

function familyName({ lastName, truncated }: Person): FamilyName {
  return { letters: foldedWords(lastName ?? '').join(''), cut: isCutOff(lastName, truncated?.lastName) };
}

function isSameFamilyName(one: FamilyName, other: FamilyName): boolean {
  if (one.letters === '' || other.letters === '' || one.letters === other.letters) return true;
  return (one.cut && other.letters.startsWith(one.letters)) || (other.cut && one.letters.startsWith(other.letters));
}

interface Word {
  letters: string;
  /** The end of it may be missing. */
  cut: boolean;
  /** The first given name, which no reading may leave out. */
  first: boolean;
  /** What is left of a word of which a part was found. */
  rest: boolean;
}

function givenNames({ firstName, middleName, truncated }: Person): Word[] {
  const firstNames = wordsOf(firstName, isCutOff(firstName, truncated?.firstName));
  if (firstNames.length === 0) return [];
  // A middle name is often an initial (AAMVA 2020, annex A: names are shortened from the last one on).
  const middleNames = wordsOf(middleName, isCutOff(middleName, truncated?.middleName)).map(asInitial);
  const [first, ...others] = firstNames;
  return [...(first === undefined ? [] : [{ ...first, first: true }]), ...others.map(asInitial), ...middleNames];
}

function wordsOf(text: string | null | undefined, cut: boolean): Word[] {
  const words = foldedWords(text ?? '');
  return words.map((letters, index) => ({
    letters,
    cut: cut && index === words.length - 1,
    first: false,
    rest: false,
  }));
}

function asInitial(word: Word): Word {
  return word.letters.length === 1 ? { ...word, cut: true } : word;
}

/** Beyond it a text is no person's names, and is compared letter by letter. */
const mostWords = 7;

function isSameGivenNames(one: Word[], other: Word[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  if (lettersOf(one) === lettersOf(other)) return true;
  if (one.length > mostWords || other.length > mostWords) return false;
  return isAmong(one, other) || isAmong(other, one);
}

function lettersOf(words: Word[]): string {
  return words.map(({ letters }) => letters).join('');
}

/** Whether all of `names` are found in `among`, in any order, and nothing but whole middle names is left over there. */
function isAmong(names: Word[], among: Word[]): boolean {
  const [name, ...others] = names;
  if (name === undefined) return among.every(({ first, rest }) => !first && !rest);
  return among.some((candidate, index) => {
    if (among.findIndex((word) => isAlike(word, candidate)) < index) return false;
    const without = among.toSpliced(index, 1);
    if (isSameWord(name, candidate)) return isAmong(others, without);
    if (name.letters.startsWith(candidate.letters) && !candidate.cut) {
      return isAmong([restOf(name, candidate), ...others], without);
    }
    if (candidate.letters.startsWith(name.letters) && !name.cut) {
      return isAmong(others, [...without, restOf(candidate, name)]);
    }
    return false;
  });
}

/** Trying one of them is enough. */
function isAlike(one: Word, other: Word): boolean {
  return one.letters === other.letters && one.cut === other.cut && one.first === other.first && one.rest === other.rest;
}

function isSameWord(one: Word, other: Word): boolean {
  if (one.letters === other.letters) return true;
  return (one.cut && other.letters.startsWith(one.letters)) || (other.cut && one.letters.startsWith(other.letters));
}

/** `MARYANN` behind `MARY`. */
function restOf(word: Word, part: Word): Word {
  return { ...word, letters: word.letters.slice(part.letters.length), rest: true, first: false };
}
