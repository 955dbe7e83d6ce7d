// Why a HID device could not be opened or read at first, as a state that tells what to do about it.
import { openFailure } from '../device';
import type { OpenFailure } from '../device';

/** Windows' own numbers, as hidapi writes them before the message in the system's language: `open_device: (0x00000005)`. */
const windowsFailures: Readonly<Record<string, OpenFailure>> = {
  '00000002': 'absent', // file not found
  '00000003': 'absent', // path not found
  '00000005': 'busy_elsewhere', // access denied: another program has the device for itself
  '0000001F': 'absent', // a device that is attached is not functioning: it is on its way out or in
  '00000020': 'busy_elsewhere', // sharing violation
  '0000048F': 'absent', // the device is not connected
};

/**
 * The state that a failed open stands for.
 *
 * @param message what node-hid said
 * @param errno the code that `probe` found on POSIX, or null where it found nothing
 */
export function hidOpenFailure(message: string, errno: string | null): OpenFailure {
  const code = /\(0x([0-9A-F]{8})\)/i.exec(message)?.[1]?.toUpperCase();
  return windowsFailures[code ?? ''] ?? openFailure(message, errno);
}
