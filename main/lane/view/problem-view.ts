// A failed call, with the best next step.
import type { FlexitiErrorCode } from '../../flexiti';
import type { ProblemView } from '../../../preload/contract';
import type { Failure } from '../model';

/** The same request would fail again. */
const nonRetryable: ReadonlySet<string> = new Set([
  'invalid_request',
  'wrong_inputs',
  'not_found',
  'credentials_refused',
  'insufficient_scope',
  'invalid_role',
  'sms_not_valid_phone',
  'merchant_override_is_not_allowed',
  'regular_purchase_bypass_is_not_allowed',
  'tries_exceed',
  'licence_not_supported',
] satisfies FlexitiErrorCode[]);

/** `otherwise` replaces the action `retry` if that cannot help. */
export function problemView(
  error: Failure,
  action: ProblemView['action'],
  otherwise: ProblemView['action'] = 'newCustomer',
): ProblemView {
  return {
    code: error.code,
    params: {
      ...(error.status === undefined ? {} : { status: error.status }),
      ...(error.apiCode === undefined ? {} : { apiCode: error.apiCode }),
      ...(error.fields === undefined ? {} : { fields: error.fields.join(', ') }),
      ...(error.retryAfterSeconds === undefined ? {} : { seconds: error.retryAfterSeconds }),
    },
    action: action === 'retry' && nonRetryable.has(error.code) ? otherwise : action,
  };
}
