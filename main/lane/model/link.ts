// Whether Flexiti can be asked now, and which calls are made again by themselves once it can.
import { isTransient as isTransientError } from '../../flexiti';
import type { LinkView } from '../../../preload/contract';
import type { Failure, Flow } from './state';

/** After so many calls made by themselves in vain, only the cashier has them made again. */
const maxAutoRetries = 20;

/** Whether calls are worth making: so far as anybody knows, Flexiti answers. */
export function isUp({ state }: LinkView): boolean {
  return state === 'unknown' || state === 'online' || state === 'slow';
}

/** Whether a failure is the link's, and isTransient with it. */
export function isTransient({ code }: Failure): boolean {
  return code === 'terminal_stopped' || isTransientError(code);
}

/** Whether something of this customer is asked again by itself when Flexiti answers: reads alone, never a verify. */
export function isWaiting(flow: Flow): boolean {
  if (flow.autoRetries >= maxAutoRetries) return false;
  if (flow.step === 'customer') return flow.phase.kind === 'failed' && isTransient(flow.phase.error);
  if (flow.step === 'handOver') return false;
  const { details, quote } = flow;
  if (quote.kind === 'failed' && isTransient(quote.error)) return true;
  return flow.step === 'verify' && details.kind === 'failed' && isTransient(details.error);
}
