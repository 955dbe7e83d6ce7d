// The fields of each answer that the terminal reads (API pages, "Response Parameters"), and how to put a value into one.
import type { EndpointName } from '../hostile-api';
import type { FieldKind } from './values';

/** `*` stands for every entry of a list. */
export interface Field {
  path: string;
  kind: FieldKind;
}

const field = (kind: FieldKind, ...paths: string[]): Field[] => paths.map((path) => ({ path, kind }));

export const fieldsOf: Readonly<Record<EndpointName, readonly Field[]>> = {
  token: [...field('text', 'access_token', 'refresh_token', 'token_type', 'scope'), ...field('count', 'expires_in')],
  driverslicense: [
    ...field('text', 'first_name', 'middle_name', 'last_name', 'address_1', 'city', 'province', 'postal_code'),
    ...field('text', 'govid_type', 'govid_issuedby', 'govid_number'),
    ...field('date', 'dob', 'govid_expiry'),
  ],
  search: [
    ...field('digits', '*.account_number', '*.customer_id', '*.originating_merchant_id', '*.card_ending_in'),
    ...field('text', '*.first_name', '*.last_name', '*.originating_merchant_name', '*.account_status_reason_code'),
    ...field('choice', '*.account_status', '*.customer_account_type', '*.preferred_language', '*.risk_rating'),
    ...field('money', '*.credit_limit', '*.available_credit'),
    ...field('flag', '*.tos_agreement'),
    ...field('date', '*.creation_date'),
  ],
  lookup: [
    ...field('digits', 'account_number', 'customer_id', 'card_ending_in'),
    ...field('text', 'first_name', 'last_name', 'address_1', 'address_2', 'city', 'postal_code', 'province'),
    ...field('text', 'email', 'phone_number', 'security_qid.*.text', 'offer_types.*.plan_name'),
    ...field('choice', 'account_type', 'preferred_language', 'offer_types.*.offer_category'),
    ...field('money', 'available_credit'),
    ...field('flag', 'payment_protection'),
    ...field('count', 'security_qid.*.id', 'offer_types.*.plan_id', 'offer_types.*.term_options.*'),
    ...field('list', 'security_qid', 'offer_types', 'offer_types.*.term_options'),
  ],
  'calculate-interest': [
    ...field('digits', 'account_number'),
    ...field('text', 'customer.first_name', 'customer.last_name', 'promotional_purchase.*.plan_name'),
    ...field('text', ...labelsOf('promotional_purchase.*.terms.*.annual_rates')),
    ...field('text', ...labelsOf('promotional_purchase.*.terms.*.fees.*')),
    ...field('choice', 'account_type', 'customer.category_type'),
    ...field(
      'choice',
      'promotional_purchase.*.terms.*.annual_rates.type',
      'promotional_purchase.*.terms.*.fees.*.type',
    ),
    ...field('money', 'amount', 'customer.available_credit', 'regular_purchase.term_amount'),
    ...field('money', 'promotional_purchase.*.terms.*.term_amount', 'promotional_purchase.*.terms.*.fees.*.amount'),
    ...field('rate', 'customer.air', 'regular_purchase.air', 'promotional_purchase.*.terms.*.annual_rates.rate'),
    ...field('count', 'promotional_purchase.*.plan_id', 'promotional_purchase.*.terms.*.term'),
    ...field('flag', 'regular_purchase.verify'),
    ...field('list', 'regular_purchase.fees', 'promotional_purchase', 'promotional_purchase.*.terms'),
    ...field('list', 'promotional_purchase.*.terms.*.fees', 'promotional_purchase.*.terms.*.annual_rates'),
    ...field('object', 'customer', 'regular_purchase'),
  ],
  verify: [...field('digits', 'verification_code'), ...field('choice', 'verification_code')],
};

function labelsOf(path: string): string[] {
  return ['description', 'message'].map((name) => `${path}.${name}`);
}

/** A copy of the answer in which the field has another value, made of its own. A field that is not there is added. */
export function withField(answer: unknown, path: string, of: (honest: unknown) => unknown): unknown {
  const [name = '', ...rest] = path.split('.');
  const inner = (value: unknown): unknown => (rest.length === 0 ? of(value) : withField(value, rest.join('.'), of));
  if (name === '*') return Array.isArray(answer) ? answer.map(inner) : answer;
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  const value = inner((answer as Record<string, unknown>)[name]);
  const others = Object.entries(answer).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}
