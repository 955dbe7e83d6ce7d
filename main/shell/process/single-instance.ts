// One instance per till: two would compete for the scanner and the parked customers.
import { app } from 'electron';

/**
 * Claims the user-data folder. Where another instance holds it, this one exits and the other's `onSecond` is called.
 *
 * @returns whether this is the first instance; if not, set up nothing else
 */
export function claimSingleInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return false;
  }
  app.on('second-instance', onSecond);
  return true;
}
