// What Flexiti answers, in one clean shape: money in integer cents, dates YYYY-MM-DD, numbers of things as digit
// strings. Risk rating and reason codes are left out on purpose: this terminal never shows or keeps them.
import type { Language } from '../../base';

/** One account of GET customers/search, or the one that a lookup stands for. */
export interface Account {
  customerId: string;
  /** Digits; not the FlexitiCard number. */
  accountNumber: string;
  /** N, A, F, Z, C or a letter that this version does not know; only N may buy. Null where Flexiti did not say. */
  status: string | null;
  termsAccepted: boolean | null;
  accountType: string | null;
  creditLimitCents: number | null;
  openToBuyCents: number | null;
  merchantId: string | null;
  merchantName: string | null;
  createdOn: string | null;
  firstName: string | null;
  lastName: string | null;
  /** Last four digits of the primary FlexitiCard. */
  cardEndingIn: string | null;
  language: Language;
}

export interface SecurityQuestion {
  id: number;
  text: string;
}

/** How a plan is paid: `term_amount` each month, or once at the end. */
export type PlanCategory = 'equal_billing' | 'deferred_payment';

/** An entry of lookup's offer_types. */
export interface OfferType {
  planId: number;
  name: string | null;
  /** Null where the category is one that this version does not know. */
  category: PlanCategory | null;
  terms: number[];
}

/** The answer of GET customers/lookup. */
export interface Customer {
  customerId: string;
  accountNumber: string;
  openToBuyCents: number | null;
  /** Only said for an authorised user of a business. */
  firstName: string | null;
  lastName: string | null;
  securityQuestions: SecurityQuestion[];
  address1: string | null;
  address2: string | null;
  city: string | null;
  /** Without the space. */
  postalCode: string | null;
  province: string | null;
  paymentProtection: boolean | null;
  offerTypes: OfferType[];
  cardEndingIn: string | null;
  language: Language;
  /** Masked by Flexiti; null where there is none. */
  email: string | null;
  phone: string | null;
  accountType: string | null;
}

export interface Fee {
  description: string;
  amountCents: number;
  /** `admin_total`, `admin_monthly`, or a type that this version does not know. */
  type: string;
  message: string | null;
}

export interface AnnualRate {
  /** Long label, for the customer. */
  description: string;
  /** A fraction, as sent: 0.0999 is 9.99 %. */
  rate: number;
  /** Short label: APR or AIR. */
  type: string;
  /** The legal words that must stand within one click of the plan. */
  message: string | null;
}

export interface Term {
  months: number;
  /** A month's payment, or the one payment of a deferred plan; fees are in it. */
  paymentCents: number;
  annualRates: AnnualRate[];
  fees: Fee[];
}

export interface Plan {
  planId: number;
  name: string | null;
  terms: Term[];
}

export interface RegularPurchase {
  paymentCents: number;
  /** A fraction, as sent. */
  annualRate: number;
  fees: Fee[];
  /** Whether verify takes regular_purchase_bypass for this account and amount. */
  bypassAllowed: boolean;
}

/** The answer of POST calculate-interest. */
export interface Quote {
  accountNumber: string;
  accountType: string | null;
  amountCents: number;
  customer: {
    annualRate: number | null;
    openToBuyCents: number | null;
    firstName: string | null;
    lastName: string | null;
    category: string | null;
  };
  /** Null where the merchant offers none. */
  regularPurchase: RegularPurchase | null;
  plans: Plan[];
}

/** The answer of POST verify. */
export type Verification = { kind: 'pin'; pin: string } | { kind: 'sent'; to: 'sms' | 'email' };

/** The answer of POST customers/driverslicense. */
export interface LicenceReading {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  birthDate: string | null;
  address1: string | null;
  city: string | null;
  province: string | null;
  /** Without the space. */
  postalCode: string | null;
  idType: string | null;
  issuedBy: string | null;
  number: string | null;
  expiry: string | null;
}
