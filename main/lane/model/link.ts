// Whether Flexiti can be called now, and which calls are retried automatically once it can.
import type { FlexitiErrorCode } from '../../flexiti';
import type { LinkView } from '../../../preload/contract';
import type { CustomerPhase, Flow, Loading } from './flow';

/** Failures of the link, not of the request: the same call may well succeed later. */
const transientCodes: ReadonlySet<string> = new Set([
  'no_network',
  'dns_failure',
  'tls_failure',
  'connection_cut',
  'timed_out',
  'answer_cut',
  'answer_too_large',
  'not_json',
  'redirected',
  'rate_limited',
  'server_error',
  'gateway_error',
  'credentials_refused',
  'unauthorized',
] satisfies FlexitiErrorCode[]);

/** After so many failed retries, only the cashier can retry. */
const maxAutoRetries = 20;

/** Whether calls are worth making, by the last answers. */
export function isUp({ state }: LinkView): boolean {
  return state === 'unknown' || state === 'online' || state === 'slow';
}

export function isTransient({ code }: { code: string }): boolean {
  return transientCodes.has(code) || code === 'terminal_stopped';
}

/** Whether this customer's failed call is retried when Flexiti answers: reads alone, never a verify. */
export function isWaiting(flow: Flow): boolean {
  if (flow.autoRetries >= maxAutoRetries) return false;
  switch (flow.step) {
    case 'customer':
      return hasFailedForNow(flow.phase);
    case 'verify':
      return hasFailedForNow(flow.quote) || hasFailedForNow(flow.details);
    case 'quote':
      return hasFailedForNow(flow.quote);
    case 'handOver':
      return false;
  }
}

function hasFailedForNow(call: CustomerPhase | Loading<unknown>): boolean {
  return call.kind === 'failed' && isTransient(call.error);
}
