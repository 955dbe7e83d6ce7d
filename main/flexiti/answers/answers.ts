// Flexiti's answers in one clean shape: money in integer cents, dates YYYY-MM-DD, identifying numbers as digit
// strings. Risk rating and reason codes are left out on purpose: this terminal neither shows nor stores them.
import { z } from 'zod';
import { languages } from '../../base';

const text = z.string().nullable();

/**
 * One account of GET customers/search, or the one that a lookup stands for. The journal stores it in this very shape: a
 * new field needs `.default(null)`, or customers stored by an earlier version cannot be restored.
 */
export const accountSchema = z.strictObject({
  customerId: z.string(),
  /** Digits; not the FlexitiCard number. */
  accountNumber: z.string(),
  /** N, A, F, Z, C or a letter that this version does not know; only N may buy. Null where Flexiti did not say. */
  status: text,
  termsAccepted: z.boolean().nullable(),
  accountType: text,
  creditLimitCents: z.int().nullable(),
  openToBuyCents: z.int().nullable(),
  merchantId: text,
  merchantName: text,
  createdOn: text,
  firstName: text,
  lastName: text,
  /** Last four digits of the primary FlexitiCard. */
  cardEndingIn: text,
  language: z.enum(languages),
});

export type Account = z.infer<typeof accountSchema>;

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

/** What a lookup says of the account; the names only for an authorised user of a business. */
type LookedUpAccount = Pick<
  Account,
  | 'customerId'
  | 'accountNumber'
  | 'openToBuyCents'
  | 'firstName'
  | 'lastName'
  | 'cardEndingIn'
  | 'language'
  | 'accountType'
>;

/** The answer of GET customers/lookup. */
export interface Customer extends LookedUpAccount {
  securityQuestions: SecurityQuestion[];
  address1: string | null;
  address2: string | null;
  city: string | null;
  /** Without the space. */
  postalCode: string | null;
  province: string | null;
  paymentProtection: boolean | null;
  offerTypes: OfferType[];
  /** Masked by Flexiti; null where there is none. */
  email: string | null;
  phone: string | null;
}

/** The account that a lookup stands for: status, terms, and a consumer's name are not in its answer. */
export function accountOf(customer: Customer): Account {
  const { customerId, accountNumber, openToBuyCents, firstName, lastName, cardEndingIn, language, accountType } =
    customer;
  return {
    customerId,
    accountNumber,
    openToBuyCents,
    firstName,
    lastName,
    cardEndingIn,
    language,
    accountType,
    status: null,
    termsAccepted: null,
    creditLimitCents: null,
    merchantId: null,
    merchantName: null,
    createdOn: null,
  };
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
  /** Legal text that must be within one click of the plan (API page, calculate-interest). */
  message: string | null;
}

export interface Term {
  months: number;
  /** A month's payment, or the one payment of a deferred plan; fees included. */
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
  /** Whether verify accepts regular_purchase_bypass for this account and amount. */
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
  /** Null where none is offered. */
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
