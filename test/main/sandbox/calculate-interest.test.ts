// Plans and figures of calculate-interest, against formulas of the tests’ own.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../main/sandbox';
import { refusal, start, Till } from './sandbox-fixture';

let sandbox: Sandbox;
let till: Till;

beforeAll(async () => {
  sandbox = await start();
  till = await Till.at(sandbox);
});
afterAll(() => sandbox.close());

interface TermBody {
  term: number;
  term_amount: number;
  fees: { amount: number; type: string; description: string; message: string }[];
  annual_rates: { rate: number; type: string; description: string; message: string };
}
interface QuoteBody {
  amount: number;
  regular_purchase: { term_amount: number; air: number; verify: boolean; fees: unknown[] };
  promotional_purchase: { plan_id: number; plan_name?: string; terms: TermBody[] }[];
}

const quote = async (account: string, amount: number, lang = ''): Promise<QuoteBody> =>
  (await till.quote(account, amount, lang)).body as QuoteBody;

const within = (value: number, expected: number): boolean => Math.abs(value - expected) < 0.00501;

test('any amount follows the arithmetic: annuity on plan 4, amount and fee on plan 6, the amount itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 5_000_000 }), async (cents) => {
      const amount = cents / 100;
      const body = await quote('117000121', amount);
      expect(body.amount).toBe(amount);
      expect(body.regular_purchase.term_amount).toBe(amount);
      for (const plan of body.promotional_purchase) {
        for (const term of plan.terms) {
          const principal = amount + (term.fees[0]?.amount ?? 0);
          const growth = (1 + term.annual_rates.rate / 12) ** term.term;
          const monthly = (principal * (term.annual_rates.rate / 12) * growth) / (growth - 1);
          expect(within(term.term_amount, plan.plan_id === 4 ? monthly : principal)).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('text is in the requested language, figures are the same', async () => {
  const english = await quote('117000121', 1234.56, 'en');
  const french = await quote('117000121', 1234.56, 'fr');
  expect(await quote('117000121', 1234.56)).toEqual(english);
  const [plan] = french.promotional_purchase;
  expect(plan?.plan_name).toBe('Versements égaux, intérêt réduit');
  expect(plan?.terms[1]?.fees[0]?.description).toBe('Frais d’administration\u00a0:');
  expect(plan?.terms[1]?.annual_rates.message).toMatch(/^Le taux d’intérêt annuel promotionnel/);
  const figures = (body: QuoteBody): unknown =>
    body.promotional_purchase.map((it) =>
      it.terms.map((term) => [term.term, term.term_amount, term.annual_rates.rate]),
    );
  expect(figures(french)).toEqual(figures(english));
});

test('a Quebec resident without fees, and one with', async () => {
  const without = await quote('117000141', 500);
  expect(without.promotional_purchase.flatMap((plan) => plan.terms.flatMap((term) => term.fees))).toEqual([]);
  const { body } = await till.quote('117000142', 500);
  expect(body).toMatchObject({
    promotional_purchase: [{ terms: [{ fees: [] }, { fees: [{ amount: '25.00', type: 'admin_total' }] }] }],
  });
});

test('some customers’ numbers are strings', async () => {
  expect((await till.quote('117000104', 10.5)).body).toMatchObject({
    account_number: '117000104',
    amount: '10.50',
    customer: { air: '0.3099', available_credit: '4123.45' },
    regular_purchase: { term_amount: '10.50', air: '0.3099' },
    promotional_purchase: [
      { plan_id: '4', terms: [{ term: '3', term_amount: '3.56', annual_rates: { rate: '0.0999' } }, {}, {}] },
      { plan_id: '6' },
    ],
  });
});

test('monthly fees are in the payment, and a regular purchase can have one', async () => {
  const { body } = await till.quote('117000153', 600);
  expect(body).toMatchObject({
    regular_purchase: { term_amount: '600.00', fees: [{ amount: '1.99', type: 'admin_monthly' }] },
    promotional_purchase: [{ terms: [{ term: '6', term_amount: '107.32', fees: [{ type: 'admin_monthly' }] }, {}] }],
  });
});

test('no promotional plans, no regular purchase', async () => {
  expect((await till.quote('117000146', 10)).body).not.toHaveProperty('promotional_purchase');
  expect((await till.quote('117000146', 10)).body).toHaveProperty('regular_purchase');
  expect((await till.quote('117000148', 10)).body).not.toHaveProperty('regular_purchase');
});

test('the plans of lookup are those of calculate-interest', async () => {
  const { body } = await till.lookup('account_number=117000161');
  const offered = (body as { offer_types: { plan_id: string; term_options: string[] }[] }).offer_types;
  const quoted = await quote('117000161', 900);
  expect(offered.map((it) => [Number(it.plan_id), it.term_options.map(Number)])).toEqual(
    quoted.promotional_purchase.map((plan) => [plan.plan_id, plan.terms.map((term) => term.term)]),
  );
  expect(quoted.promotional_purchase[1]?.terms[0]).toMatchObject({ term_amount: 150, annual_rates: { rate: 0 } });
});

test('an unknown account answers 404', async () => {
  expect(refusal(await till.quote('999', 10))).toEqual({ status: 404, error: 'not_found', params: [] });
});
