// HID scanners whose reports the descriptor alone does not explain. A new report layout is one entry of `quirks`.
import type { ReportLayout } from './report';

/** USB's numbers of a device. */
export interface UsbId {
  vendorId: number;
  productId: number;
}

export interface Quirk {
  vendorId: number;
  /** Left out where the entry holds for all of the vendor's products. An entry with a product goes first. */
  productId?: number;
  /** One for each report id that carries decoded data. */
  layouts: readonly ReportLayout[];
  /** `always` where the descriptor is wrong; `no_descriptor` where it is right, but cannot be had on every system. */
  applies: 'always' | 'no_descriptor';
}

/** The example of the HID Point of Sale Usage Tables 1.02 as Honeywell and most makers fill it in. */
export const commonLayout: ReportLayout = {
  reportId: 2,
  dataAt: 5,
  dataLength: 56,
  lengthAt: 1,
  aimAt: [2, 3, 4],
  continued: { at: 63, mask: 1 },
};

/**
 * Zebra's, Datalogic's and others' as the public library WebHidBarcodeScanner reads it: one byte stands between the length and
 * the AIM identifier.
 */
export const shiftedLayout: ReportLayout = { ...commonLayout, dataAt: 6, aimAt: [3, 4, 5] };

/** Newland's integration guides: no AIM identifier, and a symbology number of its own at 62. */
export const newlandLayout: ReportLayout = { ...commonLayout, dataAt: 2, aimAt: null };

export const quirks: readonly Quirk[] = [{ vendorId: 0x1eab, layouts: [newlandLayout], applies: 'no_descriptor' }];

/**
 * Scanners that stay keyboards until they are told to report by HID POS: Honeywell and Youjie answer to feature report 254
 * (their own usage page FF66; WebHidBarcodeScanner sends it too).
 */
const switchedBy: ReadonlyMap<number, readonly number[]> = new Map([
  [0x0c2e, [254, 1]],
  [0x23d0, [254, 1]],
]);

/** The feature report that switches a device to HID POS, its id first; null where none is documented. */
export function switchOf(device: UsbId | null): readonly number[] | null {
  return device === null ? null : (switchedBy.get(device.vendorId) ?? null);
}

/** The most specific entry for a device; null where there is none. */
export function quirkOf({ vendorId, productId }: UsbId, entries: readonly Quirk[]): Quirk | null {
  const ofVendor = entries.filter((entry) => entry.vendorId === vendorId);
  const ofProduct = ofVendor.find((entry) => entry.productId === productId);
  return ofProduct ?? ofVendor.find((entry) => entry.productId === undefined) ?? null;
}
