// Scanners on serial ports, RS-232 or USB made to look like it: real bytes in. Nothing is ever written to a port.
import type { Device, Driver } from './driver';
import { openSerialPort } from './serial-port';

/** How a line is set, on the scanner and here. */
export interface SerialLine {
  /** Bits a second. A USB scanner takes any. */
  baudRate: number;
  dataBits: 7 | 8;
  parity: 'none' | 'even' | 'odd';
  stopBits: 1 | 2;
}

/** What scanners come with most often. */
export const usualLine: SerialLine = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 };

// A USB converter hands bytes on every 16 ms; a scan at 9600 baud has no longer pause inside.
const defaultIdleMs = 200;
const graceMs = 50;

/**
 * A driver for serial ports that are set to `line`.
 *
 * @param idleMs silence that ends a scan which is not complete, in milliseconds
 */
export function createSerialDriver(line: SerialLine = usualLine, idleMs = defaultIdleMs): Driver {
  return {
    kind: 'serial',
    idleMs,
    graceMs,
    discover: listSerialPorts,
    open: (path, listener) => openSerialPort(path, line, listener),
  };
}

async function listSerialPorts(): Promise<Device[]> {
  try {
    const { SerialPort } = await import('serialport');
    const ports: readonly ListedPort[] = await SerialPort.list();
    return ports.map(deviceOf);
  } catch {
    return [];
  }
}

/** What serialport lists; Windows adds the name that its device manager shows. */
interface ListedPort {
  path: string;
  manufacturer?: string | undefined;
  serialNumber?: string | undefined;
  vendorId?: string | undefined;
  productId?: string | undefined;
  friendlyName?: string | undefined;
}

function deviceOf({ path, manufacturer, serialNumber, vendorId, productId, friendlyName }: ListedPort): Device {
  return {
    path,
    name: friendlyName ?? manufacturer ?? path,
    vendorId: hexadecimal(vendorId),
    productId: hexadecimal(productId),
    serialNumber: serialNumber === undefined || serialNumber === '' ? null : serialNumber,
  };
}

function hexadecimal(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? '', 16);
  return Number.isNaN(number) ? null : number;
}
