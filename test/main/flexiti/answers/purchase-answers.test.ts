import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteAnswer, verificationAnswer } from '../../../../main/flexiti/answers/purchase-answers';
import quebecPage from '../../../fixtures/flexiti/calculate-interest-quebec.json';
import rocPage from '../../../fixtures/flexiti/calculate-interest-roc.json';
import bypassPage from '../../../fixtures/flexiti/verify-regular-purchase-bypass.json';
import emailPage from '../../../fixtures/flexiti/verify-email.json';
import overridePage from '../../../fixtures/flexiti/verify-merchant-override.json';
import questionPage from '../../../fixtures/flexiti/verify-security-question.json';
import smsPage from '../../../fixtures/flexiti/verify-sms.json';

const promotional = {
  description: 'Annual Promotional Interest Rate:',
  rate: 0.0999,
  type: 'APR',
  message:
    'Promotional annual interest rate applies during the promotional period and is included in your estimated monthly payments. Account annual interest rate is charged if the promo is cancelled or expires without full payment and applies when promos are not in effect.',
};
const deferred = {
  description: 'Annual Interest Rate:',
  rate: 0.3099,
  type: 'AIR',
  message:
    'Interest at the annual interest rate accrues (on applicable plans) during the promo period and will be charged if the balance is not paid in full by the promo expiry date or if the promo is cancelled due to payment default on the account.',
};
const fee = (amountCents: number) => ({
  description: 'Administrative fees:',
  amountCents,
  type: 'admin_total',
  message:
    'Although your administrative fee may be represented as a monthly or annual amount, the fee is due in full if the account is paid off early. See terms and conditions for full details.',
});

