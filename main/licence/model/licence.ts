// One driver's licence or identity card as its barcode has it.

export type Certainty = 'certain' | 'repaired' | 'uncertain';

export type GovIdType = 'CADL' | 'CAPID' | 'USDL' | 'USID';

export interface Licence {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  /** Which of the names the card abbreviates for lack of space. */
  truncated: { firstName: boolean; middleName: boolean; lastName: boolean };
  /** YYYY-MM-DD */
  birthDate: string | null;
  address1: string | null;
  city: string | null;
  /** Province or state of the address, two letters. */
  province: string | null;
  /** Without the space. */
  postalCode: string | null;
  country: 'CAN' | 'USA' | null;
  idType: GovIdType;
  /** Two letters of the jurisdiction that issued the card. */
  issuedBy: string | null;
  number: string | null;
  /** YYYY-MM-DD */
  expiry: string | null;
  issued: string | null;
  sex: 'M' | 'F' | 'X' | null;
  licenceClass: string | null;
}

export type LicenceField = Exclude<keyof Licence, 'truncated' | 'idType'>;

export interface Warning {
  code: WarningCode;
  params: Record<string, string | number>;
}

export const warningCodes = [
  'expired',
  'not_yet_issued',
  'expiry_before_issue',
  'under_18',
  'under_19',
  'issuer_differs_from_address',
  'postal_code_does_not_fit',
  'number_pattern',
  'header_lengths',
  'name_truncated',
  'field_repaired',
  'field_uncertain',
  'unknown_version',
  'unknown_issuer',
  'date_order',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export type Decoded =
  | {
      status: 'ok';
      licence: Licence;
      certainty: Record<LicenceField, Certainty>;
      warnings: Warning[];
      /** In the order in which they were made. */
      repairs: string[];
    }
  | { status: 'unsupported'; reason: string }
  | { status: 'unreadable'; reason: string };
