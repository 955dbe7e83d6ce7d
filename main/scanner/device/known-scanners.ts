// Makers of counter scanners by USB vendor number. The udev rules in resources/ list the same numbers.
import type { Device } from './driver';

const makers = ['zebra', 'honeywell', 'datalogic', 'newland'] as const;
export type Maker = (typeof makers)[number];

/** Each has a message `scanner_setup_<hint>`; `other` is for all other makers. */
export const setupHints = [...makers, 'other'] as const;
export type SetupHint = (typeof setupHints)[number];

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

/** A device that is plugged in and that the terminal cannot hear as it is. */
export interface Unheard {
  /** The product's name, or its path. */
  name: string;
  path: string;
  /**
   * `snapi` and `ibm`: set to a way that needs its maker's driver, `other`: to another of the maker's own; `brltty`: a converter
   * that brltty has taken. Each has a message `setup_unheard_<mode>`.
   */
  mode: 'snapi' | 'ibm' | 'other' | 'brltty';
  /** How to set it up so that it is heard; null where its settings are not the cause. */
  hint: SetupHint | null;
}

export function makerOf({ vendorId }: Pick<Device, 'vendorId'>): Maker | null {
  return vendorId === null ? null : (makersByVendor.get(vendorId) ?? null);
}

/**
 * Whether a device is a scanner by its maker alone, so that its port may be opened without being configured. A USB
 * converter (FTDI, Prolific and the like) is not: anything may be connected to it.
 */
export function isKnownScanner(device: Pick<Device, 'vendorId'>): boolean {
  return makerOf(device) !== null;
}

/** Which hint says how to set up a scanner so that nothing of a licence is lost. */
export function setupHintOf(device: Pick<Device, 'vendorId'>): SetupHint {
  return makerOf(device) ?? 'other';
}
