// What nothing in the program has caught.
import { redactError } from '../../base';

/**
 * Calls `onException` for an exception that nothing caught. A promise that failed with nothing waiting for it leaves nothing
 * half done: it is logged, and no reason to stop in the middle of a customer.
 */
export function watchErrors(onException: (error: unknown) => unknown): void {
  process.on('uncaughtException', (error) => {
    if (isStatusOfFetch(error)) process.stderr.write(`answer without a status: ${redactError(error)}\n`);
    else void onException(error);
  });
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`unhandled rejection: ${redactError(error)}\n`);
  });
}

/**
 * Electron's fetch makes a Response of whatever status came, outside its promise: one that was cut to `2` throws where no
 * caller can catch it. The call itself ends by its time-out, so nothing is half done.
 */
function isStatusOfFetch({ name, message }: Error): boolean {
  return name === 'RangeError' && message.startsWith('init["status"] must be in the range');
}
