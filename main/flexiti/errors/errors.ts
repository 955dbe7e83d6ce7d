// What can go wrong with a call, as values. Each code has a row in error-traits.ts and words in resources/messages/*/flexiti.json.

export const flexitiErrorCodes = [
  // found before anything was sent
  'invalid_request',
  // never reached Flexiti, or no answer came
  'no_network',
  'dns_failure',
  'tls_failure',
  'proxy_login',
  'connection_cut',
  'timed_out',
  'cancelled',
  // an answer that is not the POS API's
  'redirected',
  'not_json',
  'answer_cut',
  'answer_too_large',
  'answer_not_understood',
  // the terminal's own identity
  'credentials_refused',
  'invalid_client',
  'sign_in_not_accepted',
  'unauthorized',
  'insufficient_scope',
  'forbidden',
  'invalid_role',
  // the request's content
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
  'user_not_able_to_purchase',
  'user_not_active',
  // Flexiti's side
  'rate_limited',
  'server_error',
  'gateway_error',
  'unknown_error',
] as const;

export type FlexitiErrorCode = (typeof flexitiErrorCodes)[number];

export interface FlexitiError {
  code: FlexitiErrorCode;
  /** HTTP status; absent where no answer came. */
  status?: number;
  /** Flexiti's code, where this version does not know it. */
  apiCode?: string;
  /** API names of the fields at fault; never their values. */
  fields?: string[];
  /** The wait until it is asked for again: the Retry-After of a 408, 429 or 5xx, or after a 429 without one our own. */
  retryAfterSeconds?: number;
  /** The request may have reached Flexiti although no answer was read. Only verify depends on it. */
  mayHaveArrived: boolean;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: FlexitiError };
