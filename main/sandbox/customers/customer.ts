// One fictitious customer: the account as Flexiti would have it, and the licence.
import type { Language } from '../../base';
import type { LicenceText } from '../licence-writer';
import type { PlanProfile } from '../plans';

export type Province = 'AB' | 'BC' | 'MB' | 'NB' | 'NL' | 'NS' | 'NT' | 'NU' | 'ON' | 'PE' | 'QC' | 'SK' | 'YT';

/** What this customer demonstrates; the caller words it. */
export type CustomerNote =
  | 'ordinary'
  | 'french_speaking'
  | 'french_name'
  | 'status_auth_prohibited'
  | 'status_frozen'
  | 'status_charged_off'
  | 'status_closed'
  | 'status_unknown'
  | 'business'
  | 'authorised_user'
  | 'several_accounts'
  | 'no_phone'
  | 'terms_not_accepted'
  | 'no_promotional_plans'
  | 'no_regular_purchase'
  | 'quebec_without_fees'
  | 'quebec_with_fees'
  | 'monthly_fee'
  | 'reading_differs'
  | 'name_too_long'
  | 'name_truncated'
  | 'expired_licence'
  | 'ontario_header'
  | 'one_name'
  | 'city_cut_short'
  | 'identity_card'
  | 'foreign_licence'
  | 'issuer_differs'
  | 'leading_zero_pin'
  | 'leading_zero_card'
  | 'many_regular_purchases'
  | 'little_credit'
  | 'documented';

/** Deviations from the parameter tables in the pages' own examples. */
export interface Quirks {
  /** Search gives `tos` instead of `tos_agreement`. */
  tos?: boolean;
  /** Lookup gives `EN_CA` instead of `en-CA`. */
  localeUnderscore?: boolean;
  /** calculate-interest gives its numbers as strings. */
  numbersAsStrings?: boolean;
  /** `card_ending_in` is a number, so that leading zeros are lost. */
  cardAsNumber?: boolean;
  /** `payment_protection` is 0 or 1. */
  protectionAsNumber?: boolean;
  /** Lookup gives `customer_id` as a number. */
  customerIdAsNumber?: boolean;
}

/** What driverslicense answers, by the page's field names. */
export interface LicenceAnswer {
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

export interface SandboxCustomer {
  /** Stable name for tests and the training panel, kebab-case. */
  id: string;
  note: CustomerNote;
  firstName: string;
  lastName: string;
  /** YYYY-MM-DD */
  birthDate: string;
  customerId: string;
  accountNumber: string;
  /** 16 digits: the customer's own FlexitiCard. */
  vccNumber: string;
  accountType: 'consumer' | 'business';
  status: string;
  reasonCode: string;
  termsAccepted: boolean;
  riskRating: string;
  limitCents: number;
  openToBuyCents: number;
  merchantId: string;
  merchantName: string;
  createdOn: string;
  language: Language;
  address1: string;
  address2: string | null;
  city: string;
  province: Province;
  /** Without the space. */
  postalCode: string;
  email: string;
  phone: string | null;
  paymentProtection: boolean;
  question: { id: number; text: { en: string; fr: string }; answer: string };
  annualRate: number;
  category: 'preferred' | 'premium' | 'standard';
  plans: PlanProfile;
  /** Regular purchases that this account has made in the last 24 hours when the sandbox starts. */
  regularPurchases: number;
  /** Every PIN of this customer starts with a zero, which a JSON number loses. */
  leadingZeroPin: boolean;
  quirks: Quirks;
  licence: LicenceText;
  /** Where driverslicense's answer differs from the card. */
  readingOverride: Partial<LicenceAnswer>;
  /** The licence's barcode payload, one character for each byte (ISO 8859-1). */
  payload: () => string;
}
