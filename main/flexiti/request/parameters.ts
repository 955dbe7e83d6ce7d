// The request parameters of the API pages with their limits, under the API's names.
import { z } from 'zod';
import { isCalendarDay, languages } from '../../base';
import { centsToNumber, largestCents } from '../answers';
import { foldOneToOne, foldToAscii } from './fold-to-ascii';

/** Longest texts by the API pages, in characters after folding to ASCII. */
export const limits = {
  client_id: 100,
  first_name: 35,
  last_name: 50,
  postal_code: 6,
  vcc_number: 16,
  account_number: 14,
  customer_id: 20,
  security_answer: 50,
  request_id: 150,
  /** The pages name no limit; the largest PDF417 symbol holds less than 3000 characters. */
  code: 10_000,
} as const;

const printable = /^[\x20-\x7e]+$/;

function foldedText(most: number) {
  return z
    .string()
    .transform((text) => foldToAscii(text).replace(/\s+/g, ' ').trim())
    .pipe(z.string().regex(printable).max(most));
}

const withoutSpaces = (text: string) => text.replace(/\s/g, '');

export const referenceId = z.string().regex(/^[0-9a-f]{32}$/i);
/** A part of the path, which `.` and `..` would turn into another path. */
export const clientId = z
  .string()
  .regex(printable)
  .max(limits.client_id)
  .refine((text) => text !== '.' && text !== '..');
export const firstName = foldedText(limits.first_name);
export const lastName = foldedText(limits.last_name);
export const dateOfBirth = z.string().refine(isCalendarDay);
export const postalCode = z
  .string()
  .transform((text) => withoutSpaces(text).toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]{6}$/));
export const vccNumber = z
  .string()
  .transform(withoutSpaces)
  .pipe(z.string().regex(/^\d{16}$/));
export const accountNumber = z.string().regex(/^\d{1,14}$/);
export const customerId = z
  .string()
  .regex(/^[\x21-\x7e]+$/)
  .max(limits.customer_id);
export const language = z.enum(languages).transform((locale) => (locale === 'fr-CA' ? 'fr' : 'en'));
/** From cents to the API's decimal number. */
export const amount = z.int().positive().max(largestCents).transform(centsToNumber);
export const code = z.string().min(1).max(limits.code).transform(foldOneToOne);
const requestId = z.string().regex(printable).max(limits.request_id);

const always = { vcc_number: vccNumber.optional(), request_id: requestId };

/** The body of verify. */
export const verifyBody = z.discriminatedUnion('format', [
  z.object({ format: z.enum(['sms', 'email', 'merchant_override', 'regular_purchase_bypass']), ...always }),
  z.object({
    format: z.literal('security_question'),
    // number(5) in the API page's table, a string in its example, which is a request that worked.
    security_qid: z.int().nonnegative().max(99_999).transform(String),
    security_answer: foldedText(limits.security_answer),
    ...always,
  }),
]);

/** The query of lookup: exactly one of card, account and customer. */
export const lookupQuery = z
  .object({
    lang: language,
    vcc_number: vccNumber.optional(),
    account_number: accountNumber.optional(),
    customer_id: customerId.optional(),
  })
  .check((context) => {
    const names = ['vcc_number', 'account_number', 'customer_id'] as const;
    const given = names.filter((name) => context.value[name] !== undefined);
    if (given.length === 1) return;
    for (const name of given.length === 0 ? names : given) {
      context.issues.push({ code: 'custom', path: [name], input: undefined });
    }
  });
