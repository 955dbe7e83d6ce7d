// Serial scanners, RS-232 or USB virtual COM ports. Read only: nothing is ever written to a port.
import type { SerialPort } from 'serialport';
import { defaultLine, type SerialLine } from '../../base';
import type { Device, Driver } from '../device';
import { openFailure, probe } from '../device';
import { openSerialPort } from './serial-port';

// A USB converter delivers every 16 ms, and no scan at 9600 baud pauses longer.
const defaultIdleMs = 200;
const graceMs = 50;

export interface SerialDriverOptions {
  /** Silence that ends an incomplete scan, in milliseconds. */
  idleMs?: number | undefined;
  /** Loads serialport on first use: a terminal without a serial scanner starts without it. */
  load?: () => Promise<{ SerialPort: typeof SerialPort }>;
}

/** A driver for serial ports that are set to `line`. */
export function createSerialDriver(
  line: SerialLine = defaultLine,
  { idleMs = defaultIdleMs, load = () => import('serialport') }: SerialDriverOptions = {},
): Driver {
  return {
    kind: 'serial',
    idleMs,
    graceMs,
    async discover() {
      try {
        const { SerialPort } = await load();
        const ports: readonly ListedPort[] = await SerialPort.list();
        return ports.map(deviceOf);
      } catch {
        return [];
      }
    },
    async open(path, listener) {
      try {
        const { SerialPort } = await load();
        return await openSerialPort(path, line, listener, SerialPort);
      } catch {
        // The loader's message concerns its own files, not the port.
        return { failure: openFailure('', await probe(path)) };
      }
    },
  };
}

/** An entry of `SerialPort.list()`; Windows adds the name from its device manager. */
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
    vendorId: parseHex(vendorId),
    productId: parseHex(productId),
    serialNumber: serialNumber === undefined || serialNumber === '' ? null : serialNumber,
  };
}

function parseHex(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? '', 16);
  return Number.isNaN(number) ? null : number;
}
