/** Line settings of a serial port, the same on both ends. */
export interface SerialLine {
  /** Bits per second. A USB scanner accepts any. */
  baudRate: number;
  dataBits: 7 | 8;
  parity: 'none' | 'even' | 'odd';
  stopBits: 1 | 2;
}

/** The factory setting of most scanners. */
export const defaultLine: Readonly<SerialLine> = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 };

/** A configured serial scanner, by path or USB identity, with its line settings. */
export interface SerialScanner extends SerialLine {
  path: string | null;
  usb: { vendorId: number; productId: number; serialNumber: string | null } | null;
}

/**
 * A port's path as the system lists it: Windows' `com3`, `COM3:` and `\\.\COM3` are its `COM3`. Any other path is unchanged.
 */
export function portPath(path: string): string {
  return /^(?:\\\\[.?]\\)?(com\d+):?$/i.exec(path.trim())?.[1]?.toUpperCase() ?? path;
}
