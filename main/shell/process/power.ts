// The computer sleeps, or its screen is locked: another person may wake it.
import { powerMonitor } from 'electron';

export interface Sleeper {
  lock(): void;
  wake(): void;
  /** After sleep alone: devices may be gone, or not answer any more. */
  reopenScanners(): void;
}

/**
 * Locks it when the computer sleeps, and wakes it; each possibly more than once. The app must be ready. On Linux Electron
 * reports sleep only (from logind), not the screen's lock.
 */
export function watchPower(sleeper: Sleeper): void {
  powerMonitor.on('suspend', () => sleeper.lock());
  powerMonitor.on('lock-screen', () => sleeper.lock());
  powerMonitor.on('resume', () => sleeper.wake());
  powerMonitor.on('resume', () => sleeper.reopenScanners());
  powerMonitor.on('unlock-screen', () => sleeper.wake());
}
