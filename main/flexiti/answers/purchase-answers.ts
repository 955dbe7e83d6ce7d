// The answers about a purchase: calculate-interest, whose figures the merchant is obliged to show, and verify.
import { z } from 'zod';
import type { AnnualRate, Fee, Plan, Quote, RegularPurchase, Term, Verification } from './answers';
import {
  listOf,
  optional,
  readBoolean,
  readCents,
  readDigits,
  readInteger,
  readRate,
  readText,
  required,
  wholeListOf,
} from './answer-fields';

/** Null for a negative amount too. */
function readPayment(value: unknown): number | null {
  const cents = readCents(value);
  return cents === null || cents < 0 ? null : cents;
}

/** The fields that fees and rates share. */
const label = { description: optional(readText), type: optional(readText), message: optional(readText) };

function labelOf({
  description,
  type,
  message,
}: Record<keyof typeof label, string | null>): Pick<Fee & AnnualRate, keyof typeof label> {
  return { description: description ?? '', type: type ?? '', message };
}

const fee = z
  .object({ ...label, amount: required(readCents) })
  .transform((answer): Fee => ({ ...labelOf(answer), amountCents: answer.amount }));

const annualRate = z
  .object({ ...label, rate: required(readRate) })
  .transform((answer): AnnualRate => ({ ...labelOf(answer), rate: answer.rate }));

// A term with an unreadable rate or fee is dropped: it must not be offered without its disclosures.
const term = z
  .object({
    term: required(readInteger),
    term_amount: required(readPayment),
    annual_rates: wholeListOf(annualRate),
    /** v2.5's annual_rates. */
    apr: optional(readRate),
    fees: wholeListOf(fee),
  })
  .transform((answer, context): Term => {
    const rates = answer.annual_rates;
    if (rates.length === 0 && answer.apr !== null) {
      rates.push({ description: '', rate: answer.apr, type: 'APR', message: null });
    }
    if (rates.length === 0) context.addIssue({ code: 'custom', path: ['annual_rates'] });
    return { months: answer.term, paymentCents: answer.term_amount, annualRates: rates, fees: answer.fees };
  });

const plan = z
  .object({ plan_id: required(readInteger), plan_name: optional(readText), terms: listOf(term) })
  .transform((answer): Plan => ({ planId: answer.plan_id, name: answer.plan_name, terms: answer.terms }));

const regularPurchase = z
  .object({
    term_amount: required(readPayment),
    air: required(readRate),
    fees: wholeListOf(fee),
    verify: optional(readBoolean),
  })
  .transform((answer): RegularPurchase => ({
    paymentCents: answer.term_amount,
    annualRate: answer.air,
    fees: answer.fees,
    bypassAllowed: answer.verify ?? false,
  }));

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
 * The answer of calculate-interest. `regular_purchase` and `promotional_purchase` may each be missing. Unreadable parts
 * are dropped while something is left to offer; otherwise they are an error.
 */
export const quoteAnswer = z
  .object({
    account_number: required(readDigits),
    account_type: optional(readText),
    amount: required(readPayment),
    customer: purchaser.catch(unknownPurchaser),
    regular_purchase: z.unknown().optional(),
    promotional_purchase: z.unknown().optional(),
  })
  .transform((answer, context): Quote => {
    const regular = regularPurchase.safeParse(answer.regular_purchase);
    const plans = listOf(plan).safeParse(answer.promotional_purchase);
    const regularUnread = !regular.success && !isNothing(answer.regular_purchase);
    if ((regularUnread || !plans.success) && !regular.success && (plans.data ?? []).length === 0) {
      context.addIssue({ code: 'custom', path: [regularUnread ? 'regular_purchase' : 'promotional_purchase'] });
    }
    return {
      accountNumber: answer.account_number,
      accountType: answer.account_type,
      amountCents: answer.amount,
      customer: answer.customer,
      regularPurchase: regular.data ?? null,
      plans: plans.data ?? [],
    };
  });

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
