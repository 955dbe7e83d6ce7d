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
            { months: 3, paymentCents: 356, annualRates: [promotional], fees: [] },
            { months: 6, paymentCents: 1038, annualRates: [promotional], fees: [fee(5000)] },
            { months: 12, paymentCents: 532, annualRates: [promotional], fees: [fee(4999)] },
          ],
        },
        {
          planId: 6,
          name: null,
          terms: [
            { months: 3, paymentCents: 1050, annualRates: [deferred], fees: [] },
            { months: 6, paymentCents: 7049, annualRates: [deferred], fees: [fee(5999)] },
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
            { months: 3, paymentCents: 356, annualRates: [promotional], fees: [] },
            { months: 6, paymentCents: 180, annualRates: [promotional], fees: [] },
          ],
        },
      ],
    });
  });

  const bare = { account_number: '1', amount: '10.50' };
  const term = { term: '3', term_amount: '3.56', annual_rates: { rate: '.0999', description: 'Rate' } };
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
        { plan_id: '4', plan_name: 'Equal', terms: [term, { ...term, annual_rates: [{ rate: 0.1 }, { rate: 0.2 }] }] },
        { plan_id: 6, terms: [{ term: 6, term_amount: 1, apr: 0.3099 }] },
      ],
    });
    expect(quote.plans).toEqual([
      {
        planId: 4,
        name: 'Equal',
        terms: [
          {
            months: 3,
            paymentCents: 356,
            annualRates: [{ description: 'Rate', rate: 0.0999, type: '', message: null }],
            fees: [],
          },
          {
            months: 3,
            paymentCents: 356,
            annualRates: [
              { description: '', rate: 0.1, type: '', message: null },
              { description: '', rate: 0.2, type: '', message: null },
            ],
            fees: [],
          },
        ],
      },
      {
        planId: 6,
        name: null,
        terms: [
          {
            months: 6,
            paymentCents: 100,
            annualRates: [{ description: '', rate: 0.3099, type: 'APR', message: null }],
            fees: [],
          },
        ],
      },
    ]);
  });

  it('drops a term with an unreadable rate, payment or fee', () => {
    const terms = [
      { ...term, annual_rates: undefined },
      { ...term, annual_rates: [{ rate: 0.1 }, { rate: 'x' }] },
      { ...term, term_amount: 'x' },
      { ...term, term_amount: -1 },
      { ...term, fees: [{ amount: 5 }, { amount: 'five' }] },
      { ...term, fees: 'none' },
      term,
    ];
    const quote = quoteAnswer.parse({
      ...bare,
      promotional_purchase: [
        { plan_id: 4, terms },
        { plan_id: 5, terms: [{}] },
      ],
    });
    expect(quote.plans.map((plan) => [plan.planId, plan.terms.length])).toEqual([[4, 1]]);
  });

  it('never mistakes unreadable purchases for none', () => {
    const broken = [{ plan_id: 4, terms: [{}] }];
    expect(quoteAnswer.safeParse({ ...bare, promotional_purchase: broken }).success).toBe(false);
    expect(quoteAnswer.safeParse({ ...bare, regular_purchase: { term_amount: 1 } }).success).toBe(false);
    expect(quoteAnswer.safeParse({ ...bare, regular_purchase: 'x', promotional_purchase: [] }).success).toBe(false);
    expect(quoteAnswer.parse({ ...bare, regular_purchase: regular, promotional_purchase: broken }).plans).toEqual([]);
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
