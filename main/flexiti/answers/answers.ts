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
  /** Null where Flexiti did not say, or named a language that is neither of the terminal's. */
  language: z.enum(languages).nullable(),
});

export type Account = z.infer<typeof accountSchema>;

/** The answer of GET customers/search. */
export interface FoundAccounts {
  accounts: Account[];
  /** How many entries could not be read: the customer's may be among them. */
  unread: number;
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
  /** Masked, by Flexiti or else by us; null where there is none. */
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

/** Empty texts and nulls are what Flexiti did not say, or what could not be read. */
export interface Fee {
  description: string;
  /** Null for a negative amount too. */
  amountCents: number | null;
  /** `admin_total`, `admin_monthly`, or a type that this version does not know. */
  type: string;
  message: string | null;
}

export interface AnnualRate {
  /** Long label, for the customer. */
  description: string;
  /** A fraction, as sent: 0.0999 is 9.99 %. Null above 1 too, which is not understood. */
  rate: number | null;
  /** Short label: APR or AIR. */
  type: string;
  /** Legal text that must be within one click of the plan (API page, calculate-interest). */
  message: string | null;
}

/** A term stays in the quote with what could be read of it: it is told of, never left out. */
export interface Term {
  /** Null where it is none from 1 to 999. */
  months: number | null;
  /** A month's payment, or the one payment of a deferred plan; fees included. Null where it is nothing above zero. */
  paymentCents: number | null;
  annualRates: AnnualRate[];
  /** Null where Flexiti did not say whether there are fees. */
  fees: Fee[] | null;
  /** The plan has these months twice, with different figures. */
  contradicted: boolean;
}

/** All terms of one plan, whether Flexiti sent them in one entry or in several. */
export interface Plan {
  planId: number | null;
  name: string | null;
  terms: Term[];
}

export interface RegularPurchase {
  /** Null where it is nothing above zero. */
  paymentCents: number | null;
  /** A fraction, as sent; null where it could not be read. */
  annualRate: number | null;
  /** Null where Flexiti did not say whether there are fees. */
  fees: Fee[] | null;
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
