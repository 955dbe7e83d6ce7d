// The licence in the form of the POS API's driverslicense answer.
import type { Licence } from './model';

/** The answer of POST customers/driverslicense; null where the card has no value. */
export interface DriversLicenseAnswer {
  first_name: string | null;
  middle_name: string | null;
  last_name: string | null;
  dob: string | null;
  address_1: string | null;
  city: string | null;
  province: string | null;
  postal_code: string | null;
  govid_type: string | null;
  govid_issuedby: string | null;
  govid_number: string | null;
  govid_expiry: string | null;
}

/** `A1A 1A1`, as in the API's example; a ZIP code is unchanged. */
function formatPostalCode(postalCode: string | null): string | null {
  return postalCode?.length === 6 ? `${postalCode.slice(0, 3)} ${postalCode.slice(3)}` : postalCode;
}

/** The licence as driverslicense would answer it (POS API page, "Success Response" of customers/driverslicense). */
export function toDriversLicenseAnswer(licence: Licence): DriversLicenseAnswer {
  return {
    first_name: licence.firstName,
    middle_name: licence.middleName,
    last_name: licence.lastName,
    dob: licence.birthDate,
    address_1: licence.address1,
    city: licence.city,
    province: licence.province,
    postal_code: formatPostalCode(licence.postalCode),
    govid_type: licence.idType,
    govid_issuedby: licence.issuedBy,
    govid_number: licence.number,
    govid_expiry: licence.expiry,
  };
}
