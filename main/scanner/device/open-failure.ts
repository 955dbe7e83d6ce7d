// Why a serial port could not be opened, as a state that tells what to do about it.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ScannerState } from './scanner';

export type OpenFailure = Extract<ScannerState, 'absent' | 'busy_elsewhere' | 'no_permission' | 'failed'>;

/**
 * The state that a failed open stands for.
 *
 * @param message what serialport said: its own words in English, and on POSIX the system's, in the system's language
 * @param errno the code that `probe` found, or null where it found nothing
 */
export function openFailure(message: string, errno: string | null): OpenFailure {
  // The lock first: it says that the port is there and another program of ours or theirs holds it.
  if (/cannot lock port/i.test(message)) return 'busy_elsewhere';
  // Windows gives a COM port to one program at a time and calls a second one's attempt "access denied"; 32 is its
  // sharing violation.
  if (/access denied|unknown error code 32\b/i.test(message)) return 'busy_elsewhere';
  if (/file not found|no such file/i.test(message)) return 'absent';
  switch (errno) {
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO':
    case 'ENOTDIR':
    case 'EIO': // said of a port that has no hardware behind it, or has it no longer
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

/** The system's own error code for opening the port, which unlike its message is the same in every language; POSIX only. */
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
