// POST customers/driverslicense.
import { calendarDayOf } from '../../base';
import type { LicenceAnswer } from '../customers';
import { FieldReader, refuse, wrongInputs } from '../request';
import type { Handler } from './endpoint';

const spaced = (postalCode: string | null): string | null =>
  postalCode !== null && /^[A-Z]\d[A-Z]\d[A-Z]\d$/i.test(postalCode)
    ? `${postalCode.slice(0, 3)} ${postalCode.slice(3)}`
    : postalCode;

/**
 * The decoder's reading of `code`, with the customer's override where there is one for that licence. Errors:
 * 409 `Driver License's not supported`, 409 wrong_inputs.
 */
export const driverslicense: Handler = (request, world) => {
  const fields = new FieldReader(request.body);
  fields.refuseAllBut(['code']);
  if (request.query.size > 0) fields.complain('query', 'this endpoint has no query parameters');
  const code = fields.text('code', { required: true, control: true });
  if (fields.errors.length > 0 || code === undefined) return wrongInputs(fields.errors);
  const decoded = world.decodeLicence(code, calendarDayOf(world.now()));
  if (!decoded.ok) {
    return refuse(409, "Driver License's not supported", "Driver License's not supported");
  }
  const read = decoded.answer;
  const holder = read.govid_number === null ? undefined : world.register.byLicenceNumber(read.govid_number, read.dob);
  const answer: LicenceAnswer = { ...read, ...holder?.readingOverride };
  return { ok: true, body: { ...answer, postal_code: spaced(answer.postal_code) } };
};
