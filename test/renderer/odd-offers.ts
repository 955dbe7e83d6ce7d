// Offers that are odd but whole: what could not be read, what contradicts itself, and very large sums.
import type { QuoteScreenView, TermView } from '../../preload/contract';
import { adminFee, offer, term } from './build-views';

/** Nothing of it could be read, or everything of it is missing. */
export const unreadTerm = (changes: Partial<TermView> = {}): TermView =>
  term(3, 0, {
    months: null,
    kind: null,
    paymentCents: null,
    rates: [],
    fees: null,
    totalCents: null,
    costOfBorrowingCents: null,
    rateWithFees: null,
    missing: ['term', 'payment', 'rate', 'label', 'message', 'fees'],
    fit: 'may_exceed',
    ...changes,
  });

/** What must be named instead of left out: unread terms, a contradiction, a plan without a number and one without terms. */
export function oddOffer(): NonNullable<QuoteScreenView['offer']> {
  const rate = { description: '', rate: null, type: '', message: null };
  return {
    amountCents: 120_000,
    regular: {
      paymentCents: null,
      annualRate: null,
      fees: null,
      missing: ['payment', 'rate', 'fees'],
      cautions: [],
      fit: 'fits',
      largestCents: null,
      chosen: false,
    },
    plans: [
      {
        planId: 4,
        name: 'Paiements égaux',
        kind: 'equal_billing',
        terms: [
          term(3, 40_668, { rates: [rate], missing: ['rate', 'label', 'message'], chosen: true }),
          term(6, 21_443, { missing: ['contradiction'] }),
          term(6, 21_444, { missing: ['contradiction'] }),
          unreadTerm(),
          unreadTerm(),
        ],
      },
      { planId: null, name: null, kind: null, terms: [unreadTerm({ missing: ['plan', 'term', 'payment'] })] },
      { planId: 7, name: 'Sans durée', kind: null, terms: [] },
      {
        planId: 8,
        name: null,
        kind: 'equal_billing',
        terms: [
          term(12, 10_989, { fees: [adminFee(null)], missing: ['fee_amount'], cautions: ['otherwise_in_lookup'] }),
        ],
      },
    ],
  };
}

/** Six digits of dollars, as a business may buy. */
export function largeOffer(): NonNullable<QuoteScreenView['offer']> {
  const large = (months: number, cents: number) =>
    term(months, cents, {
      totalCents: months * cents,
      costOfBorrowingCents: 12_345_678,
      largestCents: 98_765_432,
      fit: 'exceeds',
    });
  const [first] = offer.plans;
  if (offer.regular === null || first === undefined) throw new Error('no offer');
  return {
    amountCents: 98_765_432,
    regular: { ...offer.regular, paymentCents: 98_765_432 },
    plans: [
      { ...first, terms: [large(3, 33_333_333), large(6, 1_666_666), large(12, 99_999_999)] },
      {
        ...first,
        planId: 6,
        kind: 'deferred_payment',
        terms: [
          term(12, 98_765_432, {
            kind: 'deferred_payment',
            totalCents: null,
            costOfBorrowingCents: null,
            dueOn: '2027-05-21',
            ifUnpaid: { rate: 0.3099, interestCents: 30_607_407 },
          }),
        ],
      },
    ],
  };
}

/** Not one of its offers has all that must be shown. */
export function withheldOffer(): NonNullable<QuoteScreenView['offer']> {
  const { regular, plans } = offer;
  return {
    ...offer,
    regular: regular && { ...regular, annualRate: null, missing: ['rate'], chosen: false },
    plans: plans.map((plan) => ({
      ...plan,
      terms: plan.terms.map((one) => ({
        ...one,
        rates: one.rates.map((rate) => ({ ...rate, message: null })),
        missing: ['message'],
        chosen: false,
      })),
    })),
  };
}
