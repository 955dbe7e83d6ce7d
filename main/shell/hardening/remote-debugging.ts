// Any user of the computer can attach to Chromium's debugging port and read the page.
import { app } from 'electron';

const switches = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'];

/**
 * Disables remote debugging except in training, where no customer is real. Must be called while the main program loads:
 * once Electron is ready the port is open.
 */
export function closeRemoteDebugging(training: boolean): void {
  if (training) return;
  for (const name of switches) app.commandLine.removeSwitch(name);
}
