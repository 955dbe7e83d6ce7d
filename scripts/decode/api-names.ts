// The names under which the command line speaks of a licence's fields: the POS API's where it has one.
import type { Decoded, Licence, LicenceField } from '../../main/licence';

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

export function truncatedByApiName(truncated: Licence['truncated']): Record<string, boolean> {
  return byApiName(truncated);
}

/** The API names of the fields that a licence has and that are certain. */
export function certainFields({ licence, certainty }: Extract<Decoded, { status: 'ok' }>): string[] {
  const fields = Object.keys(apiNames) as LicenceField[];
  return fields.filter((field) => licence[field] !== null && certainty[field] === 'certain').map((f) => apiNames[f]);
}
