// Scanners on serial ports, RS-232 or USB made to look like it: real bytes in. Nothing is ever written to a port.
import { defaultLine, type SerialLine } from '../../base';
import type { Device, Driver } from '../device';
import { openSerialPort } from './serial-port';

// A USB converter hands bytes on every 16 ms; a scan at 9600 baud has no longer pause inside.
const defaultIdleMs = 200;
const graceMs = 50;

/**
 * A driver for serial ports that are set to `line`.
 *
 * @param idleMs silence that ends a scan which is not complete, in milliseconds
 */
export function createSerialDriver(line: SerialLine = defaultLine, idleMs = defaultIdleMs): Driver {
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
