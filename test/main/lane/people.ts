// Fictitious people, their licences, and Flexiti's answers about them.
import type {
  Account,
  Customer,
  FlexitiError,
  FlexitiErrorCode,
  LicenceReading,
  Plan,
  Quote,
} from '../../../main/flexiti';
import type { Certainty, Licence, LicenceField } from '../../../main/licence';
import type { Scan } from '../../../main/lane';

export type GoodScan = Extract<Scan, { status: 'ok' }>;

export function licence(overrides: Partial<Licence> = {}): Licence {
  return {
    firstName: 'MARIGOLD',
    middleName: null,
    lastName: 'TESTWELL',
    truncated: { firstName: false, middleName: false, lastName: false },
    birthDate: '1984-05-17',
    address1: '12 EXAMPLE ST',
    city: 'SAMPLETON',
    province: 'ON',
    postalCode: 'M1M1M1',
    country: 'CAN',
    idType: 'CADL',
    issuedBy: 'ON',
    number: 'T0000-00000-00000',
    expiry: '2029-05-17',
    issued: '2024-05-17',
    sex: 'F',
    licenceClass: 'G',
    ...overrides,
  };
}

const allCertain: Record<LicenceField, Certainty> = {
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
};

export const payload = '@PAYLOAD-OF-A-FICTITIOUS-CARD';

export function scanOf(
  overrides: Partial<Licence> = {},
  more: { certainty?: Partial<Record<LicenceField, Certainty>>; warnings?: GoodScan['warnings'] } = {},
): GoodScan {
  return {
    status: 'ok',
    licence: licence(overrides),
    certainty: { ...allCertain, ...more.certainty },
    warnings: more.warnings ?? [],
    repairs: [],
    code: payload,
  };
}

/** Flexiti's reading of the same card, with overrides. */
export function reading(overrides: Partial<LicenceReading> = {}): LicenceReading {
  const { firstName, middleName, lastName, birthDate, address1, city, province, postalCode, idType, issuedBy } =
    licence();
  const { number, expiry } = licence();
  return {
    firstName,
    middleName,
    lastName,
    birthDate,
    address1,
    city,
    province,
    postalCode,
    idType,
    issuedBy,
    number,
    expiry,
    ...overrides,
  };
}

export const accountNumber = '100000771234';

export function account(overrides: Partial<Account> = {}): Account {
  return {
    customerId: '9001',
    accountNumber,
    status: 'N',
    termsAccepted: true,
    accountType: 'consumer',
    creditLimitCents: 500_000,
    openToBuyCents: 300_000,
    merchantId: '77',
    merchantName: 'Example Furniture',
    createdOn: '2023-01-02',
    firstName: 'Marigold',
    lastName: 'Testwell',
    cardEndingIn: '0042',
    language: 'en-CA',
    ...overrides,
  };
}

export function customer(overrides: Partial<Customer> = {}): Customer {
  return {
    customerId: '9001',
    accountNumber,
    openToBuyCents: 250_000,
    firstName: null,
    lastName: null,
    securityQuestions: [
      { id: 6, text: 'Name of your first pet?' },
      { id: 7, text: 'Favourite colour?' },
    ],
    address1: '12 Example St',
    address2: null,
    city: 'Sampleton',
    postalCode: 'M1M1M1',
    province: 'ON',
    paymentProtection: false,
    offerTypes: [
      { planId: 4, name: 'Equal payments', category: 'equal_billing', terms: [3, 6] },
      { planId: 6, name: 'Pay later', category: 'deferred_payment', terms: [6] },
    ],
    cardEndingIn: '0042',
    language: 'en-CA',
    email: 'm*****@example.com',
    phone: '*** *** 0142',
    accountType: 'consumer',
    ...overrides,
  };
}

export const equalPlan: Plan = {
  planId: 4,
  name: null,
  terms: [
    {
      months: 3,
      paymentCents: 356,
      annualRates: [{ description: 'Annual percentage rate', rate: 0.0999, type: 'APR', message: 'Legal words' }],
      fees: [],
      contradicted: false,
    },
    {
      months: 6,
      paymentCents: 1038,
      annualRates: [{ description: 'Annual percentage rate', rate: 0.0999, type: 'APR', message: 'Legal words' }],
      fees: [{ description: 'Admin fee', amountCents: 5000, type: 'admin_total', message: 'Fee words' }],
      contradicted: false,
    },
  ],
};

export const deferredPlan: Plan = {
  planId: 6,
  name: 'Six months, no payments',
  terms: [
    {
      months: 6,
      paymentCents: 7049,
      annualRates: [{ description: 'Annual interest rate', rate: 0.3099, type: 'AIR', message: 'Accrual words' }],
      fees: [{ description: 'Admin fee', amountCents: 5999, type: 'admin_total', message: 'Fee words' }],
      contradicted: false,
    },
  ],
};

export function quote(amountCents: number, bypassAllowed = false, overrides: Partial<Quote> = {}): Quote {
  return {
    accountNumber,
    accountType: 'consumer',
    amountCents,
    customer: {
      annualRate: 0.2899,
      openToBuyCents: 200_000,
      firstName: 'Marigold',
      lastName: 'Testwell',
      category: null,
    },
    regularPurchase: { paymentCents: amountCents, annualRate: 0.2899, fees: [], bypassAllowed },
    plans: [equalPlan, deferredPlan],
    ...overrides,
  };
}

export function problem(code: FlexitiErrorCode, overrides: Partial<FlexitiError> = {}): FlexitiError {
  return { code, mayHaveArrived: false, ...overrides };
}
