// Scanners on serial ports, as they are stored and as they are used.
import { isDeepStrictEqual } from 'node:util';
import { defaultLine, portPath } from '../../base';
import type { SerialScanner } from '../../base';
import { maxScanners } from './schema';
import type { Stored, StoredSerial } from './schema';

/**
 * The scanners of a terminal. What was set up at the counter replaces what the provisioning file says of the same
 * scanner.
 */
export function serialScanners({ serial, scanners = [] }: Stored): SerialScanner[] {
  const setUp = scanners.map(fromStored);
  const provisioned = serial === undefined ? [] : [fromStored(serial)];
  return [...provisioned.filter((one) => !setUp.some((other) => isSameScanner(one, other))), ...setUp];
}

/** The stored scanners with one more, which replaces the same scanner; the oldest go where there are too many. */
export function withScanner(scanners: readonly StoredSerial[], scanner: SerialScanner): StoredSerial[] {
  const others = scanners.filter((one) => !isSameScanner(fromStored(one), scanner));
  return [toStored(scanner), ...others].slice(0, maxScanners);
}

/** Whether both are the same scanner as far as is known: the same port, or the same USB device. */
export function isSameScanner(one: Pick<SerialScanner, 'path' | 'usb'>, other: typeof one): boolean {
  return (
    (one.path !== null && other.path !== null && portPath(one.path) === portPath(other.path)) ||
    (one.usb !== null && isDeepStrictEqual(one.usb, other.usb))
  );
}

function fromStored({ path, usb, baudRate, dataBits, parity, stopBits }: StoredSerial): SerialScanner {
  return {
    path: path === undefined ? null : portPath(path),
    usb:
      usb === undefined
        ? null
        : {
            vendorId: Number.parseInt(usb.vendorId, 16),
            productId: Number.parseInt(usb.productId, 16),
            serialNumber: usb.serialNumber ?? null,
          },
    baudRate: baudRate ?? defaultLine.baudRate,
    dataBits: dataBits ?? defaultLine.dataBits,
    parity: parity ?? defaultLine.parity,
    stopBits: stopBits ?? defaultLine.stopBits,
  };
}

function toStored({ path, usb, ...line }: SerialScanner): StoredSerial {
  return {
    ...(path !== null && { path }),
    ...(usb !== null && {
      usb: {
        vendorId: hexadecimal(usb.vendorId),
        productId: hexadecimal(usb.productId),
        ...(usb.serialNumber !== null && { serialNumber: usb.serialNumber }),
      },
    }),
    ...line,
  };
}

function hexadecimal(number: number): string {
  return number.toString(16).padStart(4, '0');
}
