// One answer of calculate-interest in, its offers with their figures and flags out.
import { quoteAnswer } from '../../main/flexiti';
import { assessRegular, assessTerm, isQuebec } from '../../main/quote';
import type { Assessment, OfferFlag } from '../../main/quote';

export interface CheckedOffer {
  /** Null for the regular purchase, or where it could not be read. */
  plan_id: number | null;
  /** In months; null for the regular purchase, or where it could not be read. */
  term: number | null;
  /** Dollars with two decimals; null where not known. */
  payment: string | null;
  total: string | null;
  cost: string | null;
  /** A fraction. */
  annual_rate_with_fees: number | null;
  flags: OfferFlag[];
}

export interface CheckedQuote {
  /** The regular purchase first, then each term of each plan as Flexiti sent them. */
  offers: CheckedOffer[];
  /** A line for each offer that lacks something, with what it lacks. */
  missing: string[];
}

/**
 * @param province of the customer, or null
 * @throws an error that says why where the text is no answer of calculate-interest
 */
export function checkQuote(text: string, province: string | null): CheckedQuote {
  const quote = readQuote(text);
  const { amountCents, customer, regularPurchase, plans } = quote;
  const purchase = { amountCents, openToBuyCents: customer.openToBuyCents, inQuebec: isQuebec(province) };
  const checked: CheckedQuote = { offers: [], missing: [] };
  const add = (name: string, offer: Pick<CheckedOffer, 'plan_id' | 'term' | 'payment'>, judged: Assessment): void => {
    const { totalCents, costCents, rateWithFees, flags, missing } = judged;
    checked.offers.push({
      ...offer,
      total: dollars(totalCents),
      cost: dollars(costCents),
      annual_rate_with_fees: rateWithFees,
      flags,
    });
    if (missing.length > 0) checked.missing.push(`${name}: missing or not understood: ${missing.join(', ')}`);
  };
  if (regularPurchase !== null) {
    const offer = { plan_id: null, term: null, payment: dollars(regularPurchase.paymentCents) };
    add('regular purchase', offer, assessRegular(regularPurchase, purchase));
  }
  for (const plan of plans) {
    for (const term of plan.terms) {
      const name = `plan ${String(plan.planId ?? '?')}, term ${String(term.months ?? '?')}`;
      const offer = { plan_id: plan.planId, term: term.months, payment: dollars(term.paymentCents) };
      add(name, offer, assessTerm(plan, term, null, purchase));
    }
  }
  return checked;
}

function readQuote(text: string) {
  let answer: unknown;
  try {
    answer = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Error('quote-check: standard input is not JSON');
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    throw new Error('quote-check: standard input is no JSON object');
  }
  // Whose account it is makes no difference to the figures.
  const quote = quoteAnswer.safeParse({ ...answer, account_number: 0 });
  if (!quote.success) throw new Error('quote-check: no answer of calculate-interest: it has no amount');
  return quote.data;
}

function dollars(cents: number | null): string | null {
  return cents === null ? null : (cents / 100).toFixed(2);
}
