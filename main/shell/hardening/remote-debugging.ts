// Any user of the machine can attach to Chromium's debugging port and read what the cashier sees.
import { app } from 'electron';

/** Chromium's switches that open a way in. */
const switches = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'];

/**
 * Closes the remote debugging of the page, except in training, where no customer is real. Must be called while the main
 * program loads: once Electron is ready the port is open.
 */
export function closeRemoteDebugging(training: boolean): void {
  if (training) return;
  for (const name of switches) app.commandLine.removeSwitch(name);
}
