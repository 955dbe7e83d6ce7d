// The content of a sandbox licence, independent of the barcode format.

export interface LicenceText {
  /** `bc` is British Columbia's three stripe tracks; a number is the AAMVA version. */
  format: 'bc' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
  firstName: string;
  middleName: string;
  lastName: string;
  birthDate: string;
  sex: 'M' | 'F' | 'X';
  address1: string;
  city: string;
  /** Of the address: a Canadian province or a US state. */
  province: string;
  /** Without the space. */
  postalCode: string;
  /** Who issued the card. */
  issuedBy: string;
  number: string;
  /** YYYY-MM-DD */
  issued: string;
  expiry: string;
  identityCard: boolean;
  truncated: boolean;
  /** The designator says offset zero, as on Ontario's cards. */
  zeroOffset: boolean;
  /** A whole payload instead of all of the above: the documentation's sample. */
  verbatim?: string;
}
