// Fields that search and lookup share, with the deviations of the pages' examples.
import type { SandboxCustomer } from '../customers';

/** A whole number of dollars and cents, as a JSON number. */
export const dollars = (cents: number): number => cents / 100;

/** The last four digits of the card; as a number they lose leading zeros. */
export function cardEndingIn(customer: SandboxCustomer): string | number {
  const digits = customer.vccNumber.slice(-4);
  return customer.quirks.cardAsNumber ? Number(digits) : digits;
}

/** `en-CA`, or `EN_CA` as in lookup's example. */
export function preferredLanguage(customer: SandboxCustomer): string {
  return customer.quirks.localeUnderscore ? customer.language.replace('-', '_').toUpperCase() : customer.language;
}

/** `a***inet@example.com`: first and last four letters of the mailbox, as in lookup's example. */
export function maskedEmail(email: string): string {
  const [mailbox = '', host = ''] = email.split('@');
  const hidden = Math.max(mailbox.length - 5, 1);
  return `${mailbox.slice(0, 1)}${'*'.repeat(hidden)}${mailbox.slice(1 + hidden)}@${host}`;
}

/** The last four digits, the rest masked. */
export const maskedPhone = (phone: string): string => `***-***-${phone.slice(-4)}`;
