// Whether Flexiti can be called now, and which calls are retried automatically once it can.
import { isTransient as isTransientError } from '../../flexiti';
import type { LinkView } from '../../../preload/contract';
import type { CustomerPhase, Failure, Flow, Loading } from './flow';

/** After so many failed retries, only the cashier can retry. */
const maxAutoRetries = 20;

/** Whether calls are worth making, by the last answers. */
export function isUp({ state }: LinkView): boolean {
  return state === 'unknown' || state === 'online' || state === 'slow';
}

/** Whether a failure is the link's: the same call may succeed later. */
export function isTransient({ code }: Failure): boolean {
  return code === 'terminal_stopped' || isTransientError(code);
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

/** Whether its automatic retry may be made now: Flexiti has not asked to wait for longer. */
export function isDue(flow: Flow, at: number): boolean {
  return isWaiting(flow) && failuresOf(flow).every(({ notBefore }) => notBefore === undefined || notBefore <= at);
}

/** Whether Flexiti asked to wait, and that is over. */
export function hasWaited(flow: Flow, at: number): boolean {
  return isDue(flow, at) && failuresOf(flow).some(({ notBefore }) => notBefore !== undefined);
}

function failuresOf(flow: Flow): Failure[] {
  const calls: (CustomerPhase | Loading<unknown>)[] =
    flow.step === 'customer' ? [flow.phase] : [flow.details, flow.quote];
  return calls.flatMap((call) => (call.kind === 'failed' ? [call.error] : []));
}

function hasFailedForNow(call: CustomerPhase | Loading<unknown>): boolean {
  return call.kind === 'failed' && isTransient(call.error);
}
