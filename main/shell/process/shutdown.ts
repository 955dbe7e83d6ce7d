// Cleaning up before the program quits: the window closed, the session ended, a signal, a menu.
import { app } from 'electron';
import { settleWithin } from '../../base';

const shutdownTimeoutMs = 2000;

/**
 * Runs `shutDown` once before the program quits, which it does also where that fails or takes longer than two seconds.
 */
export function runBeforeQuit(shutDown: () => Promise<unknown>): void {
  let running: Promise<void> | null = null;
  let done = false;
  const run = (): Promise<void> =>
    (running ??= settleWithin(shutdownTimeoutMs, shutDown).then(() => {
      done = true;
    }));
  app.on('window-all-closed', () => {
    void run().then(() => {
      app.quit();
    });
  });
  // Emitted at every quit that was not prevented, also without the windows being closed first.
  app.on('will-quit', (event) => {
    if (done) return;
    event.preventDefault();
    void run().then(() => {
      // Not at once: while this event is handled, Electron ignores another quit.
      setImmediate(() => {
        app.quit();
      });
    });
  });
}
