import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../../main/flexiti/request/endpoint-table';
import { flexitiErrorCodes } from '../../../../main/flexiti';
import { readAnswer } from '../../../../main/flexiti/transport/read-answer';

const now = Date.parse('2026-03-01T12:00:00Z');

function errorOf(status: number, body: unknown, retryAfter: string | null = null, date: string | null = null) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = { status, retryAfter, date, reading: 'whole' as const, body: text };
  const result = readAnswer(endpoints.verify, answer, now);
  return result.ok ? undefined : result.error;
}

const refused = (code: string) => ({ url: '/x', message: 'It did not work', error: code });

describe('the error table', () => {
  it.each([
    [401, refused('unauthorized'), 'unauthorized'],
    [401, '', 'unauthorized'],
    [403, refused('Insufficient scope for this resource'), 'insufficient_scope'],
    [403, { message: 'Insufficient scope for this resource' }, 'insufficient_scope'],
    [403, refused('invalid_role'), 'invalid_role'],
    [403, '<html>', 'forbidden'],
    [407, '<html>', 'proxy_login'],
    [407, { error: 'wrong_inputs' }, 'proxy_login'],
    [465, '<html>', 'forbidden'],
    [466, {}, 'forbidden'],
    [467, '', 'forbidden'],
    [409, refused('invalid_role'), 'invalid_role'],
    [409, refused('wrong_inputs'), 'wrong_inputs'],
    [409, refused('wrong_input'), 'wrong_inputs'],
    [409, refused('general_error'), 'general_error'],
    [404, refused('not_found'), 'not_found'],
    [404, refused('NOT_FOUND'), 'not_found'],
    [400, refused('sms_not_valid_phone'), 'sms_not_valid_phone'],
    [409, refused('merchant_override_is_not_allowed'), 'merchant_override_is_not_allowed'],
    [409, refused('regular_purchase_bypass_is_not_allowed'), 'regular_purchase_bypass_is_not_allowed'],
    [409, refused('secret_answer_mismatch'), 'secret_answer_mismatch'],
    [409, refused('piw_mismatch'), 'piw_mismatch'],
    [409, refused('tries_exceed'), 'tries_exceed'],
    [409, refused("Driver License's not supported"), 'licence_not_supported'],
    [409, { error: 'general', message: 'Driver License’s not supported' }, 'licence_not_supported'],
    [400, refused('invalid_client'), 'invalid_client'],
    [400, { field_errors: [{ param: 'dob' }] }, 'wrong_inputs'],
    [400, '<html>', 'not_json'],
    [400, '[]', 'not_json'],
    [409, 'null', 'not_json'],
    [429, '<html>', 'rate_limited'],
    [418, {}, 'unknown_error'],
  ])('%d %j is %s, and final', (status, body, code) => {
    expect(errorOf(status, body)).toMatchObject({ code, status, mayHaveArrived: false });
  });

  it.each([
    [500, refused('general_error'), 'server_error'],
    [500, '<html>', 'server_error'],
    [501, '', 'server_error'],
    [502, '<html>', 'gateway_error'],
    [503, '<html>', 'gateway_error'],
    [504, '', 'gateway_error'],
    [302, '', 'redirected'],
    [408, '', 'timed_out'],
  ])('%d %j is %s, and the request may have arrived', (status, body, code) => {
    expect(errorOf(status, body)).toMatchObject({ code, status, mayHaveArrived: true });
  });

  it('keeps the names of the fields at fault, and never their values', () => {
    const field_errors = [
      { param: 'dob', msg: 'not 1984-02-29', value: '1984-02-29' },
      { param: 'Maude Example', msg: 'x', value: 'Maude' },
      'last_name',
      null,
    ];
    const error = errorOf(409, { ...refused('wrong_input'), field_errors, error_fields: [{ param: 'first_name' }] });
    expect(error).toEqual({ code: 'wrong_inputs', status: 409, fields: ['dob', 'first_name'], mayHaveArrived: false });
  });

  it('keeps an unknown code', () => {
    expect(errorOf(409, refused('account_on_holiday'))).toEqual({
      code: 'unknown_error',
      status: 409,
      apiCode: 'account_on_holiday',
      mayHaveArrived: false,
    });
  });

  it.each(['Maude Example', 'Example', '116994755', 'a_116994755', 'm@example.com', 'constructor'])(
    'does not keep %s for a code',
    (said) => {
      expect(errorOf(409, refused(said))).toEqual({ code: 'unknown_error', status: 409, mayHaveArrived: false });
    },
  );

  it.each([408, 429, 500, 502, 503, 504])('keeps the Retry-After of %d', (status) => {
    expect(errorOf(status, '<html>', '120')).toMatchObject({ status, retryAfterSeconds: 120 });
    expect(errorOf(status, {}, 'Sun, 01 Mar 2026 12:00:30 GMT')).toMatchObject({ status, retryAfterSeconds: 30 });
  });

  it('keeps no Retry-After that asks for no wait, and none of a refusal that is final', () => {
    expect(errorOf(429, '', '0')).not.toHaveProperty('retryAfterSeconds');
    expect(errorOf(503, '', 'soon')).not.toHaveProperty('retryAfterSeconds');
    expect(errorOf(409, refused('general_error'), '120')).not.toHaveProperty('retryAfterSeconds');
  });

  it('takes a date by the Date header, in whatever form each of them is', () => {
    const dates = ['Sun, 01 Mar 2026 09:00:00 GMT', 'Sunday, 01-Mar-26 09:00:00 GMT', 'Sun Mar  1 09:00:00 2026'];
    for (const date of dates) {
      expect(errorOf(503, '', 'Sun Mar  1 09:00:10 2026', date)).toMatchObject({ retryAfterSeconds: 10 });
    }
    expect(errorOf(503, '', 'Sun Mar  1 12:00:10 2026', 'today')).toMatchObject({ retryAfterSeconds: 10 });
  });

  it('gives a known code for any status and any body', () => {
    const status = fc.integer({ min: 100, max: 599 }).filter((value) => value < 200 || value > 299);
    fc.assert(
      fc.property(status, fc.oneof(fc.json(), fc.string()), (code, body) => {
        const error = errorOf(code, body);
        expect(flexitiErrorCodes).toContain(error?.code);
      }),
    );
  });
});
