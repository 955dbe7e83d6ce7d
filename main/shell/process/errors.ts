// What nothing in the program has caught.
import { redactError } from '../../base';

/**
 * Calls `onException` for an exception that nothing caught. A promise that failed with nothing waiting for it leaves nothing
 * half done: it is logged, and no reason to stop in the middle of a customer.
 */
export function watchErrors(onException: (error: unknown) => unknown): void {
  process.on('uncaughtException', (error) => {
    void onException(error);
  });
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`unhandled rejection: ${redactError(error)}\n`);
  });
}
