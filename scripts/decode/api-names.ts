// The names under which the command line speaks of a licence's fields: the POS API's where it has one.
import { toDriversLicenseAnswer, type Decoded, type Licence, type LicenceField } from '../../main/licence';

/** The field names of the driverslicense answer, and four more for what it does not answer. */
export const apiNames = {
  firstName: 'first_name',
  middleName: 'middle_name',
  lastName: 'last_name',
  birthDate: 'dob',
  address1: 'address_1',
  city: 'city',
  province: 'province',
  postalCode: 'postal_code',
  issuedBy: 'govid_issuedby',
  number: 'govid_number',
  expiry: 'govid_expiry',
  country: 'country',
  sex: 'sex',
  licenceClass: 'class',
  issued: 'issue_date',
} as const satisfies Record<LicenceField, string>;

/** An object keyed by fields, keyed by their API names instead. */
export function byApiName<T>(values: Partial<Record<LicenceField, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [apiNames[field as LicenceField], value] as const),
  );
}

/** What the kind of card is told by, and the repairs after which its letters may not have been those of the card. */
const kindOfCard = 'govid_type';
const doubtKind: readonly string[] = ['subfile_type', 'cut_by_ids'];

/**
 * The names of the driverslicense answer's fields that are certain. A field that the card does not say is among them when that
 * is certain. The kind of card is as certain as its issuer and country, unless its subfile's letters were damaged.
 */
export function certainNames({ licence, certainty, repairs }: Extract<Decoded, { status: 'ok' }>): string[] {
  const known: Record<string, string> = byApiName(certainty);
  const isKindKnown =
    known['govid_issuedby'] === 'certain' &&
    known['country'] === 'certain' &&
    !repairs.some((name) => doubtKind.includes(name));
  return Object.keys(toDriversLicenseAnswer(licence)).filter((name) =>
    name === kindOfCard ? isKindKnown : known[name] === 'certain',
  );
}

export function truncatedByApiName(truncated: Licence['truncated']): Record<string, boolean> {
  return byApiName(truncated);
}
