// The computer sleeps, or its screen is locked: another person may wake it.
import { powerMonitor } from 'electron';

export interface PowerOptions {
  onSleep: () => void;
  onWake: () => void;
  /** After sleep alone: devices may be gone, or not answer any more. */
  onResume: () => void;
}

/**
 * Reports each, possibly more than once. The app must be ready. On Linux Electron reports sleep only (from
 * logind), not the screen's lock.
 */
export function watchPower({ onSleep, onWake, onResume }: PowerOptions): void {
  powerMonitor.on('suspend', onSleep);
  powerMonitor.on('lock-screen', onSleep);
  powerMonitor.on('resume', onWake);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onWake);
}
