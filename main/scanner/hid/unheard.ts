// Scanners that are plugged in and set to a way of talking that no program hears without its maker's driver.
import { setupHintOf, isKnownScanner } from '../device';
import type { Unheard } from '../device';
import type { HidDeviceInfo, NodeHid } from './hid-driver';

/** Usage page and usages that the terminal hears by itself: HID POS, and a keyboard, whose keys the page gets. */
const heard = [
  { page: 0x8c, usage: 2 },
  { page: 1, usage: 6 },
];
/** The pages from here on are the makers' own (HID 1.11). */
const firstOwnPage = 0xff00;
/** IBM's page for point of sale, on which hand-held and table-top scanners of every maker report ("IBM hand-held", "USB-OEM"). */
const ibmPage = 0xff45;
const symbol = 0x05e0;
/** Symbol and Zebra have a product number for each way (MS4407 integration guide, 9-3). */
const symbolModes: ReadonlyMap<number, Unheard['mode']> = new Map([
  [0x1300, 'ibm'],
  [0x1400, 'ibm'],
  [0x1900, 'snapi'],
]);

/**
 * The scanners among listed HID devices that nobody hears: of a known maker, on its own pages alone, or of any maker on IBM's.
 * Each once, by its USB numbers and serial number.
 */
export function unheardOf(listed: readonly HidDeviceInfo[]): Unheard[] {
  const devices = new Map<string, HidDeviceInfo[]>();
  for (const one of listed) {
    const key = JSON.stringify([one.vendorId, one.productId, one.serialNumber ?? '']);
    devices.set(key, [...(devices.get(key) ?? []), one]);
  }
  return [...devices.values()].flatMap((interfaces) => {
    const mode = modeOf(interfaces);
    const [first] = interfaces;
    if (mode === null || first === undefined) return [];
    const { vendorId, path = '', product = '' } = first;
    return [{ name: product.trim() === '' ? path : product.trim(), path, mode, hint: setupHintOf({ vendorId }) }];
  });
}

function modeOf(interfaces: readonly HidDeviceInfo[]): Unheard['mode'] | null {
  const [first] = interfaces;
  if (first === undefined || interfaces.some(isHeard)) return null;
  if (first.vendorId === symbol) {
    const mode = symbolModes.get(first.productId);
    if (mode !== undefined) return mode;
  }
  if (interfaces.some(({ usagePage }) => usagePage === ibmPage)) return 'ibm';
  const isOwn = interfaces.every(({ usagePage = 0 }) => usagePage >= firstOwnPage);
  return isKnownScanner(first) && isOwn ? 'other' : null;
}

function isHeard({ usagePage, usage }: HidDeviceInfo): boolean {
  return heard.some((one) => one.page === usagePage && one.usage === usage);
}

/** What is plugged in now; empty where the system does not tell. Never rejects. */
export async function discoverUnheard(load: () => Promise<NodeHid> = () => import('node-hid')): Promise<Unheard[]> {
  try {
    const hid = await load();
    return unheardOf(await hid.devicesAsync());
  } catch {
    return [];
  }
}
