// The end of the program, by whichever way it comes: the window closed, the session ended, a signal, a menu.
import { app } from 'electron';
import { settleWithin } from '../../base';

/** How long the farewell may take, in milliseconds. */
export const farewellMs = 2000;

/**
 * Lets the farewell be done, once, before the program quits. The program quits also where the farewell fails or takes
 * longer than two seconds: nobody should have to kill it.
 */
export function beforeQuit(farewell: () => Promise<unknown>): void {
  let saying: Promise<void> | null = null;
  let done = false;
  const say = (): Promise<void> =>
    (saying ??= settleWithin(farewellMs, farewell).then(() => {
      done = true;
    }));
  app.on('window-all-closed', () => {
    void say().then(() => {
      app.quit();
    });
  });
  // Comes at every quitting that was not stopped, also when the windows were not closed by hand.
  app.on('will-quit', (event) => {
    if (done) return;
    event.preventDefault();
    void say().then(() => {
      // Not at once: as long as this event is being answered, Electron takes itself to be quitting already.
      setImmediate(() => {
        app.quit();
      });
    });
  });
}
