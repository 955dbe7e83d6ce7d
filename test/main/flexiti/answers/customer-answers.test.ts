import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsAnswer, customerAnswer, licenceAnswer } from '../../../../main/flexiti/answers/customer-answers';
import licencePage from '../../../fixtures/flexiti/driverslicense.json';
import authorisedUserPage from '../../../fixtures/flexiti/lookup-authorised-user.json';
import consumerPage from '../../../fixtures/flexiti/lookup-consumer.json';
import searchPage from '../../../fixtures/flexiti/search.json';

describe('search', () => {
  it('reads the example of the page', () => {
    expect(accountsAnswer.parse(searchPage).accounts).toEqual([
      {
        customerId: '123321',
        accountNumber: '123456789',
        status: 'N',
        termsAccepted: true,
        accountType: 'consumer',
        creditLimitCents: 100000,
        openToBuyCents: 65951,
        merchantId: '12345',
        merchantName: 'ACME Jewellers',
        createdOn: '2019-05-15',
        firstName: 'John',
        lastName: 'Smith',
        cardEndingIn: '5941',
        language: 'fr-CA',
      },
      {
        customerId: '123412',
        accountNumber: '234567890',
        status: 'F',
        termsAccepted: true,
        accountType: 'business',
        creditLimitCents: 100000,
        openToBuyCents: 84700,
        merchantId: '23456',
        merchantName: 'ACME Restorations',
        createdOn: '2019-04-15',
        firstName: 'John',
        lastName: 'Smith',
        cardEndingIn: '6457',
        language: 'en-CA',
      },
    ]);
  });

  it('takes no character that is seen only in what it does to the others', () => {
    const account = {
      ...searchPage[0],
      first_name: '\u202EnhoJ\u2066',
      last_name: 'Smi\u200Bth\u00AD',
      account_status: '\u200E',
    };
    expect(accountsAnswer.parse([account]).accounts).toMatchObject([
      { firstName: 'nhoJ', lastName: 'Smith', status: null },
    ]);
  });

  it('drops risk rating and reason code', () => {
    expect(JSON.stringify(accountsAnswer.parse(searchPage))).not.toMatch(/risk|reason|NNOR|FLCK/);
  });

  it.each([
    ['fr-CA', 'fr-CA'],
    ['FR_CA', 'fr-CA'],
    [' fr ', 'fr-CA'],
    ['EN_CA', 'en-CA'],
    ['en', 'en-CA'],
    ['es-MX', null],
    ['english', null],
    ['', null],
    [7, null],
    [null, null],
    [undefined, null],
  ])('reads the language %j as %j, and takes none for granted', (preferred_language, expected) => {
    const { accounts } = accountsAnswer.parse([{ customer_id: '1', account_number: '2', preferred_language }]);
    expect(accounts[0]?.language).toBe(expected);
  });

  it('reads the other spellings of the same fields', () => {
    const { accounts } = accountsAnswer.parse([
      {
        customer_id: 43353,
        account_number: '00123',
        account_status: 'Q',
        tos: 0,
        available_credit: '-12.5',
        originating_merchant_id: 77,
        creation_date: '2019-05-15T00:00:00Z',
        card_ending_in: 41,
        preferred_language: 'FR_CA',
        account_type: 'business',
        brand_new: { field: true },
      },
    ]);
    expect(accounts[0]).toEqual({
      customerId: '43353',
      accountNumber: '00123',
      status: 'Q',
      termsAccepted: false,
      accountType: 'business',
      creditLimitCents: null,
      openToBuyCents: -1250,
      merchantId: '77',
      merchantName: null,
      createdOn: '2019-05-15',
      firstName: null,
      lastName: null,
      cardEndingIn: '0041',
      language: 'fr-CA',
    });
  });

  it('reads an empty list', () => {
    expect(accountsAnswer.parse([])).toEqual({ accounts: [], unread: 0 });
  });

  it('keeps the readable accounts, and counts the others', () => {
    const { accounts, unread } = accountsAnswer.parse([null, 'x', { customer_id: '1' }, ...searchPage]);
    expect(accounts.map((account) => account.accountNumber)).toEqual(['123456789', '234567890']);
    expect(unread).toBe(3);
  });

  it.each([[[{}]], [[{ customer_id: '1', account_number: 'unknown' }]], [[null]], [{}], [null], ['[]'], [0]])(
    'never takes %j for "nobody found"',
    (answer) => {
      expect(accountsAnswer.safeParse(answer).success).toBe(false);
    },
  );
});

