import { expect, test } from 'vitest';
import { chosenPage, pagesOf, readingMs } from '../../../renderer/customer-display/pages';
import type { CustomerOffers, CustomerTerm } from '../../../preload/contract';

const term = (months: number, chosen = false): CustomerTerm => ({
  months,
  kind: null,
  paymentCents: 100,
  totalCents: null,
  costOfBorrowingCents: null,
  rates: [],
  rateWithFees: null,
  fees: [],
  dueOn: null,
  ifUnpaid: null,
  chosen,
});
const offers: CustomerOffers = {
  amountCents: 9000,
  regular: { paymentCents: 9000, annualRate: null, fees: [], chosen: false },
  plans: [
    { planId: 4, name: 'Four', kind: null, terms: [term(3), term(6, true)] },
    { planId: 6, name: 'Six', kind: null, terms: [term(12)] },
  ],
};

test('every offer is on one page, in its order, whatever the division', () => {
  const said = (pages: CustomerOffers[]): (number | null)[][] =>
    pages.map(({ regular, plans }) => [
      ...(regular === null ? [] : [0]),
      ...plans.flatMap(({ terms }) => terms.map(({ months }) => months)),
    ]);
  expect(said(pagesOf(offers, 0))).toEqual([[0, 3, 6, 12]]);
  expect(said(pagesOf(offers, 1))).toEqual([[0], [3, 6], [12]]);
  expect(said(pagesOf(offers, 2))).toEqual([[0], [3], [6], [12]]);
});

test('what was chosen has its page', () => {
  expect(chosenPage(pagesOf(offers, 1))).toBe(1);
  expect(chosenPage(pagesOf(offers, 2))).toBe(2);
  expect(chosenPage(pagesOf({ ...offers, plans: [] }, 1))).toBeNull();
});

test('a page is shown for as long as it takes to read, a minute at most', () => {
  expect([readingMs(0), readingMs(400), readingMs(100_000)]).toEqual([8000, 28_000, 60_000]);
});
