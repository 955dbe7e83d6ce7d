// What was chosen, of all that the customer is shown.
import type { CustomerOffers } from '../../preload/contract';

/** The chosen offer alone; null where none is. */
export function chosenOf({ amountCents, regular, plans }: CustomerOffers): CustomerOffers | null {
  const chosen = {
    amountCents,
    regular: regular?.chosen === true ? regular : null,
    plans: plans
      .map((plan) => ({ ...plan, terms: plan.terms.filter((term) => term.chosen) }))
      .filter(({ terms }) => terms.length > 0),
  };
  return chosen.regular === null && chosen.plans.length === 0 ? null : chosen;
}
