// Aborts one caller's waiting for a promise that other callers share.
import type { Result } from '../errors';

/** The result of a call that was aborted before it was sent. */
export const cancelled: Result<never> = { ok: false, error: { code: 'cancelled', mayHaveArrived: false } };

/** The result of `promise`, or `cancelled` as soon as `signal` aborts. */
export function unlessAborted<T>(promise: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (signal === undefined) return promise;
  if (signal.aborted) return Promise.resolve(cancelled);
  return new Promise((resolve, reject) => {
    const abort = () => {
      resolve(cancelled);
    };
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
