// POST account/{n}/verify.
import { randomInt } from 'node:crypto';
import type { SandboxCustomer } from '../customers';
import { foldToAscii, isAuthorisedUser } from '../customers';
import { accountNumberRule, FieldReader, refuse, vccNumberRule, wrongInputs } from '../request';
import type { Outcome, Refusal } from '../request';
import { maskedEmail, maskedPhone } from './answer-fields';
import type { AdmittedRequest, Handler, World } from './endpoint';

const formats = ['sms', 'email', 'merchant_override', 'security_question', 'regular_purchase_bypass'] as const;
type Format = (typeof formats)[number];

interface Decision {
  accountNumber: string;
  requestId: string;
  format: Format;
  vccNumber: string | undefined;
  questionId: string | undefined;
  answer: string | undefined;
}

const fieldNames = ['vcc_number', 'format', 'security_qid', 'security_answer', 'request_id'];

/** A number(5), which the page's own example sends as a string. */
function questionIdOf(fields: FieldReader): string | undefined {
  const value = fields.value('security_qid');
  if (value === undefined) return undefined;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (/^\d{1,5}$/.test(text)) return text;
  fields.complain('security_qid', 'must be a number of at most 5 digits', value);
  return undefined;
}

function readDecision(request: AdmittedRequest): Decision | Refusal {
  const fields = new FieldReader(new Map([...request.body, ['account_number', request.accountNumber]]));
  fields.refuseAllBut([...fieldNames, 'account_number']);
  if (request.query.size > 0) fields.complain('query', 'this endpoint has no query parameters');
  const accountNumber = fields.text('account_number', { ...accountNumberRule, required: true });
  const requestId = fields.text('request_id', { max: 150, required: true });
  const vccNumber = fields.text('vcc_number', vccNumberRule);
  const named = fields.text('format', { required: true });
  const format = formats.find((known) => known === named);
  if (named !== undefined && !format) fields.complain('format', `must be one of ${formats.join(', ')}`, named);
  const byQuestion = format === 'security_question';
  const questionId = questionIdOf(fields);
  if (byQuestion && !fields.has('security_qid')) fields.complain('security_qid', 'is required');
  const answer = fields.text('security_answer', { max: 50, required: byQuestion });
  if (fields.errors.length > 0 || accountNumber === undefined || requestId === undefined || !format) {
    return wrongInputs(fields.errors);
  }
  return { accountNumber, requestId, format, vccNumber, questionId, answer };
}

/**
 * The person to verify: the bearer of the card where one is sent, else the account's holder. 404 not_found ("account or card
 * not found") for a card that is not of this account; 409 wrong_inputs for a flow whose last lookup found an authorised
 * user but that sends no card: then the holder would be verified in the user's place. (That check is the sandbox's own.)
 */
function personOf(decision: Decision, referenceId: string, world: World): SandboxCustomer | Refusal {
  const holder = world.register.holderOf(decision.accountNumber);
  if (!holder) return refuse(404, 'not_found', 'The account was not found');
  if (decision.vccNumber !== undefined) {
    const bearer = world.register.byCard(decision.vccNumber);
    const isOfAccount = bearer?.accountNumber === holder.accountNumber;
    return isOfAccount ? bearer : refuse(404, 'not_found', 'The account or the card was not found');
  }
  const identified = world.register.byCustomerId(world.book.identifiedIn(referenceId) ?? '');
  const isUser = identified?.accountNumber === holder.accountNumber && isAuthorisedUser(identified);
  if (!isUser) return holder;
  return wrongInputs([{ param: 'vcc_number', msg: 'is required for an authorised user', value: null }]);
}

const answerKey = (answer: string): string => foldToAscii(answer).trim().toLowerCase();

function checkAnswer(person: SandboxCustomer, decision: Decision, world: World): Refusal | null {
  if (Number(decision.questionId) !== person.question.id) {
    return wrongInputs([
      { param: 'security_qid', msg: 'is not a question of this customer', value: decision.questionId ?? null },
    ]);
  }
  const right = answerKey(decision.answer ?? '') === answerKey(person.question.answer);
  if (!right) world.book.recordWrongAnswer(person.accountNumber);
  if (world.book.isLocked(person.accountNumber)) {
    return refuse(409, 'tries_exceed', 'More than three wrong answers in 48 hours');
  }
  return right ? null : refuse(409, 'secret_answer_mismatch', 'The answer is wrong');
}

function refusalOf(person: SandboxCustomer, decision: Decision, referenceId: string, world: World): Refusal | null {
  switch (decision.format) {
    case 'sms':
      return person.phone === null ? refuse(400, 'sms_not_valid_phone', 'There is no valid phone on file') : null;
    case 'email':
      return null;
    case 'security_question':
      return checkAnswer(person, decision, world);
    case 'merchant_override':
      return world.overrideAllowed
        ? null
        : refuse(409, 'merchant_override_is_not_allowed', 'This merchant may not override verification');
    case 'regular_purchase_bypass':
      return world.book.mayBypass(person.accountNumber, referenceId)
        ? null
        : refuse(409, 'regular_purchase_bypass_is_not_allowed', 'The last calculate-interest did not allow a bypass');
  }
}

/** Four digits. */
export function randomPin(person: SandboxCustomer): string {
  const [least, beyond] = person.leadingZeroPin ? [100, 1000] : [1000, 10000];
  return String(randomInt(least, beyond)).padStart(4, '0');
}

function destinationOf(person: SandboxCustomer, format: Format): string | null {
  if (format === 'email') return maskedEmail(person.email);
  return format === 'sms' && person.phone !== null ? maskedPhone(person.phone) : null;
}

/** Answers with a PIN, or where it was sent. Errors: see the API notes' row for verify. */
export const verify: Handler = (request, world): Outcome => {
  const decision = readDecision(request);
  if ('ok' in decision) return decision;
  const person = personOf(decision, request.referenceId, world);
  if ('ok' in person) return person;
  const refusal = refusalOf(person, decision, request.referenceId, world);
  if (refusal) return refusal;
  const { format, requestId } = decision;
  const pin = world.makePin(person);
  world.book.recordPin({
    at: world.now(),
    accountNumber: person.accountNumber,
    customerId: person.customerId,
    referenceId: request.referenceId,
    requestId,
    format,
    pin,
    to: destinationOf(person, format),
  });
  const sent = format === 'sms' || format === 'email';
  return { ok: true, body: { verification_code: sent ? `verification_sent_to_${format}` : Number(pin) } };
};
