// Waiting for what others wait for too: a caller may give up his waiting, and nothing else.
import type { Result } from '../errors';

/** Of a call that was given up before it was sent. */
export const cancelled: Result<never> = { ok: false, error: { code: 'cancelled', mayHaveArrived: false } };

/** What `promise` gives, or `cancelled` as soon as `signal` gives up. */
export function unlessAborted<T>(promise: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (signal === undefined) return promise;
  if (signal.aborted) return Promise.resolve(cancelled);
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      resolve(cancelled);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', giveUp);
    });
  });
}
