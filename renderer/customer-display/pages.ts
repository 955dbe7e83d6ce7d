// How the offers are divided into pages where they do not fit together, and for how long each is shown. Pure.
import type { CustomerOffers } from '../../preload/contract';

/** From all on one page, over a page for each plan, to a page for each offer. */
export type Division = 0 | 1 | 2;

/** Each page is offers of its own; every offer is on one of them, in their order. */
export function pagesOf(offers: CustomerOffers, division: Division): CustomerOffers[] {
  if (division === 0) return [offers];
  const { amountCents, regular, plans } = offers;
  const first: CustomerOffers[] = regular === null ? [] : [{ amountCents, regular, plans: [] }];
  const divided =
    division === 1 ? plans : plans.flatMap((plan) => plan.terms.map((term) => ({ ...plan, terms: [term] })));
  return [...first, ...divided.map((plan) => ({ amountCents, regular: null, plans: [plan] }))];
}

/** The page with what was chosen; null where nothing is. */
export function chosenPage(pages: readonly CustomerOffers[]): number | null {
  const place = pages.findIndex(
    ({ regular, plans }) => regular?.chosen === true || plans.some(({ terms }) => terms.some(({ chosen }) => chosen)),
  );
  return place === -1 ? null : place;
}

const leastMs = 8000;
const mostMs = 60_000;
/** An unhurried reader takes in about 20 characters a second. */
const msPerCharacter = 50;

/** How long a page with this much text is shown, in milliseconds. */
export function readingMs(characters: number): number {
  return Math.min(mostMs, leastMs + characters * msPerCharacter);
}
