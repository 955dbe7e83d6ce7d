// The table of error traits, against the sets of codes that the rules of each trait are made of.
import { describe, expect, it } from 'vitest';
import { errorTraits, flexitiErrorCodes, isTransient, type FlexitiErrorCode } from '../../../main/flexiti';

const codesWhere = (holds: (code: FlexitiErrorCode) => boolean) => flexitiErrorCodes.filter(holds).sort();
const set = (codes: string) => codes.trim().split(/\s+/).sort();

describe('the error traits', () => {
  it('have one row for each code', () => {
    expect(Object.keys(errorTraits).sort()).toEqual([...flexitiErrorCodes].sort());
  });

  it.each([
    ['nothing', 'invalid_request cancelled'],
    ['offline', 'no_network dns_failure tls_failure connection_cut timed_out answer_cut'],
    ['proxy', 'proxy_login'],
    ['down', 'redirected not_json answer_too_large rate_limited server_error gateway_error'],
    ['refused', 'credentials_refused invalid_client sign_in_not_accepted unauthorized'],
    [
      'answered',
      `answer_not_understood insufficient_scope forbidden invalid_role wrong_inputs not_found general_error
       sms_not_valid_phone merchant_override_is_not_allowed regular_purchase_bypass_is_not_allowed
       secret_answer_mismatch piw_mismatch tries_exceed licence_not_supported user_not_able_to_purchase
       user_not_active unknown_error`,
    ],
  ])('signal %s of the link', (signal, codes) => {
    expect(codesWhere((code) => errorTraits[code].linkSignal === signal)).toEqual(set(codes));
  });

  it('count as transient', () => {
    expect(codesWhere(isTransient)).toEqual(
      set(`no_network dns_failure tls_failure proxy_login connection_cut timed_out answer_cut answer_too_large not_json redirected
           rate_limited server_error gateway_error credentials_refused invalid_client sign_in_not_accepted unauthorized`),
    );
  });

  it('are repeated within a call', () => {
    expect(codesWhere((code) => errorTraits[code].repeat)).toEqual(
      set(`no_network dns_failure connection_cut timed_out answer_cut rate_limited server_error gateway_error`),
    );
  });

  it('offer no retry', () => {
    expect(codesWhere((code) => !errorTraits[code].retryable)).toEqual(
      set(`invalid_request wrong_inputs not_found credentials_refused insufficient_scope invalid_role
           sms_not_valid_phone merchant_override_is_not_allowed regular_purchase_bypass_is_not_allowed tries_exceed
           licence_not_supported invalid_client sign_in_not_accepted user_not_able_to_purchase user_not_active
           general_error`),
    );
  });

  it('send to Flexiti support before anything else', () => {
    expect(codesWhere((code) => errorTraits[code].support === true)).toEqual(['general_error']);
  });

  it('are named so by the API', () => {
    expect(codesWhere((code) => errorTraits[code].apiName)).toEqual(
      set(`invalid_role wrong_inputs not_found general_error sms_not_valid_phone merchant_override_is_not_allowed
           regular_purchase_bypass_is_not_allowed secret_answer_mismatch piw_mismatch tries_exceed insufficient_scope
           invalid_client user_not_able_to_purchase user_not_active`),
    );
  });

  it('have the input asked for again', () => {
    expect(codesWhere((code) => errorTraits[code].wrongInput === true)).toEqual(
      set('not_found wrong_inputs invalid_request'),
    );
  });

  it('refuse the credentials of a token call', () => {
    expect(codesWhere((code) => errorTraits[code].credentials === true)).toEqual(
      set('unauthorized wrong_inputs invalid_request'),
    );
  });

  it('leave a verify undecided', () => {
    expect(codesWhere((code) => errorTraits[code].undecided === true)).toEqual(
      set('unauthorized no_network dns_failure proxy_login rate_limited cancelled'),
    );
  });

  it('are final for a format of verify', () => {
    const final = flexitiErrorCodes.flatMap((code) => {
      const { finalForVerify } = errorTraits[code];
      return finalForVerify === undefined ? [] : [[code, finalForVerify]];
    });
    expect(Object.fromEntries(final)).toEqual({
      sms_not_valid_phone: 'sms',
      tries_exceed: 'security_question',
      merchant_override_is_not_allowed: 'merchant_override',
      regular_purchase_bypass_is_not_allowed: 'regular_purchase_bypass',
    });
  });
});
