// Whether Flexiti answers, as a value, and what each answer, or the want of one, says of it.
import type { FlexitiErrorCode, Result } from '../errors';

/** No answer; answers that are not the POS API's; sign-in refused. */
export type Lost = 'offline' | 'down' | 'refused';

/** Known from real answers alone: the last whole call, sign-in or probe decides. */
export interface Link {
  /**
   * `online` and `slow`: the POS API answers, be it with a refusal. `offline`: nothing answers. `down`: what answers is
   * broken, overloaded or not the POS API. `refused`: it will not have this terminal. `unknown`: nothing has been asked.
   */
  state: 'unknown' | 'online' | 'slow' | Lost;
  /** Milliseconds since 1970, of the change into this state; null while it is unknown. */
  since: number | null;
  /** Milliseconds since 1970: Flexiti asked not to be called before (Retry-After); null where it did not. */
  until: number | null;
}

type LinkSignal = 'answered' | Lost | 'nothing';

const linkSignals: Readonly<Record<FlexitiErrorCode, LinkSignal>> = {
  invalid_request: 'nothing',
  cancelled: 'nothing',
  no_network: 'offline',
  dns_failure: 'offline',
  tls_failure: 'offline',
  connection_cut: 'offline',
  timed_out: 'offline',
  answer_cut: 'offline',
  redirected: 'down',
  not_json: 'down',
  answer_too_large: 'down',
  rate_limited: 'down',
  server_error: 'down',
  gateway_error: 'down',
  credentials_refused: 'refused',
  unauthorized: 'refused',
  answer_not_understood: 'answered',
  insufficient_scope: 'answered',
  forbidden: 'answered',
  invalid_role: 'answered',
  wrong_inputs: 'answered',
  not_found: 'answered',
  // Of a status below 500: above, the status decides the code (read-answer.ts).
  general_error: 'answered',
  sms_not_valid_phone: 'answered',
  merchant_override_is_not_allowed: 'answered',
  regular_purchase_bypass_is_not_allowed: 'answered',
  secret_answer_mismatch: 'answered',
  piw_mismatch: 'answered',
  tries_exceed: 'answered',
  licence_not_supported: 'answered',
  unknown_error: 'answered',
};

/** What the end of a whole call says of the link. */
export function linkSignal(result: Result<unknown>): LinkSignal {
  if (result.ok) return 'answered';
  const { code, status } = result.error;
  // A proxy on the way wants to know who asks: nothing came to Flexiti, nor from it.
  if (code === 'forbidden' && (status === undefined || status === 407)) return 'down';
  return linkSignals[code];
}

export interface LinkKeeper {
  link(): Link;
  /** `waitMs`: how long Flexiti asked not to be called; 0 where it did not. */
  change(state: Link['state'], waitMs: number): void;
}

// Two answers with the same Retry-After are a moment apart, and no news.
const sameMomentMs = 1000;

function isSameMoment(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) < sameMomentMs;
}

/** `now` in ms since 1970; `onLink` is told of every change, never of a repetition. */
export function createLinkKeeper(now: () => number, onLink: ((link: Link) => void) | undefined): LinkKeeper {
  let link: Link = { state: 'unknown', since: null, until: null };
  return {
    link: () => link,
    change(state, waitMs) {
      const at = now();
      const until = waitMs > 0 ? Math.round(at + waitMs) : null;
      if (state === link.state && isSameMoment(until, link.until)) return;
      link = { state, since: state === link.state ? link.since : at, until };
      onLink?.(link);
    },
  };
}
