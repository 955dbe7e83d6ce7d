import { describe, expect, it } from 'vitest';
import { assessRegular, assessTerm } from '../../../main/quote';
import type { Purchase } from '../../../main/quote';
import type { Term } from '../../../main/flexiti';
import { feeOf, plan, rateOf, regularOf, termOf } from './quotes';

const purchase: Purchase = { amountCents: 1050, openToBuyCents: 100_000, inQuebec: false };

const judge = (changes: Partial<Term>, more: Partial<Purchase> = {}) =>
  assessTerm(plan, termOf(changes), null, { ...purchase, ...more });

const deferred = { months: 6, paymentCents: 1050, annualRates: [rateOf(0.3099, { type: 'AIR' })] };

describe('what must be disclosed', () => {
  it('is all there', () => {
    expect(judge({})).toMatchObject({ missing: [], flags: [] });
    expect(assessRegular(regularOf(), purchase)).toMatchObject({ missing: [], flags: [] });
  });

  it.each([
    ['rate', [rateOf(null)], ['rate'], ['missing_rate']],
    ['one of two rates', [rateOf(0.0999), rateOf(null)], ['rate'], ['missing_rate']],
    ['label', [rateOf(0.0999, { description: '', type: '' })], ['label'], ['missing_label']],
    ['message', [rateOf(0.0999, { message: null })], ['message'], ['missing_message']],
    ['everything of the rate', [], ['rate', 'label', 'message'], ['missing_rate', 'missing_label', 'missing_message']],
  ])('misses the %s', (_what, annualRates, missing, flags) => {
    expect(judge({ annualRates })).toMatchObject({ missing, flags });
  });

  it.each([{ description: '' }, { type: '' }])('misses no label where there is one of the two: %o', (changes) => {
    expect(judge({ annualRates: [rateOf(0.0999, changes)] }).missing).toEqual([]);
  });

  it.each([
    ['whether there are fees', null, 'fees'],
    ['how much a fee is', [feeOf(null)], 'fee_amount'],
    ['a fee’s description', [feeOf(0, { description: '' })], 'fee_text'],
    ['a fee’s type', [feeOf(0, { type: '' })], 'fee_text'],
    ['a fee’s message', [feeOf(0), feeOf(0, { message: null })], 'fee_text'],
  ])('misses %s', (_what, fees, what) => {
    expect(judge({ fees })).toMatchObject({ missing: [what], flags: ['missing_fee_text'] });
    expect(assessRegular(regularOf({ fees }), purchase)).toMatchObject({
      missing: [what],
      flags: ['missing_fee_text'],
    });
  });

  it('misses what names the purchase: the plan, the months, the payment, or which of two', () => {
    expect(assessTerm({ planId: null }, termOf(), null, purchase).missing).toEqual(['plan']);
    expect(judge({ months: null }).missing).toEqual(['term']);
    expect(judge({ paymentCents: null }).missing).toEqual(['payment']);
    expect(judge({ contradicted: true }).missing).toEqual(['contradiction']);
    for (const changes of [{ months: null }, { paymentCents: null }, { contradicted: true }]) {
      expect(judge(changes).flags).toEqual(['does_not_add_up']);
    }
    expect(assessRegular(regularOf({ annualRate: null }), purchase)).toMatchObject({
      missing: ['rate'],
      flags: ['missing_rate'],
    });
  });
});

