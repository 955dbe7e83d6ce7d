// GET customers/lookup.
import type { SandboxCustomer } from '../customers';
import { isAuthorisedUser } from '../customers';
import {
  accountNumberRule,
  FieldReader,
  gatewayPage,
  languageRule,
  refuse,
  vccNumberRule,
  wrongInputs,
} from '../request';
import type { Outcome } from '../request';
import { offerOf } from '../plans';
import type { AnswerLanguage } from '../plans';
import { cardEndingIn, dollars, maskedEmail, maskedPhone, preferredLanguage } from './answer-fields';
import type { Handler } from './endpoint';

const identifiers = ['vcc_number', 'account_number', 'customer_id'];

/**
 * One customer by exactly one of card, account and customer id. Errors: 404 not_found, 409 wrong_inputs; account 0001
 * answers a gateway's 504, as the documentation's sandbox does.
 */
export const lookup: Handler = (request, world) => {
  const fields = new FieldReader(request.query);
  fields.refuseAllBut([...identifiers, 'lang']);
  const language = fields.text('lang', languageRule) === 'fr' ? 'fr' : 'en';
  const card = fields.text('vcc_number', vccNumberRule);
  const account = fields.text('account_number', accountNumberRule);
  const customerId = fields.text('customer_id', { max: 20 });
  const given = identifiers.filter((name) => fields.has(name));
  if (given.length !== 1) {
    fields.complain(
      given.join(',') || identifiers.join(','),
      'exactly one of card, account and customer id is required',
    );
  }
  if (fields.errors.length > 0) return wrongInputs(fields.errors);
  if (account !== undefined && Number(account) === 1) return gatewayTimeOut;
  const { register } = world;
  const byCard = card === undefined ? undefined : register.byCard(card);
  const byAccount = account === undefined ? undefined : register.holderOf(account);
  const byCustomerId = customerId === undefined ? undefined : register.byCustomerId(customerId);
  const found = byCard ?? byAccount ?? byCustomerId;
  if (!found) return refuse(404, 'not_found', 'The customer was not found');
  world.book.recordIdentified(request.referenceId, found.customerId);
  return { ok: true, body: customerAnswer(found, language) };
};

const gatewayTimeOut: Outcome = { ok: false, status: 504, html: gatewayPage(504) };

function customerAnswer(customer: SandboxCustomer, language: AnswerLanguage): Record<string, unknown> {
  const { quirks } = customer;
  return {
    ...(isAuthorisedUser(customer) ? { first_name: customer.firstName, last_name: customer.lastName } : {}),
    available_credit: dollars(customer.openToBuyCents),
    account_number: Number(customer.accountNumber),
    customer_id: quirks.customerIdAsNumber ? Number(customer.customerId) : customer.customerId,
    security_qid: [{ id: customer.question.id, text: customer.question.text[language] }],
    address_1: customer.address1,
    ...(customer.address2 === null ? {} : { address_2: customer.address2 }),
    city: customer.city,
    postal_code: customer.postalCode,
    province: customer.province,
    payment_protection: quirks.protectionAsNumber ? Number(customer.paymentProtection) : customer.paymentProtection,
    risk_rating: customer.riskRating,
    offer_types: offerTypes(customer, language),
    preferred_language: preferredLanguage(customer),
    card_ending_in: cardEndingIn(customer),
    email: maskedEmail(customer.email),
    ...(customer.phone === null ? {} : { phone_number: maskedPhone(customer.phone) }),
    account_type: customer.accountType,
  };
}

function offerTypes(customer: SandboxCustomer, language: AnswerLanguage): Record<string, unknown>[] {
  return offerOf(customer.plans).plans.map((plan) => ({
    plan_name: plan.name[language],
    plan_id: String(plan.id),
    offer_category: plan.category,
    term_options: plan.terms.map((term) => String(term.months)),
  }));
}
