// The computer going to sleep, or its screen being locked: whoever wakes it need not be who left it.
import { powerMonitor } from 'electron';

export interface PowerOptions {
  onSleep: () => void;
  onWake: () => void;
}

/**
 * Tells of both, possibly more than once each. To be called once the app is ready. On Linux Electron knows of the sleep
 * alone (from logind), not of the screen's lock.
 */
export function watchPower({ onSleep, onWake }: PowerOptions): void {
  powerMonitor.on('suspend', onSleep);
  powerMonitor.on('lock-screen', onSleep);
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onWake);
}
