// A failed call, with the best next step.
import { errorTraits } from '../../flexiti';
import type { ProblemView } from '../../../preload/contract';
import type { Failure } from '../model';

/** `otherwise` replaces the action `retry` if that cannot help: by itself it corrects, and never leaves the customer. */
export function problemView(
  error: Failure,
  action: ProblemView['action'],
  otherwise: ProblemView['action'] = correction(error),
): ProblemView {
  return {
    code: error.code,
    params: {
      ...(error.status === undefined ? {} : { status: error.status }),
      ...(error.apiCode === undefined ? {} : { apiCode: error.apiCode }),
      ...(error.fields === undefined ? {} : { fields: error.fields.join(', ') }),
      ...(error.retryAfterSeconds === undefined ? {} : { seconds: error.retryAfterSeconds }),
    },
    action: action === 'retry' ? retryAction(error, otherwise) : action,
  };
}

function retryAction({ code }: Failure, otherwise: ProblemView['action']): ProblemView['action'] {
  if (code === 'terminal_stopped' || errorTraits[code].retryable) return 'retry';
  return errorTraits[code].support === true ? 'support' : otherwise;
}

/** Past the customer step the amount is all that can be entered differently. */
function correction({ code }: Failure): ProblemView['action'] {
  return code !== 'terminal_stopped' && errorTraits[code].wrongInput === true ? 'correctAmount' : 'none';
}
