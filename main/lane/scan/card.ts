// What the lane keeps of a licence, and how Flexiti's reading of it is laid over ours. Licence and document numbers
// are not among the facts: nothing in the lane needs them, and commissioners almost never accept keeping them.
import type { LicenceReading, SearchQuery } from '../../flexiti';
import type { Decoded, Licence } from '../../licence';
import type { ConfirmReason } from '../../../preload/contract';

export type CardFacts = Pick<
  Licence,
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'truncated'
  | 'birthDate'
  | 'address1'
  | 'city'
  | 'province'
  | 'postalCode'
  | 'expiry'
  | 'issuedBy'
>;

export const comparedFields = [
  'firstName',
  'middleName',
  'lastName',
  'birthDate',
  'address1',
  'city',
  'province',
  'postalCode',
  'expiry',
  'issuedBy',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** A field that Flexiti reads in another way than this terminal did. */
export interface Difference {
  field: ComparedField;
  card: string | null;
  flexiti: string;
}

export const confirmReasonCodes = [
  'name_truncated',
  'name_uncertain',
  'birth_date_uncertain',
  'name_missing',
] as const satisfies readonly ConfirmReason[];

/** The limits of GET customers/search on names; a card may carry longer ones. */
export const searchNameLimits = { firstName: 35, lastName: 50 } as const;

export function factsOf(licence: Licence): CardFacts {
  const { firstName, middleName, lastName, truncated, birthDate, address1, city, province, postalCode } = licence;
  const { expiry, issuedBy } = licence;
  return {
    firstName,
    middleName,
    lastName,
    truncated,
    birthDate,
    address1,
    city,
    province,
    postalCode,
    expiry,
    issuedBy,
  };
}

/** The facts that a search by hand stands for. */
export function factsByHand(query: SearchQuery): CardFacts {
  return {
    firstName: query.firstName,
    middleName: null,
    lastName: query.lastName,
    truncated: { firstName: false, middleName: false, lastName: false },
    birthDate: query.birthDate,
    address1: null,
    city: null,
    province: null,
    postalCode: query.postalCode ?? null,
    expiry: null,
    issuedBy: null,
  };
}

/** The facts with names as the cashier has typed them: one that was changed is no longer cut off. */
export function retyped(facts: CardFacts, names: { firstName: string; lastName: string }): CardFacts {
  const { firstName, middleName, lastName } = facts.truncated;
  const truncated = {
    firstName: firstName && names.firstName === facts.firstName,
    middleName,
    lastName: lastName && names.lastName === facts.lastName,
  };
  return { ...facts, ...names, truncated };
}

/**
 * A name as Flexiti keeps it: commas at its end off, spaces single, cut to what search takes.
 * (Accents are folded by the client, for every field at once.)
 */
export function searchName(name: string, limit: number): string {
  return name
    .replaceAll(/\s+/g, ' ')
    .trimStart()
    .slice(0, limit)
    .replace(/[\s,]+$/, '');
}

/** The question that search is asked for these facts. A Canadian postal code goes along; a ZIP would match nobody. */
export function searchQueryOf(facts: CardFacts): SearchQuery {
  const postalCode = facts.postalCode?.replaceAll(' ', '') ?? '';
  return {
    firstName: searchName(facts.firstName ?? '', searchNameLimits.firstName),
    lastName: searchName(facts.lastName ?? '', searchNameLimits.lastName),
    birthDate: facts.birthDate ?? '',
    ...(/^[A-Z]\d[A-Z]\d[A-Z]\d$/i.test(postalCode) ? { postalCode } : {}),
  };
}

/** Whether a name is longer than search takes: it is cut, and the cashier is told. */
export function namesTooLong(facts: CardFacts): boolean {
  return (
    isCut(facts.firstName ?? '', searchNameLimits.firstName) || isCut(facts.lastName ?? '', searchNameLimits.lastName)
  );
}

function isCut(name: string, limit: number): boolean {
  return searchName(name, limit) !== searchName(name, Infinity);
}

/**
 * Why the cashier must look before the search; empty where all that search needs is sure. A first name alone that is
 * uncertain is no reason: cards that print all given names as one text leave open where the first one ends, and a search
 * with its first word hurts nobody, because family name and birth date must match as well.
 */
export function confirmReasons(scan: Extract<Decoded, { status: 'ok' }>): ConfirmReason[] {
  const { licence, certainty } = scan;
  const unsure = (field: 'lastName' | 'birthDate'): boolean => certainty[field] === 'uncertain';
  const reasons: ConfirmReason[] = [];
  if (licence.firstName === null || licence.lastName === null || licence.birthDate === null) {
    reasons.push('name_missing');
  }
  if (licence.truncated.firstName || licence.truncated.lastName) reasons.push('name_truncated');
  if (unsure('lastName')) reasons.push('name_uncertain');
  if (unsure('birthDate')) reasons.push('birth_date_uncertain');
  return reasons;
}

/**
 * Lays Flexiti's reading over the card: where they differ Flexiti's value wins, and the difference is told.
 * `searchAgain` says whether a field differs that the search was asked with.
 */
export function mergeReading(
  facts: CardFacts,
  reading: LicenceReading,
): { facts: CardFacts; differences: Difference[]; searchAgain: boolean } {
  const differences: Difference[] = [];
  const merged: CardFacts = { ...facts };
  for (const field of comparedFields) {
    const theirs = reading[field];
    const ours = facts[field];
    if (theirs === null || theirs.trim() === '' || comparable(field, theirs) === comparable(field, ours)) continue;
    differences.push({ field, card: ours, flexiti: theirs });
    merged[field] = theirs;
  }
  const before = searchQueryOf(facts);
  const after = searchQueryOf(merged);
  const searchAgain = JSON.stringify(before) !== JSON.stringify(after);
  return { facts: merged, differences, searchAgain };
}

/** Whether a licence is the one that these facts came from: Flexiti's differing values do not hide it. */
export function isSameCard(
  flow: { card: { facts: CardFacts } | null; differences: Difference[] },
  licence: Licence,
): boolean {
  if (flow.card === null) return false;
  const facts: CardFacts = { ...flow.card.facts };
  for (const { field, card } of flow.differences) facts[field] = card;
  const other = factsOf(licence);
  return comparedFields.every((field) => facts[field] === other[field]);
}

/** Case, accents, spaces and commas at the end make no difference: the two readers print them each in their way. */
function comparable(field: ComparedField, value: string | null): string {
  const plain = (value ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s,]+/g, ' ')
    .trim()
    .toUpperCase();
  return field === 'postalCode' ? plain.replaceAll(' ', '') : plain;
}
