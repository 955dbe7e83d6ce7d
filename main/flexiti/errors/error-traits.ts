// How each error code is treated, in one table: a new code does not compile until its row exists.
import type { FlexitiErrorCode } from './errors';

/** No answer; answers that are not the POS API's; sign-in refused; the store's proxy lets nothing through. */
export type Lost = 'offline' | 'down' | 'refused' | 'proxy';

/** What the end of a call says of the link; `nothing`: the call never tried it to its end. */
export type LinkSignal = 'answered' | Lost | 'nothing';

/** An optional trait that is left out does not hold. */
export interface ErrorTraits {
  linkSignal: LinkSignal;
  /** May pass within seconds: a read is sent again within the same call. */
  repeat: boolean;
  /** The same request may end otherwise later: the cashier is offered to try again. */
  retryable: boolean;
  /** The POS API sends it, in `error` or `message`, under this very name. */
  apiName: boolean;
  /** Its words send to Flexiti support: asking again does no harm, and is not the first step. */
  support?: true;
  /** What was typed or read off a card may be wrong: it is asked for again. */
  wrongInput?: true;
  /** As the answer to a token call: the credentials are refused. */
  credentials?: true;
  /** From verify: nothing was decided, so that the same format may be pressed again. */
  undecided?: true;
  /** From verify: this format meets the same refusal again on this account (API page, errors of verify). */
  finalForVerify?: 'sms' | 'security_question' | 'merchant_override' | 'regular_purchase_bypass';
}

export const errorTraits: Readonly<Record<FlexitiErrorCode, Readonly<ErrorTraits>>> = {
  // found before anything was sent
  invalid_request: {
    linkSignal: 'nothing',
    repeat: false,
    retryable: false,
    apiName: false,
    wrongInput: true,
    credentials: true,
  },
  // never reached Flexiti, or no answer came
  no_network: { linkSignal: 'offline', repeat: true, retryable: true, apiName: false, undecided: true },
  dns_failure: { linkSignal: 'offline', repeat: true, retryable: true, apiName: false, undecided: true },
  tls_failure: { linkSignal: 'offline', repeat: false, retryable: true, apiName: false },
  proxy_login: { linkSignal: 'proxy', repeat: false, retryable: true, apiName: false, undecided: true },
  connection_cut: { linkSignal: 'offline', repeat: true, retryable: true, apiName: false },
  timed_out: { linkSignal: 'offline', repeat: true, retryable: true, apiName: false },
  cancelled: { linkSignal: 'nothing', repeat: false, retryable: true, apiName: false, undecided: true },
  // an answer that is not the POS API's
  redirected: { linkSignal: 'down', repeat: false, retryable: true, apiName: false },
  not_json: { linkSignal: 'down', repeat: false, retryable: true, apiName: false },
  answer_cut: { linkSignal: 'offline', repeat: true, retryable: true, apiName: false },
  answer_too_large: { linkSignal: 'down', repeat: false, retryable: true, apiName: false },
  answer_not_understood: { linkSignal: 'answered', repeat: false, retryable: true, apiName: false },
  // the terminal's own identity
  credentials_refused: { linkSignal: 'refused', repeat: false, retryable: false, apiName: false },
  invalid_client: { linkSignal: 'refused', repeat: false, retryable: false, apiName: true },
  // the token call's invalid_request: a code of that name is our own
  sign_in_not_accepted: { linkSignal: 'refused', repeat: false, retryable: false, apiName: false },
  unauthorized: {
    linkSignal: 'refused',
    repeat: false,
    retryable: true,
    apiName: false,
    credentials: true,
    undecided: true,
  },
  insufficient_scope: { linkSignal: 'answered', repeat: false, retryable: false, apiName: true },
  forbidden: { linkSignal: 'answered', repeat: false, retryable: true, apiName: false },
  invalid_role: { linkSignal: 'answered', repeat: false, retryable: false, apiName: true },
  // the request's content
  wrong_inputs: {
    linkSignal: 'answered',
    repeat: false,
    retryable: false,
    apiName: true,
    wrongInput: true,
    credentials: true,
  },
  not_found: { linkSignal: 'answered', repeat: false, retryable: false, apiName: true, wrongInput: true },
  // of a status below 500: above, the status decides the code (read-answer.ts)
  general_error: { linkSignal: 'answered', repeat: false, retryable: false, apiName: true, support: true },
  sms_not_valid_phone: {
    linkSignal: 'answered',
    repeat: false,
    retryable: false,
    apiName: true,
    finalForVerify: 'sms',
  },
  merchant_override_is_not_allowed: {
    linkSignal: 'answered',
    repeat: false,
    retryable: false,
    apiName: true,
    finalForVerify: 'merchant_override',
  },
  regular_purchase_bypass_is_not_allowed: {
    linkSignal: 'answered',
    repeat: false,
    retryable: false,
    apiName: true,
    finalForVerify: 'regular_purchase_bypass',
  },
  secret_answer_mismatch: { linkSignal: 'answered', repeat: false, retryable: true, apiName: true },
  piw_mismatch: { linkSignal: 'answered', repeat: false, retryable: true, apiName: true },
  tries_exceed: {
    linkSignal: 'answered',
    repeat: false,
    retryable: false,
    apiName: true,
    finalForVerify: 'security_question',
  },
  licence_not_supported: { linkSignal: 'answered', repeat: false, retryable: false, apiName: false },
  // lookup's, in one version of the error page
  user_not_able_to_purchase: { linkSignal: 'answered', repeat: false, retryable: false, apiName: true },
  user_not_active: { linkSignal: 'answered', repeat: false, retryable: false, apiName: true },
  // Flexiti's side
  // Of a sign-in: to any other call it says nothing of the link (link/call-holds.ts).
  rate_limited: { linkSignal: 'down', repeat: true, retryable: true, apiName: false, undecided: true },
  server_error: { linkSignal: 'down', repeat: true, retryable: true, apiName: false },
  gateway_error: { linkSignal: 'down', repeat: true, retryable: true, apiName: false },
  unknown_error: { linkSignal: 'answered', repeat: false, retryable: true, apiName: false },
};

export function isLost(signal: LinkSignal): signal is Lost {
  return signal !== 'answered' && signal !== 'nothing';
}

/** Whether a failure is the link's, not the request's: a read is made again automatically once the link is back. */
export function isTransient(code: FlexitiErrorCode): boolean {
  return isLost(errorTraits[code].linkSignal);
}
