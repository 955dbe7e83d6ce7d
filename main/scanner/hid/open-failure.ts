// Turns hidapi's failure to open or first read a device into a scanner's state.
import { openFailure, windowsAbsent } from '../device';
import type { OpenFailure } from '../device';

/** Windows error numbers, as hidapi writes them before the localised message: `open_device: (0x00000005)`. */
const windowsFailures: Readonly<Record<string, OpenFailure>> = {
  '00000002': 'absent', // file not found
  '00000003': 'absent', // path not found
  '00000005': 'busy_elsewhere', // access denied: another program holds the device exclusively
  '00000020': 'busy_elsewhere', // sharing violation
};

/**
 * The state that a failed open stands for.
 *
 * @param message node-hid's
 * @param errno what `probe` gave
 */
export function hidOpenFailure(message: string, errno: string | null): OpenFailure {
  const code = /\(0x([0-9A-F]{8})\)/i.exec(message)?.[1]?.toUpperCase();
  if (code !== undefined && windowsAbsent.includes(Number.parseInt(code, 16))) return 'absent';
  return windowsFailures[code ?? ''] ?? openFailure(message, errno);
}