describe('calculate-interest', () => {
  it('reads the example of the page for the rest of Canada', () => {
    expect(quoteAnswer.parse(rocPage)).toEqual({
      accountNumber: '116994755',
      accountType: 'consumer',
      amountCents: 1050,
      customer: {
        annualRate: 0.3099,
        openToBuyCents: 1400000,
        firstName: 'Flexiti',
        lastName: 'MITester',
        category: 'preferred',
      },
      regularPurchase: { paymentCents: 1050, annualRate: 0.3099, fees: [], bypassAllowed: true },
      plans: [
        {
          planId: 4,
          name: null,
          terms: [
            { months: 3, paymentCents: 356, annualRates: [promotional], fees: [], contradicted: false },
            { months: 6, paymentCents: 1038, annualRates: [promotional], fees: [fee(5000)], contradicted: false },
            { months: 12, paymentCents: 532, annualRates: [promotional], fees: [fee(4999)], contradicted: false },
          ],
        },
        {
          planId: 6,
          name: null,
          terms: [
            { months: 3, paymentCents: 1050, annualRates: [deferred], fees: [], contradicted: false },
            { months: 6, paymentCents: 7049, annualRates: [deferred], fees: [fee(5999)], contradicted: false },
          ],
        },
      ],
    });
  });

  it('reads the example of the page for Quebec', () => {
    expect(quoteAnswer.parse(quebecPage)).toEqual({
      accountNumber: '116994859',
      accountType: 'consumer',
      amountCents: 1050,
      customer: {
        annualRate: 0.3099,
        openToBuyCents: 1350000,
        firstName: 'Flexiti',
        lastName: 'MITester',
        category: 'preferred',
      },
      regularPurchase: { paymentCents: 1050, annualRate: 0.3099, fees: [], bypassAllowed: true },
      plans: [
        {
          planId: 4,
          name: null,
          terms: [
            { months: 3, paymentCents: 356, annualRates: [promotional], fees: [], contradicted: false },
            { months: 6, paymentCents: 180, annualRates: [promotional], fees: [], contradicted: false },
          ],
        },
      ],
    });
  });

  const bare = { account_number: '1', amount: '10.50' };
  const term = { term: '3', term_amount: '3.56', fees: [], annual_rates: { rate: '.0999', description: 'Rate' } };
  const regular = { term_amount: 10.5, air: 0.3099 };

  it('reads an answer with neither kind of purchase', () => {
    const quote = quoteAnswer.parse(bare);
    expect([quote.regularPurchase, quote.plans]).toEqual([null, []]);
    const empty = quoteAnswer.parse({ ...bare, regular_purchase: {}, promotional_purchase: null, customer: 'x' });
    expect([empty.regularPurchase, empty.plans]).toEqual([null, []]);
  });

  it('accepts numbers as text, a list of rates, a plan name and the apr of v2.5', () => {
    const quote = quoteAnswer.parse({
      ...bare,
      promotional_purchase: [
        {
          plan_id: '4',
          plan_name: 'Equal',
          terms: [term, { ...term, term: 6, annual_rates: [{ rate: 0.1 }, { rate: 1 }] }],
        },
        { plan_id: 6, terms: [{ term: 6, term_amount: 1, apr: 0.3099, fees: [] }] },
      ],
    });
    const rate = { description: '', type: '', message: null };
    const shared = { fees: [], contradicted: false };
    expect(quote.plans).toEqual([
      {
        planId: 4,
        name: 'Equal',
        terms: [
          { ...shared, months: 3, paymentCents: 356, annualRates: [{ ...rate, description: 'Rate', rate: 0.0999 }] },
          {
            ...shared,
            months: 6,
            paymentCents: 356,
            annualRates: [
              { ...rate, rate: 0.1 },
              { ...rate, rate: 1 },
            ],
          },
        ],
      },
      {
        planId: 6,
        name: null,
        terms: [{ ...shared, months: 6, paymentCents: 100, annualRates: [{ ...rate, type: 'APR', rate: 0.3099 }] }],
      },
    ]);
  });

  const termsOf = (...terms: unknown[]) =>
    quoteAnswer.parse({ ...bare, promotional_purchase: [{ plan_id: 4, terms }] }).plans[0]?.terms;

  it.each([9.99, '9.99', 1.0001, 30.99, -0.1, 'x', null, true, '9.99%', '0,0999', Number.MAX_VALUE])(
    'does not understand a rate of %j, and multiplies nothing',
    (rate) => {
      expect(termsOf({ ...term, annual_rates: { rate } })).toMatchObject([{ annualRates: [{ rate: null }] }]);
      const regularPurchase = quoteAnswer.parse({ ...bare, regular_purchase: { ...regular, air: rate } });
      expect(regularPurchase.regularPurchase?.annualRate).toBeNull();
      expect(quoteAnswer.parse({ ...bare, customer: { air: rate } }).customer.annualRate).toBeNull();
    },
  );

  it.each([null, undefined, 'none', 0, false])(
    'knows of no fees where they are %j, and not that there are none',
    (fees) => {
      expect(termsOf({ ...term, fees })).toMatchObject([{ fees: null }]);
      expect(quoteAnswer.parse({ ...bare, regular_purchase: { ...regular, fees } }).regularPurchase?.fees).toBeNull();
      expect(termsOf({ ...term, fees: [] })).toMatchObject([{ fees: [] }]);
    },
  );

  it.each([-5, '-0.01', 'five', null, undefined, 1e21])(
    'has a fee whose amount is not known where it is %j',
    (amount) => {
      const fees = [{ description: 'Fee', amount, type: 'admin_total', message: 'm' }];
      expect(termsOf({ ...term, fees })).toMatchObject([{ fees: [{ description: 'Fee', amountCents: null }] }]);
    },
  );

  it.each([0, -1, '0.00', 'x', null, undefined, 3.555])('keeps a term with a payment of %j, without it', (amount) => {
    expect(termsOf({ ...term, term_amount: amount })).toMatchObject([{ months: 3, paymentCents: null }]);
  });

  it.each([0, -3, 1.5, 1000, '', 'x', null, undefined])('keeps a term of %j months, without them', (months) => {
    expect(termsOf({ ...term, term: months })).toMatchObject([{ months: null, paymentCents: 356 }]);
  });

  it('keeps what cannot be read in its place: a term, a list of terms, a plan, the regular purchase', () => {
    expect(termsOf(7, term, null)?.map(({ months }) => months)).toEqual([null, 3, null]);
    expect(termsOf()).toEqual([]);
    const read = quoteAnswer.parse({
      ...bare,
      regular_purchase: 'x',
      promotional_purchase: [{ plan_id: 1, terms: null }, { plan_id: 2 }, 'x', { plan_id: 'y', terms: [term] }],
    });
    const { regularPurchase, plans } = read;
    expect(regularPurchase).toEqual({ paymentCents: null, annualRate: null, fees: null, bypassAllowed: false });
    expect(plans.map(({ planId, terms }) => [planId, terms.map(({ months }) => months)])).toEqual([
      [1, [null]],
      [2, [null]],
      [null, [null]],
      [null, [3]],
    ]);
    expect(quoteAnswer.parse({ ...bare, promotional_purchase: 'x' }).plans).toHaveLength(1);
  });

  it('puts a plan in two entries together, in the place of the first', () => {
    const entry = (planId: number | string, ...months: number[]) => ({
      plan_id: planId,
      ...(planId === '4' ? { plan_name: 'Named later' } : {}),
      terms: months.map((count) => ({ ...term, term: count })),
    });
    const { plans } = quoteAnswer.parse({
      ...bare,
      promotional_purchase: [entry(4, 3), entry(6, 6), entry('4', 12, 3)],
    });
    expect(plans.map(({ planId, name, terms }) => [planId, name, terms.map(({ months }) => months)])).toEqual([
      [4, 'Named later', [3, 12]],
      [6, null, [6]],
    ]);
    expect(plans.flatMap(({ terms }) => terms).some(({ contradicted }) => contradicted)).toBe(false);
  });

  it('takes the same term twice for one, and tells of two that contradict each other', () => {
    expect(termsOf(term, { ...term, term: 3, term_amount: 3.56 })).toHaveLength(1);
    const other = { ...term, term_amount: 3.57 };
    expect(termsOf(term, { ...term, term: 6 }, other, other)?.map((read) => [read.months, read.contradicted])).toEqual([
      [3, true],
      [6, false],
      [3, true],
    ]);
  });

  it('knows each choice by plan and months: no two terms that are not contradicted share them', () => {
    const months = fc.constantFrom<unknown>(0, 3, '3', 6, null, 12);
    const anyTerm = fc.record({
      term: months,
      term_amount: fc.constantFrom<unknown>(1, 2, null),
      fees: fc.constant([]),
    });
    const anyPlan = fc.record({ plan_id: fc.constantFrom<unknown>(4, '4', 6, null), terms: fc.array(anyTerm) });
    fc.assert(
      fc.property(fc.array(anyPlan), (entries) => {
        const { plans } = quoteAnswer.parse({ ...bare, promotional_purchase: entries });
        const keys = plans.flatMap(({ planId, terms }) =>
          terms.flatMap((read) =>
            planId === null || read.months === null || read.contradicted ? [] : [`${planId} ${read.months}`],
          ),
        );
        expect(new Set(keys).size).toBe(keys.length);
        const sent = entries.flatMap(({ terms }) => terms).length;
        expect(plans.flatMap(({ terms }) => terms).length).toBeLessThanOrEqual(sent);
      }),
    );
  });

  it('allows bypass only where verify is true', () => {
    const allowed = (verify: unknown) =>
      quoteAnswer.parse({ ...bare, regular_purchase: { ...regular, verify } }).regularPurchase?.bypassAllowed;
    expect([true, 'true', 1, false, 'no', null, undefined, {}].map(allowed)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([{ amount: 1 }, { account_number: 1 }, [], null])('refuses %j', (answer) => {
    expect(quoteAnswer.safeParse(answer).success).toBe(false);
  });
});

describe('verify', () => {
  it.each([
    [questionPage, { kind: 'pin', pin: '6785' }],
    [overridePage, { kind: 'pin', pin: '2485' }],
    [bypassPage, { kind: 'pin', pin: '4365' }],
    [smsPage, { kind: 'sent', to: 'sms' }],
    [emailPage, { kind: 'sent', to: 'email' }],
    [{ verification_code: 85 }, { kind: 'pin', pin: '0085' }],
    [{ verification_code: '0085' }, { kind: 'pin', pin: '0085' }],
    [{ verification_code: 0 }, { kind: 'pin', pin: '0000' }],
    [{ verification_code: '123456' }, { kind: 'pin', pin: '123456' }],
  ])('reads %j', (answer, expected) => {
    expect(verificationAnswer.parse(answer)).toEqual(expected);
  });

  it.each([{}, { verification_code: null }, { verification_code: 12.5 }, { verification_code: 'sent' }, 7, []])(
    'refuses %j',
    (answer) => {
      expect(verificationAnswer.safeParse(answer).success).toBe(false);
    },
  );
});

describe('any answer', () => {
  it('is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (one, other, third) => {
        const answer = { ...rocPage, customer: one, regular_purchase: other, promotional_purchase: third };
        expect(typeof quoteAnswer.safeParse(answer).success).toBe('boolean');
        expect(typeof quoteAnswer.safeParse(one).success).toBe('boolean');
        expect(typeof verificationAnswer.safeParse({ verification_code: one }).success).toBe('boolean');
      }),
    );
  });
});
