// The obligated texts of rates and fees, each once.
import type { CustomerOffers, Language } from '../../preload/contract';
import { howOften } from '../words';

export interface Condition {
  label: string;
  text: string;
}

/** In the order of the offers. */
export function conditionsOf({ regular, plans }: CustomerOffers, language: Language): Condition[] {
  const terms = plans.flatMap((plan) => plan.terms);
  const fees = [...(regular?.fees ?? []), ...terms.flatMap((term) => term.fees ?? [])];
  const all = [
    ...terms.flatMap(({ rates }) =>
      rates.flatMap(({ description, type, message }) =>
        message === null ? [] : [{ label: description || type, text: message }],
      ),
    ),
    ...fees.flatMap((fee) =>
      fee.message === null ? [] : [{ label: `${fee.description} (${howOften(fee, language)})`, text: fee.message }],
    ),
  ];
  return [...new Map(all.map((one) => [`${one.label} ${one.text}`, one])).values()];
}
