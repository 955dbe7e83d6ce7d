// Whether two addresses are one place. Spelling is no difference: ROAD and RD, RUE and ST, where the apartment stands and
// how it is written, accents, a neighbourhood's name in place of the city's.
import { foldedWords } from './fold';
import { directions, smallWords, streetTypes, unitWords } from './street-words';

export interface Address {
  address1: string | null;
  address2?: string | null;
  city: string | null;
  /** Two letters. */
  province: string | null;
  /** With or without the space. */
  postalCode: string | null;
}

/** What neither says, or says too little of, is no difference. */
export function isSameAddress(one: Address, other: Address): boolean {
  if (areDifferent(compact(one.province), compact(other.province))) return false;
  const [street, otherStreet] = [streetOf(one), streetOf(other)];
  if (street === null || otherStreet === null) return true;
  if (areDifferent(street.unit, otherStreet.unit)) return false;
  const [code, otherCode] = [compact(one.postalCode), compact(other.postalCode)];
  // A Canadian postal code is one side of a block: with the number it is one house, however its street is spelled.
  const isSameHouse = code !== '' && code === otherCode && street.number !== '' && street.number === otherStreet.number;
  if (isSameHouse) return true;
  if (!isSameStreet(street, otherStreet)) return false;
  return !areDifferent(code, otherCode) || isSameCity(one.city, other.city);
}

interface Street {
  /** Of the house; empty for a post office box and the like. */
  number: string;
  unit: string;
  /** Sorted: a French type stands before the name, an English one behind it. */
  names: string;
  types: string;
  directions: string;
}

/** Null where there is nothing to compare. */
function streetOf({ address1, address2 }: Address): Street | null {
  const words = wordsOf(`${address1 ?? ''} ${address2 ?? ''}`);
  if (words.length === 0 || foldedWords(address1 ?? '').length === 0) return null;
  const { unit, rest } = takeUnit(words);
  const [number = '', ...names] = /^\d/.test(rest[0] ?? '') ? rest : ['', ...rest];
  const sorted = (among: string[]): string => among.toSorted().join(' ');
  return {
    number,
    unit,
    names: sorted(names.filter((word) => !streetTypes.has(word) && !directions.has(word))),
    types: sorted(names.flatMap((word) => streetTypes.get(word) ?? [])),
    directions: sorted(names.flatMap((word) => directions.get(word) ?? [])),
  };
}

/** `2ND` and `2E` are 2, `#` announces a unit, and a French article is left out. */
function wordsOf(text: string): string[] {
  return foldedWords(text.replaceAll('#', ' APT ').replaceAll(/\b[LD]['’]/gi, ''))
    .map((word) => /^(\d+)(?:ST|ND|RD|TH|E|ER|RE|ERE|EME|IEME)$/.exec(word)?.[1] ?? word)
    .flatMap((word, index, all) => (word === 'STE' && /^\d/.test(all[index + 1] ?? '') ? ['APT'] : [word]))
    .filter((word) => !smallWords.has(word));
}

/** Behind its designator, before the house's number (`4-123`), or at the end (`MAIN ST 4`). */
function takeUnit(words: string[]): { unit: string; rest: string[] } {
  const at = words.findIndex((word, index) => unitWords.has(word) && index + 1 < words.length);
  if (at >= 0) {
    const letter = /^[A-Z]$/.test(words[at + 2] ?? '') && !directions.has(words[at + 2] ?? '') ? 1 : 0;
    const unit = words.slice(at + 1, at + 2 + letter).join('');
    return { unit, rest: [...words.slice(0, at), ...words.slice(at + 2 + letter)] };
  }
  const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d+[A-Z]?$/.test(word);
  const numbers = words.findIndex((word) => !isNumber(word));
  // `10235 101 ST NW` is a numbered street.
  const isNumbered = streetTypes.has(words[numbers] ?? '') && (words[numbers + 1] ?? 'N') in directionWords;
  const before = numbers - (isNumbered ? 1 : 0);
  if (before > 1) return { unit: words.slice(0, before - 1).join(''), rest: words.slice(before - 1) };
  const last = words.at(-1);
  const isBehindType = streetTypes.has(words.at(-2) ?? '') || directions.has(words.at(-2) ?? '');
  if (words.length > 3 && isNumber(last) && isBehindType) return { unit: last ?? '', rest: words.slice(0, -1) };
  return { unit: '', rest: words };
}

const directionWords: Readonly<Record<string, string>> = Object.fromEntries(directions);

function isSameStreet(one: Street, other: Street): boolean {
  return (
    one.number === other.number &&
    one.names === other.names &&
    !areDifferent(one.types, other.types) &&
    !areDifferent(one.directions, other.directions)
  );
}

function isSameCity(one: string | null, other: string | null): boolean {
  const [city, otherCity] = [one, other].map((name) =>
    foldedWords(name ?? '')
      .map((word) => (word === 'SAINT' ? 'ST' : word === 'SAINTE' ? 'STE' : word))
      .join(''),
  ) as [string, string];
  // A card may cut it off (British Columbia's at 13 letters).
  return city !== '' && otherCity !== '' && (city.startsWith(otherCity) || otherCity.startsWith(city));
}

function compact(text: string | null): string {
  return foldedWords(text ?? '').join('');
}

/** Both are said, and not the same. */
function areDifferent(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}
