// Whether Flexiti can be asked now, and which calls are made again by themselves once it can.
import type { FlexitiErrorCode } from '../../flexiti';
import type { LinkView } from '../../../preload/contract';
import type { CustomerPhase, Flow, Loading } from './flow';

/** Failures of the link, not of what was asked: the same call may well be answered later. */
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

/** After so many calls made by themselves in vain, only the cashier has them made again. */
const maxAutoRetries = 20;

/** Whether calls are worth making: so far as anybody knows, Flexiti answers. */
export function isUp({ state }: LinkView): boolean {
  return state === 'unknown' || state === 'online' || state === 'slow';
}

/** Whether a failure is the link's, and isTransient with it. */
export function isTransient({ code }: { code: string }): boolean {
  return transientCodes.has(code) || code === 'terminal_stopped';
}

/** Whether something of this customer is asked again by itself when Flexiti answers: reads alone, never a verify. */
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
