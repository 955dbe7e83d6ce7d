// A call to Flexiti as the page shows it: under way, or failed.

export interface Waiting {
  /** Milliseconds since 1970. */
  since: number;
}

export interface ProblemView {
  code: ProblemCode;
  params: Record<string, string | number>;
  /** The best next step, for the problem's first button. `support`: a call to Flexiti's; asking again is never on Enter. */
  action: 'retry' | 'newCustomer' | 'another_method' | 'correctAmount' | 'support' | 'none';
}

/**
 * `terminal_stopped`: the program ended before the answer was read. `account_or_card_not_found`: verify's not_found (the
 * API page's words for it).
 */
export type ProblemCode = FlexitiProblemCode | 'terminal_stopped' | 'account_or_card_not_found';

/** The error codes of the Flexiti client. */
export type FlexitiProblemCode =
  | 'invalid_request'
  | 'no_network'
  | 'dns_failure'
  | 'tls_failure'
  | 'proxy_login'
  | 'connection_cut'
  | 'timed_out'
  | 'cancelled'
  | 'redirected'
  | 'not_json'
  | 'answer_cut'
  | 'answer_too_large'
  | 'answer_not_understood'
  | 'credentials_refused'
  | 'invalid_client'
  | 'sign_in_not_accepted'
  | 'unauthorized'
  | 'insufficient_scope'
  | 'forbidden'
  | 'invalid_role'
  | 'wrong_inputs'
  | 'not_found'
  | 'general_error'
  | 'sms_not_valid_phone'
  | 'merchant_override_is_not_allowed'
  | 'regular_purchase_bypass_is_not_allowed'
  | 'secret_answer_mismatch'
  | 'piw_mismatch'
  | 'tries_exceed'
  | 'licence_not_supported'
  | 'user_not_able_to_purchase'
  | 'user_not_active'
  | 'rate_limited'
  | 'server_error'
  | 'gateway_error'
  | 'unknown_error';
