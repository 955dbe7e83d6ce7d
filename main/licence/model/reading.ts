// What has been read of one card so far: values, certainties and warnings.
import type { Certainty, Licence, LicenceField, Warning, WarningCode } from './licence';

export interface Reading {
  licence: Licence;
  certainty: Record<LicenceField, Certainty>;
  warnings: Warning[];
  /** Whether any field is less than certain. */
  isDoubted: boolean;
}

/** The fields that carry a certainty, in the order in which they are reported. */
export const licenceFields = Object.keys(emptyReading().certainty) as LicenceField[];

export function emptyReading(): Reading {
  return {
    licence: {
      firstName: null,
      middleName: null,
      lastName: null,
      truncated: { firstName: false, middleName: false, lastName: false },
      birthDate: null,
      address1: null,
      city: null,
      province: null,
      postalCode: null,
      country: null,
      idType: 'CADL',
      issuedBy: null,
      number: null,
      expiry: null,
      issued: null,
      sex: null,
      licenceClass: null,
    },
    certainty: {
      firstName: 'certain',
      middleName: 'certain',
      lastName: 'certain',
      birthDate: 'certain',
      address1: 'certain',
      city: 'certain',
      province: 'certain',
      postalCode: 'certain',
      country: 'certain',
      issuedBy: 'certain',
      number: 'certain',
      expiry: 'certain',
      issued: 'certain',
      sex: 'certain',
      licenceClass: 'certain',
    },
    warnings: [],
    isDoubted: false,
  };
}

/** Lowers a field's certainty, which never rises again. */
export function lower(reading: Reading, field: LicenceField, certainty: Certainty): void {
  if (certainty === 'certain') return;
  reading.isDoubted = true;
  if (certainty === 'uncertain' || reading.certainty[field] === 'certain') reading.certainty[field] = certainty;
}

export function warn(reading: Reading, code: WarningCode, params: Warning['params'] = {}): void {
  reading.warnings.push({ code, params });
}

/** The same for all fields. */
export function lowerAll(reading: Reading, certainty: 'repaired' | 'uncertain'): void {
  for (const field of licenceFields) lower(reading, field, certainty);
}
