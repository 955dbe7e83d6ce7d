// The scanners of this counter: those that were set, those that are plainly scanners, and whatever types.
import type { WantedScanner } from './device-scanner';
import { createHidDriver } from './hid';
import { createHub } from './hub';
import type { Adoption, Hub, HubOptions } from './hub';
import { createKeyboardTransport } from './keyboard';
import type { Keystrokes } from './keyboard';
import { isKnownScanner } from './known-scanners';
import { createSerialDriver } from './serial';
import type { SerialLine } from './serial';

/** A scanner on a serial port, by where it is or by what it is, and how its line is set. */
export interface SetScanner extends SerialLine {
  path: string | null;
  usb: { vendorId: number; productId: number; serialNumber: string | null } | null;
}

export interface CounterOptions extends Omit<HubOptions, 'adopt'> {
  serial: readonly SetScanner[];
  keystrokes: Keystrokes;
  /** What scanners that type put before and behind each scan. */
  keyboard: { prefix: string | null; suffix: string | null };
  /** Whether devices are connected at all: without, only the keyboard is listened to. */
  devices: boolean;
}

/** A hub with all of them. What a scanner types is kept out of the page also where no devices are wanted. */
export function createCounter({ serial, keystrokes, keyboard, devices, ...options }: CounterOptions): Hub {
  const { isComplete } = options;
  const hub = createHub({ ...options, adopt: devices ? adoptions : [] });
  hub.add((emit) => createKeyboardTransport({ id: 'keyboard', keystrokes, isComplete, emit, ...keyboard }));
  if (devices) for (const [index, scanner] of serial.entries()) hub.want(wanted(`set-${index}`, scanner));
  return hub;
}

const adoptions: readonly Adoption[] = [
  { driver: createHidDriver(), accepts: () => true },
  { driver: createSerialDriver(), accepts: isKnownScanner },
];

function wanted(id: string, { path, usb, ...line }: SetScanner): WantedScanner {
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
