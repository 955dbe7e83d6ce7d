// The facts of a licence, and how Flexiti's reading of it is merged into ours. Licence and document numbers are not among
// the facts: nothing in the lane needs them, and privacy commissioners almost never accept storing them.
import type { LicenceReading, SearchQuery } from '../../flexiti';
import { isSameAddress } from '../../licence';
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

/** A field that Flexiti reads differently. */
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

/** The facts with the names as typed: one that was changed is no longer cut off. */
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
 * A name as Flexiti has it: without commas at its end, with single spaces, cut to what search takes.
 * (Accents are folded by the client, for every field at once.)
 */
export function searchName(name: string, limit: number): string {
  return name
    .replaceAll(/\s+/g, ' ')
    .trimStart()
    .slice(0, limit)
    .replace(/[\s,]+$/, '');
}

/** With the postal code if it is Canadian: a ZIP would match no customer. */
export function searchQueryOf(facts: CardFacts): SearchQuery {
  const postalCode = facts.postalCode?.replaceAll(' ', '') ?? '';
  return {
    firstName: searchName(facts.firstName ?? '', searchNameLimits.firstName),
    lastName: searchName(facts.lastName ?? '', searchNameLimits.lastName),
    birthDate: facts.birthDate ?? '',
    ...(/^[A-Z]\d[A-Z]\d[A-Z]\d$/i.test(postalCode) ? { postalCode } : {}),
  };
}

/** Whether a name is longer than search takes, and is cut for it. */
export function namesTooLong(facts: CardFacts): boolean {
  return (
    isCut(facts.firstName ?? '', searchNameLimits.firstName) || isCut(facts.lastName ?? '', searchNameLimits.lastName)
  );
}

function isCut(name: string, limit: number): boolean {
  return searchName(name, limit) !== searchName(name, Infinity);
}

/**
 * Why the cashier must check the form before the search; empty if all that search needs is certain. An uncertain first
 * name alone is no reason: cards that print all given names as one text leave open where the first one ends, and a search
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

/** Compares Flexiti's reading with the card: the card's values stay, what it does not have is filled in from the reading. */
export function compareReading(
  facts: CardFacts,
  reading: LicenceReading,
): { facts: CardFacts; differences: Difference[] } {
  const differences: Difference[] = [];
  const filled: CardFacts = { ...facts };
  for (const field of comparedFields) {
    const theirs = reading[field];
    const ours = facts[field];
    if (theirs === null || theirs.trim() === '' || isSameField(field, facts, reading)) continue;
    differences.push({ field, card: ours, flexiti: theirs });
    filled[field] ??= theirs;
  }
  return { facts: filled, differences };
}

/** Whether the facts came from this licence, whatever Flexiti's reading has filled in since. */
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

/** A street and a city have several spellings; the postal code, by which Flexiti searches, has one. */
function isSameField(field: ComparedField, facts: CardFacts, reading: LicenceReading): boolean {
  if (comparable(field, facts[field]) === comparable(field, reading[field])) return true;
  if (facts[field] === null) return false;
  switch (field) {
    case 'address1':
      return isSameAddress(facts, reading) || isSameAddress(streetOnly(facts), streetOnly(reading));
    case 'city':
      // With less, two places could not be told apart.
      return hasPlace(facts) && hasPlace(reading) && isSameAddress(facts, reading);
    default:
      return false;
  }
}

function hasPlace({ address1, postalCode }: Pick<CardFacts, 'address1' | 'postalCode'>): boolean {
  return (address1 ?? '').trim() !== '' && (postalCode ?? '').trim() !== '';
}

function streetOnly({ address1 }: { address1: string | null }): Parameters<typeof isSameAddress>[0] {
  return { address1, city: null, province: null, postalCode: null };
}

/** The two readers differ in case, accents, spaces and commas at the end. */
function comparable(field: ComparedField, value: string | null): string {
  const plain = (value ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s,]+/g, ' ')
    .trim()
    .toUpperCase();
  return field === 'postalCode' ? plain.replaceAll(' ', '') : plain;
}
