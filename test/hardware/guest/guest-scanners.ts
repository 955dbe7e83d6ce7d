// The project's own scanner drivers in the guest, with a record of their events.
import { isComplete, licenceEnd, licenceStart } from '../../../main/licence';
import { defaultLine } from '../../../main/base';
import type { SerialScanner } from '../../../main/base';
import { openScanners } from '../../../main/scanner';
import type { Keystrokes, ScannerEvent } from '../../../main/scanner';
import { ScannerEvents } from './scanner-events';

/** Ids: `set-0` and so on for configured scanners; `serial-1`, `hid-1` and so on for those found automatically. */
export interface GuestScanners extends ScannerEvents {
  /** The length of the payload so far, when the framing last asked whether it is complete. */
  collected: number;
  close(): Promise<void>;
}

/** @param onEvent receives every event too */
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
    endOf: licenceEnd,
    startOf: licenceStart,
  });
  const scanners: GuestScanners = Object.assign(events, { collected: 0, close: () => hub.close() });
  return scanners;
}

/** A serial scanner configured by its port. */
export function atPath(path: string): SerialScanner {
  return { ...defaultLine, path, usb: null };
}

/** A serial scanner configured by its USB ids. */
export function byUsb(vendorId: number, productId: number, serialNumber: string): SerialScanner {
  return { ...defaultLine, path: null, usb: { vendorId, productId, serialNumber } };
}

const noKeyboard: Keystrokes = {
  listen: () => () => undefined,
  release: () => undefined,
  takeBack: () => undefined,
  textFieldFocused: () => false,
};
