// The terminal's scanners: configured serial ports, devices that are scanners by their kind or maker, and the keyboard.
import { portPath, systemClock } from '../../base';
import type { SerialScanner } from '../../base';
import type { WantedScanner } from './device-scanner';
import { createHidDriver } from '../hid';
import { createKeyboardTransport } from '../keyboard';
import type { Keystrokes } from '../keyboard';
import { isKnownScanner } from '../device';
import { createSerialDriver } from '../serial';
import { createHub } from './hub';
import type { Adoption, Hub, HubOptions } from './hub';

export interface ScannersOptions extends HubOptions {
  serial: readonly SerialScanner[];
  keystrokes: Keystrokes;
  /** What a keyboard wedge is set to send before and after each scan. */
  keyboard: { prefix: string | null; suffix: string | null };
  /** False for the keyboard alone. */
  devices: boolean;
}

/** The keyboard wedge is always there: without it, scans would be typed into the page. */
export function openScanners({ serial, keystrokes, keyboard, devices, ...options }: ScannersOptions): Hub {
  const { isComplete, endOf, startOf, clock = systemClock } = options;
  const hub = createHub({ ...options, adopt: devices ? (options.adopt ?? adoptions) : [] });
  const reading = { isComplete, endOf, startOf, clock };
  hub.add((emit) => createKeyboardTransport({ id: 'keyboard', keystrokes, emit, ...reading, ...keyboard }));
  if (devices) for (const [index, scanner] of serial.entries()) hub.want(wanted(`set-${index}`, scanner));
  return hub;
}

const adoptions: readonly Adoption[] = [
  { driver: createHidDriver(), accepts: () => true },
  { driver: createSerialDriver(), accepts: isKnownScanner },
];

function wanted(id: string, { path: written, usb, ...line }: SerialScanner): WantedScanner {
  const path = written === null ? null : portPath(written);
  return {
    id,
    driver: createSerialDriver(line),
    name: path ?? `USB ${usbNumber(usb?.vendorId)}:${usbNumber(usb?.productId)}`,
    path,
    identity: usb,
    accepts: (device) => device.path === path,
  };
}

function usbNumber(number = 0): string {
  return number.toString(16).padStart(4, '0');
}
