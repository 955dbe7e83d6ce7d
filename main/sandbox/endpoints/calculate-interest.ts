// POST accounts/{n}/calculate-interest, version 2.5.1.
import { offerOf, termAmountCents, wordingIn } from '../plans';
import { accountNumberRule, FieldReader, languageRule, refuse, wrongInputs } from '../request';
import type { AnswerLanguage, Offer, PlanFee, PlanTerm, SandboxPlan } from '../plans';
import type { SandboxCustomer } from '../customers';
import type { Handler } from './endpoint';

/** How this customer's numbers are written: as numbers, or as strings. */
interface Notation {
  money: (cents: number) => number | string;
  plain: (value: number) => number | string;
}

const asNumbers: Notation = { money: (cents) => cents / 100, plain: (value) => value };
const asStrings: Notation = { money: (cents) => (cents / 100).toFixed(2), plain: String };

/** A JSON number of dollars with at most two decimals, in cents; a number(18,2). */
function amountCentsOf(fields: FieldReader): number | null {
  const amount = fields.value('amount');
  if (typeof amount === 'number' && /^\d{1,16}(\.\d{1,2})?$/.test(String(amount))) return Math.round(amount * 100);
  fields.complain('amount', 'must be a number with at most two decimals, not negative', amount);
  return null;
}

/** Regular purchase and promotional plans for an amount. Errors: 404 not_found, 409 wrong_inputs. */
export const calculateInterest: Handler = (request, world) => {
  const path = new FieldReader(new Map([['account_number', request.accountNumber]]));
  const accountNumber = path.text('account_number', { ...accountNumberRule, required: true });
  const query = new FieldReader(request.query);
  query.refuseAllBut(['lang']);
  const language = query.text('lang', languageRule) === 'fr' ? 'fr' : 'en';
  const body = new FieldReader(request.body);
  body.refuseAllBut(['amount']);
  const amountCents = amountCentsOf(body);
  const errors = [...path.errors, ...query.errors, ...body.errors];
  if (errors.length > 0 || accountNumber === undefined || amountCents === null) return wrongInputs(errors);
  const customer = world.register.holderOf(accountNumber);
  if (!customer) return refuse(404, 'not_found', 'The account was not found');
  const offer = offerOf(customer.plans);
  const bypass = world.book.decideBypass(
    customer.accountNumber,
    request.referenceId,
    amountCents,
    offer.regular !== null,
  );
  return { ok: true, body: quoteAnswer(customer, offer, amountCents, bypass, language) };
};

function quoteAnswer(
  customer: SandboxCustomer,
  offer: Offer,
  amountCents: number,
  bypass: boolean,
  language: AnswerLanguage,
): Record<string, unknown> {
  const to = customer.quirks.numbersAsStrings ? asStrings : asNumbers;
  const regular = offer.regular && {
    regular_purchase: {
      term_amount: to.money(amountCents),
      air: to.plain(customer.annualRate),
      fees: feeAnswer(monthlyFee(offer.regular.monthlyFeeCents), to, language),
      verify: bypass,
    },
  };
  const promotional = offer.plans.length > 0 && {
    promotional_purchase: offer.plans.map((plan) => ({
      plan_id: to.plain(plan.id),
      ...(offer.namesPlans ? { plan_name: plan.name[language] } : {}),
      terms: plan.terms.map((term) => termAnswer(customer, plan, term, amountCents, to, language)),
    })),
  };
  return {
    account_number: to.plain(Number(customer.accountNumber)),
    account_type: customer.accountType,
    amount: to.money(amountCents),
    customer: {
      air: to.plain(customer.annualRate),
      available_credit: to.money(customer.openToBuyCents),
      first_name: customer.firstName,
      last_name: customer.lastName,
      category_type: customer.category,
    },
    ...regular,
    ...promotional,
  };
}

const monthlyFee = (cents: number): PlanFee | null => (cents > 0 ? { cents, type: 'admin_monthly' } : null);

function feeAnswer(fee: PlanFee | null, to: Notation, language: AnswerLanguage): Record<string, unknown>[] {
  if (!fee) return [];
  const words = wordingIn(language).fee;
  return [{ description: words.description, amount: to.money(fee.cents), type: fee.type, message: words.message }];
}

function termAnswer(
  customer: SandboxCustomer,
  plan: SandboxPlan,
  term: PlanTerm,
  amountCents: number,
  to: Notation,
  language: AnswerLanguage,
): Record<string, unknown> {
  const rate = plan.promotionalRate ?? customer.annualRate;
  const words = wordingIn(language)[plan.promotionalRate === null ? 'account' : 'promotional'];
  const payment = termAmountCents({
    rule: plan.rule,
    amountCents,
    annualRate: rate,
    months: term.months,
    totalFeeCents: term.fee?.type === 'admin_total' ? term.fee.cents : 0,
    monthlyFeeCents: term.fee?.type === 'admin_monthly' ? term.fee.cents : 0,
  });
  return {
    term: to.plain(term.months),
    term_amount: to.money(payment),
    fees: feeAnswer(term.fee, to, language),
    annual_rates: { description: words.description, rate: to.plain(rate), type: words.type, message: words.message },
  };
}
