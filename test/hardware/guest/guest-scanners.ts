// The scanners of a counter as the terminal has them: the project's own, with what they tell.
import { isComplete } from '../../../main/licence';
import { defaultLine } from '../../../main/base';
import type { SerialScanner } from '../../../main/base';
import { openScanners } from '../../../main/scanner';
import type { Keystrokes, ScannerEvent } from '../../../main/scanner';
import { ScannerEvents } from './scanner-events';

/** Scanners that were set are `set-0` and so on; those that were taken up by themselves `serial-1`, `hid-1` and so on. */
export interface GuestScanners extends ScannerEvents {
  /** How many bytes of a payload have come, as the framing asked last. */
  collected: number;
  close(): Promise<void>;
}

/** @param alsoTell is told every event too */
export function openGuestScanners(
  serial: readonly SerialScanner[],
  { keystrokes = noKeyboard, onEvent }: { keystrokes?: Keystrokes; onEvent?: (event: ScannerEvent) => void } = {},
): GuestScanners {
  const events = new ScannerEvents();
  const hub = openScanners({
    serial,
    keystrokes,
    keyboard: { prefix: null, suffix: null },
    devices: true,
    listener(event) {
      events.record(event);
      onEvent?.(event);
    },
    isComplete(payload) {
      scanners.collected = payload.length;
      return isComplete(payload);
    },
  });
  const scanners: GuestScanners = Object.assign(events, { collected: 0, close: () => hub.close() });
  return scanners;
}

/** A serial scanner that was set by its port. */
export function atPath(path: string): SerialScanner {
  return { ...defaultLine, path, usb: null };
}

/** A serial scanner that was set by what it is. */
export function byUsb(vendorId: number, productId: number, serialNumber: string): SerialScanner {
  return { ...defaultLine, path: null, usb: { vendorId, productId, serialNumber } };
}

const noKeyboard: Keystrokes = {
  listen: () => () => undefined,
  release: () => undefined,
  takeBack: () => undefined,
  textFieldFocused: () => false,
};
