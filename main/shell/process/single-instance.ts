// One till, one program: two would fight over the scanner and the parked customers.
import { app } from 'electron';

/**
 * Claims this user-data folder. Where another terminal holds it, this one ends, and that one is told.
 * @param onSecond Called in the first terminal when somebody starts it again.
 * @returns Whether this is the first terminal. If not, nothing else should be set up.
 */
export function claimSingleInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return false;
  }
  app.on('second-instance', onSecond);
  return true;
}
