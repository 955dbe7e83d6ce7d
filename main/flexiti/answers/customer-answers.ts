// The answers about a customer: search, lookup and driverslicense (API page, "Response Parameters").
import { z } from 'zod';
import type {
  Account,
  Customer,
  FoundAccounts,
  LicenceReading,
  OfferType,
  PlanCategory,
  SecurityQuestion,
} from './answers';
import {
  readLanguage,
  listOf,
  optional,
  readBoolean,
  readCardEnding,
  readCents,
  readDate,
  readDigits,
  readInteger,
  readPostalCode,
  readText,
  required,
} from './answer-fields';
import { maskedEmail, maskedPhone } from './masked';
import { mergedAccounts, mergedQuestions } from './merged';

const account = z
  .object({
    customer_id: required(readText),
    account_number: required(readDigits),
    account_status: optional(readText),
    tos_agreement: optional(readBoolean),
    tos: optional(readBoolean),
    customer_account_type: optional(readText),
    // The name in versions of the page before v2.5.
    account_type: optional(readText),
    credit_limit: optional(readCents),
    available_credit: optional(readCents),
    originating_merchant_id: optional(readDigits),
    originating_merchant_name: optional(readText),
    creation_date: optional(readDate),
    first_name: optional(readText),
    last_name: optional(readText),
    card_ending_in: optional(readCardEnding),
    preferred_language: optional(readLanguage),
  })
  .transform((answer): Account => ({
    customerId: answer.customer_id,
    accountNumber: answer.account_number,
    status: answer.account_status,
    termsAccepted: answer.tos_agreement ?? answer.tos,
    accountType: answer.customer_account_type ?? answer.account_type,
    creditLimitCents: answer.credit_limit,
    openToBuyCents: answer.available_credit,
    merchantId: answer.originating_merchant_id,
    merchantName: answer.originating_merchant_name,
    createdOn: answer.creation_date,
    firstName: answer.first_name,
    lastName: answer.last_name,
    cardEndingIn: answer.card_ending_in,
    language: answer.preferred_language,
  }));

/** The answer of search, each account once; an error where none of its accounts can be read. */
export const accountsAnswer = z.array(z.unknown()).transform((entries, context): FoundAccounts => {
  const read = entries.map((entry) => account.safeParse(entry));
  const accounts = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (accounts.length === 0 && entries.length > 0) context.addIssue({ code: 'custom' });
  return { accounts: mergedAccounts(accounts), unread: entries.length - accounts.length };
});

const securityQuestion = z
  .object({ id: required(readInteger), text: required(readText) })
  .transform((answer): SecurityQuestion => answer);

function readCategory(value: unknown): PlanCategory | null {
  return value === 'equal_billing' || value === 'deferred_payment' ? value : null;
}

const offerType = z
  .object({
    plan_id: required(readInteger),
    plan_name: optional(readText),
    offer_category: optional(readCategory),
    term_options: listOf(required(readInteger)).catch([]),
  })
  .transform((answer): OfferType => ({
    planId: answer.plan_id,
    name: answer.plan_name,
    category: answer.offer_category,
    terms: answer.term_options,
  }));

function readMasked(mask: (text: string) => string): (value: unknown) => string | null {
  return (value) => {
    const text = readText(value);
    return text === null ? null : mask(text);
  };
}

/** The answer of lookup, without unreadable questions and offers: the flow can continue without them. */
export const customerAnswer = z
  .object({
    customer_id: required(readText),
    account_number: required(readDigits),
    available_credit: optional(readCents),
    first_name: optional(readText),
    last_name: optional(readText),
    security_qid: listOf(securityQuestion).catch([]),
    address_1: optional(readText),
    address_2: optional(readText),
    city: optional(readText),
    postal_code: optional(readPostalCode),
    province: optional(readText),
    payment_protection: optional(readBoolean),
    offer_types: listOf(offerType).catch([]),
    card_ending_in: optional(readCardEnding),
    preferred_language: optional(readLanguage),
    email: optional(readMasked(maskedEmail)),
    phone_number: optional(readMasked(maskedPhone)),
    account_type: optional(readText),
  })
  .transform((answer): Customer => ({
    customerId: answer.customer_id,
    accountNumber: answer.account_number,
    openToBuyCents: answer.available_credit,
    firstName: answer.first_name,
    lastName: answer.last_name,
    securityQuestions: mergedQuestions(answer.security_qid),
    address1: answer.address_1,
    address2: answer.address_2,
    city: answer.city,
    postalCode: answer.postal_code,
    province: answer.province,
    paymentProtection: answer.payment_protection,
    offerTypes: answer.offer_types,
    cardEndingIn: answer.card_ending_in,
    language: answer.preferred_language,
    email: answer.email,
    phone: answer.phone_number,
    accountType: answer.account_type,
  }));

/** The answer of driverslicense. Any field may be missing, but not all. */
export const licenceAnswer = z
  .object({
    first_name: optional(readText),
    middle_name: optional(readText),
    last_name: optional(readText),
    dob: optional(readDate),
    address_1: optional(readText),
    city: optional(readText),
    province: optional(readText),
    postal_code: optional(readPostalCode),
    govid_type: optional(readText),
    govid_issuedby: optional(readText),
    govid_number: optional(readText),
    govid_expiry: optional(readDate),
  })
  .refine((answer) => Object.values(answer).some((field) => field !== null))
  .transform((answer): LicenceReading => ({
    firstName: answer.first_name,
    middleName: answer.middle_name,
    lastName: answer.last_name,
    birthDate: answer.dob,
    address1: answer.address_1,
    city: answer.city,
    province: answer.province,
    postalCode: answer.postal_code,
    idType: answer.govid_type,
    issuedBy: answer.govid_issuedby,
    number: answer.govid_number,
    expiry: answer.govid_expiry,
  }));
