// Turns hidapi's failure to open or first read a device into a scanner's state.
import { openFailure } from '../device';
import type { OpenFailure } from '../device';

/** Windows error numbers, as hidapi writes them before the localised message: `open_device: (0x00000005)`. */
const windowsFailures: Readonly<Record<string, OpenFailure>> = {
  '00000002': 'absent', // file not found
  '00000003': 'absent', // path not found
  '00000005': 'busy_elsewhere', // access denied: another program holds the device exclusively
  '0000001F': 'absent', // an attached device is not functioning: it is being plugged or unplugged
  '00000020': 'busy_elsewhere', // sharing violation
  '0000048F': 'absent', // the device is not connected
};

/**
 * The state that a failed open stands for.
 *
 * @param message node-hid's
 * @param errno what `probe` gave
 */
export function hidOpenFailure(message: string, errno: string | null): OpenFailure {
  const code = /\(0x([0-9A-F]{8})\)/i.exec(message)?.[1]?.toUpperCase();
  return windowsFailures[code ?? ''] ?? openFailure(message, errno);
}