describe('what a cashier should know', () => {
  it('more than 35 % with fees, and not 35 % as it is written', () => {
    const fee = { months: 6, paymentCents: 1038, fees: [feeOf(5000)] };
    expect(judge(fee).flags).toEqual(['over_35_percent']);
    const year = { months: 12, annualRates: [rateOf(0.35)], paymentCents: 999_630 };
    const large = { amountCents: 10_000_000, openToBuyCents: null };
    expect(judge(year, large)).toMatchObject({ flags: [], totalCents: 11_995_560 });
    const above = { months: 12, annualRates: [rateOf(0.3502)], paymentCents: 999_730 };
    expect(judge(above, large).flags).toEqual(['over_35_percent']);
  });

  it('any fee for a resident of Quebec', () => {
    const fee = { months: 6, paymentCents: 1038, fees: [feeOf(5000)] };
    expect(judge(fee, { inQuebec: true }).flags).toContain('fee_in_quebec');
    expect(judge({}, { inQuebec: true }).flags).toEqual([]);
    expect(judge({ fees: [feeOf(0)] }, { inQuebec: true }).flags).toEqual([]);
    expect(judge({ fees: [feeOf(null)] }, { inQuebec: true }).flags).toContain('fee_in_quebec');
    const regular = regularOf({ fees: [feeOf(199, { type: 'admin_monthly' })] });
    expect(assessRegular(regular, { ...purchase, inQuebec: true }).flags).toEqual(['fee_in_quebec']);
  });

  it('that a deferred plan accrues interest, and about how much by its end', () => {
    expect(judge(deferred)).toMatchObject({ flags: ['accrues_interest'], accruingCents: 163, costCents: 0 });
    expect(judge({ ...deferred, annualRates: [rateOf(0)] })).toMatchObject({ flags: [], accruingCents: null });
    expect(judge({}).accruingCents).toBeNull();
  });

  it('goes by lookup where the figures do not show how a plan is paid', () => {
    const odd = termOf({ ...deferred, paymentCents: 1234 });
    expect(assessTerm(plan, odd, 'deferred_payment', purchase).flags).toEqual(['does_not_add_up', 'accrues_interest']);
    expect(assessTerm(plan, odd, 'equal_billing', purchase).flags).toEqual(['does_not_add_up']);
    expect(assessTerm(plan, termOf(), 'deferred_payment', purchase)).toMatchObject({ flags: [], totalCents: 1068 });
  });

  it('that a regular purchase has another price', () => {
    const addsUp = (paymentCents: number) => assessRegular(regularOf({ paymentCents }), purchase).flags;
    expect([addsUp(1050), addsUp(1051), addsUp(105)]).toEqual([[], ['does_not_add_up'], ['does_not_add_up']]);
    const fees = [feeOf(199, { type: 'admin_monthly' })];
    expect(assessRegular(regularOf({ fees }), purchase)).toMatchObject({
      flags: [],
      totalCents: null,
      costCents: null,
    });
  });
});

describe('the open to buy', () => {
  // 2,000.00 over 12 months with a fee of 49.99 comes to 2,162.64.
  const over = { months: 12, paymentCents: 18_022, annualRates: [rateOf(0.0999)], fees: [feeOf(4999)] };
  const of = (openToBuyCents: number | null) => ({ amountCents: 200_000, openToBuyCents });

  it('holds what the plan costs, not the bare amount', () => {
    expect(judge(over, of(200_000))).toMatchObject({
      totalCents: 216_264,
      fit: 'exceeds',
      flags: ['over_available_credit'],
    });
    expect(judge(over, of(216_263)).fit).toBe('exceeds');
    expect(judge(over, of(216_264))).toMatchObject({ fit: 'fits', flags: [] });
    const largest = judge(over, of(200_000)).largestCents ?? 0;
    expect(largest).toBeGreaterThan(180_000);
    expect(largest).toBeLessThan(190_000);
  });

  it('may be exceeded where it is not known what the plan costs', () => {
    const unknown = { ...over, paymentCents: 20_000 };
    expect(judge(unknown, of(200_001))).toMatchObject({ fit: 'may_exceed', largestCents: null });
    expect(judge({ ...over, fees: null }, of(9_000_000)).fit).toBe('may_exceed');
    expect(judge(unknown, of(199_999))).toMatchObject({
      fit: 'exceeds',
      flags: ['does_not_add_up', 'over_available_credit'],
    });
    // However it is paid, no more than twelve payments.
    expect(judge(unknown, of(240_000)).fit).toBe('fits');
  });

  it('may be exceeded by the interest of a deferred plan', () => {
    const later = { ...deferred, paymentCents: 200_000 };
    expect(judge(later, of(200_000)).fit).toBe('may_exceed');
    expect(judge(later, of(230_990)).fit).toBe('fits');
    expect(judge({ ...later, annualRates: [rateOf(0)] }, of(200_000)).fit).toBe('fits');
  });

  it('below zero fits nothing, and no amount is below zero', () => {
    expect(judge(over, of(-300))).toMatchObject({ fit: 'exceeds', largestCents: null });
    const regular = regularOf({ paymentCents: 200_000 });
    expect(assessRegular(regular, { ...purchase, ...of(-300) })).toMatchObject({ fit: 'exceeds', largestCents: null });
    expect(assessRegular(regular, { ...purchase, ...of(0) }).largestCents).toBeNull();
    expect(assessRegular(regular, { ...purchase, ...of(150_000) }).largestCents).toBe(150_000);
  });

  it('that is not known says nothing', () => {
    expect(judge(over, of(null))).toMatchObject({ fit: null, largestCents: null, flags: [] });
  });
});
