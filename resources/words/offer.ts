// What is said of an offer alike on the cashier's screen, on the customer's display and on paper.
import type { FeeView, Language, RateView, TermView } from '../../preload/contract';
import { m } from '../messages/compiled/messages.js';
import { formatDate, formatMoney, formatRate } from './format';

/** How often a fee is charged. */
export function howOften({ type }: Pick<FeeView, 'type'>, language: Language): string {
  const known = type.toLowerCase();
  const say = { locale: language };
  if (known === 'admin_total') return m.screens_offer_fee_admin_total({}, say);
  return known === 'admin_monthly' ? m.screens_offer_fee_admin_monthly({}, say) : m.screens_offer_fee_other({}, say);
}

/** Both of Flexiti's labels of a rate, where they differ. */
export function bothLabels({ description, type }: Pick<RateView, 'description' | 'type'>): string {
  return [...new Set([description, type])].filter((label) => label !== '').join(', ');
}

/**
 * What the payment is: only a plan known to be paid monthly may say "a month".
 *
 * @param term null for the regular purchase
 */
export function unitOfPayment(term: Pick<TermView, 'dueOn' | 'kind'> | null, language: Language): string {
  const say = { locale: language };
  if (term === null) return m.screens_offer_regular_payment({}, say);
  if (term.dueOn !== null) return m.screens_offer_payment_once_on({ date: formatDate(term.dueOn, language) }, say);
  if (term.kind === 'deferred_payment') return m.screens_offer_payment_once({}, say);
  return term.kind === null ? m.screens_offer_payment_each({}, say) : m.screens_offer_payment_month({}, say);
}

/** What a deferred plan costs that is not paid in time. */
export function wordsIfUnpaid(ifUnpaid: NonNullable<TermView['ifUnpaid']>, language: Language): string {
  const say = { locale: language };
  const rate = formatRate(ifUnpaid.rate, language);
  if (ifUnpaid.interestCents === null) return m.screens_offer_if_unpaid({ rate }, say);
  return m.screens_offer_if_unpaid_about({ rate, amount: formatMoney(ifUnpaid.interestCents, language) }, say);
}