describe('a destination', () => {
  const shown = (email: unknown, phone_number: unknown): unknown[] => {
    const { email: mail, phone } = customerAnswer.parse({ ...consumerPage, email, phone_number });
    return [mail, phone];
  };

  it.each([
    ['a***inet@flexiti.com', '***-***-2222'],
    ['a•••inet@flexiti.com', '(xxx) xxx-2222'],
    ['axxxinet@flexiti.com', '2222'],
  ])('that Flexiti masks stays as it is: %s, %s', (email, phone) => {
    expect(shown(email, phone)).toEqual([email, phone]);
  });

  it.each([
    ['jane.example@example.com', '416-555-2222', 'j***@example.com', '***-***-2222'],
    ['jo@example.com', 4165552222, 'j***@example.com', '******2222'],
    ['jane.ex*mple@example.com', '+1 (416) 555-2222', 'j***@example.com', '+* (***) ***-2222'],
    ['Jane Example', '416-***-2222', 'J***', '***-***-2222'],
    ['@example.com', null, '***@example.com', null],
  ])('that it does not is masked by this terminal: %s, %s', (email, phone, maskedEmail, maskedPhone) => {
    expect(shown(email, phone)).toEqual([maskedEmail, maskedPhone]);
  });

  it('never shows more than four digits of a telephone number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [, phone] = shown(null, text) as [null, string | null];
        expect((phone ?? '').replaceAll(/\D/g, '').length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('lookup', () => {
  it('reads the consumer of the page', () => {
    expect(customerAnswer.parse(consumerPage)).toEqual({
      customerId: '43353',
      accountNumber: '20035156',
      openToBuyCents: 500000,
      firstName: null,
      lastName: null,
      securityQuestions: [{ id: 4, text: 'What is the name of your favourite childhood friend?' }],
      address1: '123 Anystreet Ave',
      address2: 'Suite 100',
      city: 'Toronto',
      postalCode: 'M5M1M1',
      province: 'ON',
      paymentProtection: false,
      offerTypes: [
        {
          planId: 1,
          name: '90 Days Grace, Equal Payments Regular Interest',
          category: 'equal_billing',
          terms: [12, 18, 24, 36],
        },
      ],
      cardEndingIn: '6395',
      language: 'en-CA',
      email: 'a***inet@flexiti.com',
      phone: '***-***-2222',
      accountType: 'consumer',
    });
  });

  it('reads the authorised user of the page', () => {
    expect(customerAnswer.parse(authorisedUserPage)).toEqual({
      customerId: '1291820-11',
      accountNumber: '116992907',
      openToBuyCents: 1400000,
      firstName: 'Random',
      lastName: 'BusinessPerson',
      securityQuestions: [{ id: 9, text: 'What is your favourite movie?' }],
      address1: '123 Any Street',
      address2: null,
      city: 'Toronto',
      postalCode: 'M6S2R5',
      province: 'ON',
      paymentProtection: false,
      offerTypes: [
        {
          planId: 1,
          name: '90 Days Grace, Equal Payments Regular Interest',
          category: 'equal_billing',
          terms: [12, 18, 24, 36, 48, 60, 72],
        },
      ],
      cardEndingIn: '7962',
      language: 'en-CA',
      email: 'v*****vich@flexiti.com',
      phone: '***-***-5119',
      accountType: 'business',
    });
  });

  it('accepts a question outside a list, and drops what is unreadable', () => {
    const customer = customerAnswer.parse({
      ...consumerPage,
      security_qid: { id: '4', text: 'Which street?' },
      offer_types: [{ plan_id: 'x' }, { plan_id: 6, offer_category: 'barter', term_options: 12 }],
      phone_number: '',
      email: null,
    });
    expect(customer.securityQuestions).toEqual([{ id: 4, text: 'Which street?' }]);
    expect(customer.offerTypes).toEqual([{ planId: 6, name: null, category: null, terms: [12] }]);
    expect([customer.phone, customer.email]).toEqual([null, null]);
    expect(customerAnswer.parse({ ...consumerPage, security_qid: [{ id: 'x' }] }).securityQuestions).toEqual([]);
  });

  it('is an error without an account', () => {
    expect(customerAnswer.safeParse({ ...consumerPage, account_number: undefined }).success).toBe(false);
  });
});

describe('driverslicense', () => {
  it('reads the example of the page', () => {
    expect(licenceAnswer.parse(licencePage)).toEqual({
      firstName: 'John',
      middleName: 'Garry',
      lastName: 'Smith',
      birthDate: '1974-05-15',
      address1: '123 ANY STREET',
      city: 'TORONTO',
      province: 'ON',
      postalCode: 'M1M1M1',
      idType: 'CADL',
      issuedBy: 'ON',
      number: 'D61014070123456',
      expiry: '2021-05-15',
    });
  });

  it.each([{}, { first_name: ' ' }, [], null, 'x'])('refuses %j, which has no field', (answer) => {
    expect(licenceAnswer.safeParse(answer).success).toBe(false);
  });

  it.each(['1974-99-15', '1990-02-30', '2026-06-31', '0000-00-00', '0'])('drops %s, which is no day', (date) => {
    expect(licenceAnswer.parse({ last_name: 'X', dob: date, govid_expiry: date })).toMatchObject({
      birthDate: null,
      expiry: null,
    });
  });
});

describe.each([
  ['search', accountsAnswer, searchPage],
  ['lookup', customerAnswer, consumerPage],
  ['driverslicense', licenceAnswer, licencePage],
])('%s', (_, schema, page) => {
  it('reads or refuses any JSON, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        expect(typeof schema.safeParse(answer).success).toBe('boolean');
      }),
    );
  });

  it('reads or refuses the example with anything in one place', () => {
    const example = Array.isArray(page) ? page[0] : page;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(example ?? {})), fc.jsonValue(), (field, value) => {
        const changed = { ...example, [field]: value };
        expect(typeof schema.safeParse(Array.isArray(page) ? [changed] : changed).success).toBe('boolean');
      }),
    );
  });
});
