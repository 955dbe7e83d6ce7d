// GET customers/search.
import type { SandboxCustomer } from '../customers';
import { FieldReader, refuse, wrongInputs } from '../request';
import { isCalendarDay } from '../../base';
import { cardEndingIn } from './answer-fields';
import type { Handler } from './endpoint';

const postalCode = { matches: /^[A-Za-z]\d[A-Za-z]\d[A-Za-z]\d$/, msg: 'must have the format XXXXXX' };

/** Both answers for no match are documented: family names from N on get the 404, the others an empty list. */
const answersNotFound = (lastName: string): boolean => lastName.trim().toUpperCase() >= 'N';

/** The accounts by name and birth date. Errors: 404 not_found (or an empty list), 409 wrong_inputs. */
export const search: Handler = (request, world) => {
  const fields = new FieldReader(request.query);
  fields.refuseAllBut(['first_name', 'last_name', 'dob', 'postal_code']);
  const first = fields.text('first_name', { max: 35, required: true });
  const last = fields.text('last_name', { max: 50, required: true });
  const birthDate = fields.text('dob', { max: 10, required: true });
  const postal = fields.text('postal_code', { max: 6, pattern: postalCode });
  if (birthDate !== undefined && !isCalendarDay(birthDate)) {
    fields.complain('dob', 'must have the format YYYY-MM-DD', birthDate);
  }
  if (fields.errors.length > 0 || first === undefined || last === undefined || birthDate === undefined) {
    return wrongInputs(fields.errors);
  }
  const found = world.register.search({ first, last, birthDate, postalCode: postal });
  if (found.length === 0 && answersNotFound(last)) return refuse(404, 'not_found', 'No customer was found');
  return { ok: true, body: found.map(accountAnswer) };
};

function accountAnswer(customer: SandboxCustomer): Record<string, unknown> {
  return {
    customer_id: customer.customerId,
    account_status: customer.status,
    account_status_reason_code: customer.reasonCode,
    [customer.quirks.tos ? 'tos' : 'tos_agreement']: customer.termsAccepted,
    risk_rating: customer.riskRating,
    account_number: Number(customer.accountNumber),
    credit_limit: (customer.limitCents / 100).toFixed(2),
    available_credit: (customer.openToBuyCents / 100).toFixed(2),
    originating_merchant_id: customer.merchantId,
    originating_merchant_name: customer.merchantName,
    creation_date: customer.createdOn,
    first_name: customer.firstName,
    last_name: customer.lastName,
    card_ending_in: cardEndingIn(customer),
    preferred_language: customer.language,
    customer_account_type: customer.accountType,
  };
}
