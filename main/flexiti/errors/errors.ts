// What can go wrong with a call, as values. Each code has its words in resources/messages/*/flexiti.json.

export const flexitiErrorCodes = [
  // found before anything was sent
  'invalid_request',
  // never reached Flexiti, or no answer came
  'no_network',
  'dns_failure',
  'tls_failure',
  'connection_cut',
  'timed_out',
  'cancelled',
  // an answer that is none
  'redirected',
  'not_json',
  'answer_cut',
  'answer_too_large',
  'answer_not_understood',
  // who we are
  'credentials_refused',
  'unauthorized',
  'insufficient_scope',
  'forbidden',
  'invalid_role',
  // what was asked
  'wrong_inputs',
  'not_found',
  'general_error',
  'sms_not_valid_phone',
  'merchant_override_is_not_allowed',
  'regular_purchase_bypass_is_not_allowed',
  'secret_answer_mismatch',
  'piw_mismatch',
  'tries_exceed',
  'licence_not_supported',
  // the other side
  'rate_limited',
  'server_error',
  'gateway_error',
  'unknown_error',
] as const;

export type FlexitiErrorCode = (typeof flexitiErrorCodes)[number];

export interface FlexitiError {
  code: FlexitiErrorCode;
  /** The HTTP status, where an answer came. */
  status?: number;
  /** Flexiti's own code, where it is one that this version does not know. */
  apiCode?: string;
  /** The fields that were found wrong, by the API's names; never their values. */
  fields?: string[];
  /** After 429 or 503: seconds to wait, where the answer said so. */
  retryAfterSeconds?: number;
  /** True where the request may have reached Flexiti although no answer was read. Matters for verify alone. */
  mayHaveArrived: boolean;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: FlexitiError };
