// Makes a customer from a short description, so that the data files stay readable.
import { foldToAscii } from './fold-to-ascii';
import type { LicenceText } from '../licence-writer';
import { writeLicence } from '../licence-writer';
import type { CustomerNote, Province, SandboxCustomer } from './customer';
import { questionOf } from './security-questions';

/** What each customer must have; the rest has defaults that follow from it. */
export interface Description extends Partial<Omit<SandboxCustomer, 'licence' | 'question' | 'payload'>> {
  id: string;
  /** As printed on the card; the account holds the folded form. */
  firstName: string;
  lastName: string;
  birthDate: string;
  accountNumber: string;
  address1: string;
  city: string;
  province: Province;
  postalCode: string;
  licence: Partial<LicenceText> & Pick<LicenceText, 'format' | 'number'>;
  question?: { id: number; answer: string };
  note?: CustomerNote;
}

const maxFirstName = 35;
const maxLastName = 50;

const bySerial = (accountNumber: string): string => accountNumber.slice(-4);

const phoneOf = (accountNumber: string): string => `416-555-01${accountNumber.slice(-2)}`;

function emailOf(firstName: string, lastName: string): string {
  const local = `${firstName}.${lastName}`.toLowerCase().replace(/[^a-z.]/g, '');
  return `${local.slice(0, 40)}@example.com`;
}

function licenceOf(it: Description): LicenceText {
  return {
    firstName: it.firstName,
    middleName: '',
    lastName: it.lastName,
    birthDate: it.birthDate,
    sex: 'F',
    address1: it.address1,
    city: it.city,
    province: it.province,
    postalCode: it.postalCode,
    issuedBy: it.province,
    issued: '2021-06-15',
    expiry: '2031-06-15',
    identityCard: false,
    truncated: false,
    zeroOffset: false,
    ...it.licence,
  };
}

/**
 * Account data is ASCII in mixed case, with names truncated to the lengths of GET customers/search (35 and 50); the licence
 * has accents and full length.
 */
export function makeCustomer(it: Description): SandboxCustomer {
  const serial = bySerial(it.accountNumber);
  const firstName = foldToAscii(it.firstName).slice(0, maxFirstName);
  const lastName = foldToAscii(it.lastName).slice(0, maxLastName);
  const licence = licenceOf(it);
  return {
    note: 'ordinary',
    customerId: `70${serial}`,
    vccNumber: `636310${it.accountNumber.padStart(10, '0').slice(-10)}`,
    accountType: 'consumer',
    status: 'N',
    reasonCode: 'NNOR',
    termsAccepted: true,
    riskRating: 'M',
    limitCents: 500000,
    openToBuyCents: 412345,
    merchantId: '40117',
    merchantName: 'Example Furniture and Beds',
    createdOn: '2023-03-01',
    language: 'en-CA',
    address2: null,
    email: emailOf(firstName, lastName),
    phone: phoneOf(it.accountNumber),
    paymentProtection: false,
    annualRate: 0.3099,
    category: 'preferred',
    plans: 'roc',
    regularPurchases: 0,
    leadingZeroPin: false,
    quirks: {},
    readingOverride: {},
    ...it,
    firstName,
    lastName,
    address1: foldToAscii(it.address1),
    city: foldToAscii(it.city),
    question: questionOf(it.question ?? { id: 6, answer: 'Rainbow' }),
    licence,
    payload: () => writeLicence(licence),
  };
}
