// The quote as a slip says it: everything that must be disclosed, in the customer's language, and nothing that finds the
// customer again. Lines without a layout: paper of any width, a QR code and the audit trail's hash are made of them.
import type { CustomerOffers, CustomerRegular, CustomerTerm, FeeView, Language } from '../../preload/contract';
import { m } from '../../resources/messages/compiled/messages.js';
import {
  bothLabels,
  formatComputedRate,
  formatDate,
  formatMoney,
  formatMonths,
  formatRate,
  howOften,
  wordsIfUnpaid,
} from '../../resources/words';

export type SlipLine =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'pair'; label: string; value: string; isStrong: boolean }
  | { kind: 'text'; text: string };

export interface Slip {
  /** From the settings. */
  store: string | null;
  /** True on the sandbox. */
  training: boolean;
  language: Language;
  /** The day of the estimate, YYYY-MM-DD. */
  date: string;
  /** First name and initial; null where it is not known. */
  customer: string | null;
  /** The last four digits of the account. */
  accountEnding: string | null;
  /** One offer or several. */
  offers: CustomerOffers;
}

/** The whole slip. */
export function slipLines({ store, training, language, date, customer, accountEnding, offers }: Slip): SlipLine[] {
  const say = { locale: language };
  return [
    { kind: 'title', text: m.slip_title({}, say) },
    ...(training ? [text(m.slip_training({}, say))] : []),
    ...(store === null ? [] : [pair(m.slip_store({}, say), store)]),
    pair(m.slip_date({}, say), formatDate(date, language)),
    ...(customer === null ? [] : [pair(m.slip_customer({}, say), customer)]),
    ...(accountEnding === null ? [] : [pair(m.slip_account({}, say), `•••• ${accountEnding}`)]),
    ...offerLines(offers, language),
    text(m.slip_estimate({ date: formatDate(date, language) }, say)),
    text(m.slip_lender({}, say)),
  ];
}

/** What must be disclosed of the offers, and what they come to. */
export function offerLines({ amountCents, regular, plans }: CustomerOffers, language: Language): SlipLine[] {
  const say = { locale: language };
  return [
    pair(m.slip_amount({}, say), formatMoney(amountCents, language), true),
    ...(regular === null ? [] : regularLines(regular, language)),
    ...plans.flatMap(({ planId, name, terms }) => {
      const number = planId === null ? null : m.screens_offer_plan({ number: planId }, say);
      const plan = [name, number].filter((part) => part !== null).join(' · ');
      return terms.flatMap((term) => termLines(plan, term, language));
    }),
    ...(plans.length === 0 ? [] : [text(m.slip_computed({}, say))]),
  ];
}

function regularLines({ paymentCents, annualRate, fees }: CustomerRegular, language: Language): SlipLine[] {
  const say = { locale: language };
  return [
    { kind: 'heading', text: m.screens_offer_regular({}, say) },
    ...(paymentCents === null
      ? []
      : [pair(m.slip_regular_payment({}, say), formatMoney(paymentCents, language), true)]),
    ...(annualRate === null ? [] : [pair(m.slip_annual_rate({}, say), formatRate(annualRate, language))]),
    ...feeLines(fees, language),
    text(m.slip_regular({}, say)),
  ];
}

function termLines(plan: string, term: CustomerTerm, language: Language): SlipLine[] {
  const { months, paymentCents, totalCents, costOfBorrowingCents, rates, rateWithFees, fees, kind, ifUnpaid } = term;
  const say = { locale: language };
  const money = (label: string, cents: number | null): SlipLine[] =>
    cents === null ? [] : [pair(label, formatMoney(cents, language))];
  return [
    { kind: 'heading', text: plan },
    ...(months === null ? [] : [pair(m.slip_term({}, say), formatMonths(months, language))]),
    ...(paymentCents === null ? [] : [pair(paymentLabel(term, language), formatMoney(paymentCents, language), true)]),
    ...money(m.screens_offer_total({}, say), totalCents),
    ...money(m.screens_offer_cost({}, say), costOfBorrowingCents),
    ...rates.flatMap((one) => [
      ...(one.rate === null ? [] : [pair(bothLabels(one), formatRate(one.rate, language))]),
      ...(one.message === null ? [] : [text(one.message)]),
    ]),
    ...(rateWithFees === null
      ? []
      : [pair(m.screens_offer_rate_with_fees({}, say), formatComputedRate(rateWithFees, language))]),
    ...feeLines(fees, language),
    ...(ifUnpaid === null ? [] : [text(wordsIfUnpaid(ifUnpaid, language))]),
    ...(kind === 'deferred_payment' ? [] : [text(m.slip_after_term({}, say))]),
  ];
}

function paymentLabel({ kind, dueOn }: CustomerTerm, language: Language): string {
  const say = { locale: language };
  if (dueOn !== null) return m.slip_due_on({ date: formatDate(dueOn, language) }, say);
  if (kind === 'deferred_payment') return m.slip_due_at_end({}, say);
  return kind === null ? m.slip_payment({}, say) : m.slip_payment_month({}, say);
}

function feeLines(fees: FeeView[] | null, language: Language): SlipLine[] {
  const say = { locale: language };
  // Offers whose fees are not known cannot be bought, and come to no slip.
  if (fees === null || fees.length === 0) return fees === null ? [] : [text(m.slip_no_fees({}, say))];
  return fees.flatMap((fee) => [
    ...(fee.amountCents === null
      ? []
      : [pair(`${fee.description} (${howOften(fee, language)})`, formatMoney(fee.amountCents, language))]),
    ...(fee.message === null ? [] : [text(fee.message)]),
  ]);
}

function pair(label: string, value: string, isStrong = false): SlipLine {
  return { kind: 'pair', label, value, isStrong };
}

function text(said: string): SlipLine {
  return { kind: 'text', text: said };
}
