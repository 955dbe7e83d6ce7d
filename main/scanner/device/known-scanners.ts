// Makers of counter scanners, by the USB vendor numbers that they use. The udev rules in resources/ have the same.
import type { Device } from './driver';

const makers = ['zebra', 'honeywell', 'datalogic', 'newland'] as const;
export type Maker = (typeof makers)[number];

/** Whose set-up hint there are words for (`scanner_setup_<code>`); `other` for everybody else. */
export const setupHints = [...makers, 'other'] as const;
export type SetupHint = (typeof setupHints)[number];

/** What people call them. */
export const makerNames: Readonly<Record<Maker, string>> = {
  zebra: 'Zebra',
  honeywell: 'Honeywell',
  datalogic: 'Datalogic',
  newland: 'Newland',
};

export const makersByVendor: ReadonlyMap<number, Maker> = new Map([
  [0x05e0, 'zebra'], // Symbol Technologies
  [0x0c2e, 'honeywell'], // Metrologic
  [0x0536, 'honeywell'], // Hand Held Products
  [0x23d0, 'honeywell'],
  [0x05f9, 'datalogic'], // PSC
  [0x1eab, 'newland'],
]);

/** Null where the maker is none that this program knows, or the device does not say. */
export function makerOf({ vendorId }: Pick<Device, 'vendorId'>): Maker | null {
  return vendorId === null ? null : (makersByVendor.get(vendorId) ?? null);
}

/**
 * Whether a device can be taken for a scanner by its maker alone, so that its port may be opened without anybody having
 * named it. A converter's chip (FTDI, Prolific and the like) may have anything behind it, and is none.
 */
export function isKnownScanner(device: Pick<Device, 'vendorId'>): boolean {
  return makerOf(device) !== null;
}

/** Which hint tells how to set a scanner up so that nothing of a licence is lost. */
export function setupHintOf(device: Pick<Device, 'vendorId'>): SetupHint {
  return makerOf(device) ?? 'other';
}
