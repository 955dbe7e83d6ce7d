// Turns the failure to open a port into a scanner's state.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ScannerState } from './scanner';

export type OpenFailure = Extract<ScannerState, 'absent' | 'busy_elsewhere' | 'no_permission' | 'failed'>;

/**
 * Windows error numbers of a port that is listed and has no device: an attached device is not functioning (31), a time-out of a
 * Bluetooth port whose scanner is away (121), no such device (433), not connected (1167), out of reach (1256).
 */
export const windowsAbsent: readonly number[] = [31, 121, 433, 1167, 1256];

/**
 * The state that a failed open stands for.
 *
 * @param message serialport's own is English, the system's on POSIX is localised
 * @param errno what `probe` gave
 */
export function openFailure(message: string, errno: string | null): OpenFailure {
  // The lock first: the port is there, and another program holds it.
  if (/cannot lock port/i.test(message)) return 'busy_elsewhere';
  // Windows answers a second program on a COM port with "access denied"; 32 is its sharing violation.
  if (/access denied|unknown error code 32\b/i.test(message)) return 'busy_elsewhere';
  if (/file not found|no such file/i.test(message)) return 'absent';
  const code = /unknown error code (\d+)/i.exec(message)?.[1];
  if (code !== undefined && windowsAbsent.includes(Number(code))) return 'absent';
  switch (errno) {
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO':
    case 'ENOTDIR':
    case 'EIO': // a port without hardware, or no longer with it
      return 'absent';
    case 'EACCES':
    case 'EPERM':
      return 'no_permission';
    case 'EBUSY':
    case 'EAGAIN':
      return 'busy_elsewhere';
    case null:
    default:
      return 'failed';
  }
}

/** The system's error code (`ENOENT`) for opening a port, or null. POSIX only. Unlike the message it is not localised. */
export async function probe(path: string, platform: NodeJS.Platform = process.platform): Promise<string | null> {
  if (platform === 'win32') return null;
  try {
    const file = await open(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    await file.close();
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  }
}
