// The answers about a purchase: calculate-interest, whose figures the merchant is obliged to show, and verify.
import { z } from 'zod';
import type { AnnualRate, Fee, Plan, Quote, RegularPurchase, Term, Verification } from './answers';
import {
  entriesOf,
  optional,
  readBoolean,
  readCents,
  readDigits,
  readInteger,
  readRate,
  readText,
  required,
} from './answer-fields';

/** Null for a negative amount too. */
function readAmount(value: unknown): number | null {
  const cents = readCents(value);
  return cents === null || cents < 0 ? null : cents;
}

/** Null for nothing too: no purchase is paid with it. */
function readPayment(value: unknown): number | null {
  const cents = readAmount(value);
  return cents === 0 ? null : cents;
}

/** From 1 to 999: number(3). */
function readMonths(value: unknown): number | null {
  const months = readInteger(value);
  return months !== null && months >= 1 && months <= 999 ? months : null;
}

type Entry = Record<string, unknown>;

/** The fields that fees and rates share. */
function labelOf(entry: Entry): Pick<Fee & AnnualRate, 'description' | 'type' | 'message'> {
  const { description, type, message } = entry;
  return { description: readText(description) ?? '', type: readText(type) ?? '', message: readText(message) };
}

function feeOf(entry: Entry): Fee {
  return { ...labelOf(entry), amountCents: readAmount(entry['amount']) };
}

/** Null where it is no list of fees: that is not the same as no fees. */
function feesOf(value: unknown): Fee[] | null {
  return entriesOf(value)?.map(feeOf) ?? null;
}

function ratesOf({ annual_rates: rates, apr }: Entry): AnnualRate[] {
  const entries = entriesOf(rates) ?? [];
  if (entries.length > 0) return entries.map((entry) => ({ ...labelOf(entry), rate: readRate(entry['rate']) }));
  // v2.5's annual_rates.
  return apr === undefined || apr === null
    ? []
    : [{ description: '', rate: readRate(apr), type: 'APR', message: null }];
}

function termOf(entry: Entry): Term {
  return {
    months: readMonths(entry['term']),
    paymentCents: readPayment(entry['term_amount']),
    annualRates: ratesOf(entry),
    fees: feesOf(entry['fees']),
    contradicted: false,
  };
}

/** An entry of a plan without a list of terms has one term of which nothing is known. */
function planOf(entry: Entry): Plan {
  const terms = (entriesOf(entry['terms']) ?? [{}]).map(termOf);
  return { planId: readInteger(entry['plan_id']), name: readText(entry['plan_name']), terms };
}

/** The entries of one plan together, in the place of the first. */
function merged(plans: readonly Plan[]): Plan[] {
  const byId = new Map<number | symbol, Plan>();
  for (const plan of plans) {
    const id = plan.planId ?? Symbol();
    const earlier = byId.get(id);
    const name = earlier?.name ?? plan.name;
    byId.set(id, { ...plan, name, terms: [...(earlier?.terms ?? []), ...plan.terms] });
  }
  return [...byId.values()].map((plan) => ({ ...plan, terms: withoutRepetitions(plan.terms) }));
}

/** The same term twice is one; two different terms of as many months contradict each other. */
function withoutRepetitions(terms: readonly Term[]): Term[] {
  const written = terms.map((term) => JSON.stringify(term));
  const different = terms.filter((term, at) => term.months === null || written.indexOf(written[at] ?? '') === at);
  const isAlone = ({ months }: Term): boolean => different.filter((term) => term.months === months).length === 1;
  return different.map((term) => ({ ...term, contradicted: term.months !== null && !isAlone(term) }));
}

function plansOf(value: unknown): Plan[] {
  if (isNothing(value)) return [];
  return merged((entriesOf(value) ?? [{}]).map(planOf));
}

function regularOf(value: unknown): RegularPurchase | null {
  if (isNothing(value)) return null;
  const entries = entriesOf(value) ?? [];
  const [first = {}, ...others] = entries;
  const entry = others.length === 0 ? first : {};
  return {
    paymentCents: readPayment(entry['term_amount']),
    annualRate: readRate(entry['air']),
    fees: feesOf(entry['fees']),
    bypassAllowed: readBoolean(entry['verify']) ?? false,
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

const purchaser = z
  .object({
    air: optional(readRate),
    available_credit: optional(readCents),
    first_name: optional(readText),
    last_name: optional(readText),
    category_type: optional(readText),
  })
  .transform((answer): Quote['customer'] => ({
    annualRate: answer.air,
    openToBuyCents: answer.available_credit,
    firstName: answer.first_name,
    lastName: answer.last_name,
    category: answer.category_type,
  }));

const unknownPurchaser: Quote['customer'] = {
  annualRate: null,
  openToBuyCents: null,
  firstName: null,
  lastName: null,
  category: null,
};

/**
 * The answer of calculate-interest. `regular_purchase` and `promotional_purchase` may each be missing. Whatever else cannot
 * be read stays in its place as null, so that the screen names it; without account or amount the answer is an error.
 */
export const quoteAnswer = z
  .object({
    account_number: required(readDigits),
    account_type: optional(readText),
    amount: required(readAmount),
    customer: purchaser.catch(unknownPurchaser),
    regular_purchase: z.unknown().optional(),
    promotional_purchase: z.unknown().optional(),
  })
  .transform((answer): Quote => ({
    accountNumber: answer.account_number,
    accountType: answer.account_type,
    amountCents: answer.amount,
    customer: answer.customer,
    regularPurchase: regularOf(answer.regular_purchase),
    plans: plansOf(answer.promotional_purchase),
  }));

/**
 * The answer of verify: the PIN, or where it was sent. A short PIN is padded to four digits, because a JSON number has
 * lost its leading zeros.
 */
export const verificationAnswer = z
  .object({
    verification_code: required((value): Verification | null => {
      const text = readText(value);
      if (text === 'verification_sent_to_sms') return { kind: 'sent', to: 'sms' };
      if (text === 'verification_sent_to_email') return { kind: 'sent', to: 'email' };
      return text !== null && /^\d{1,12}$/.test(text) ? { kind: 'pin', pin: text.padStart(4, '0') } : null;
    }),
  })
  .transform((answer) => answer.verification_code);
