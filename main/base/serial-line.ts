/** How the line of a serial port is set, on the scanner and here. */
export interface SerialLine {
  /** Bits a second. A USB scanner takes any. */
  baudRate: number;
  dataBits: 7 | 8;
  parity: 'none' | 'even' | 'odd';
  stopBits: 1 | 2;
}

/** The factory setting of most scanners. */
export const defaultLine: Readonly<SerialLine> = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 };

/** A scanner on a serial port, by its path or by its USB identity, and how its line is set. */
export interface SerialScanner extends SerialLine {
  path: string | null;
  usb: { vendorId: number; productId: number; serialNumber: string | null } | null;
}
