// One open HID scanner, until it is lost: covers what node-hid does not report.
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceListener, OpenDevice } from '../device';
import { featureReportsOf, layoutsOf } from './descriptor';
import { layoutsFor } from './layout-choice';
import type { FoundLayouts } from './layout-choice';
import { switchOf } from './quirks';
import type { Quirk, UsbId } from './quirks';
import { readReport } from './report';

/** The part of node-hid's open device that is used. */
export interface NodeHidDevice {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  /** Emits a text, not an Error. */
  on(event: 'error', listener: (failure: unknown) => void): unknown;
  getDeviceInfo(): Promise<UsbId>;
  /** The report's id first. */
  sendFeatureReport(report: number[]): Promise<number>;
  close(): Promise<void>;
}

export interface HidSystem {
  open(path: string): Promise<NodeHidDevice>;
  platform: NodeJS.Platform;
  /** The report descriptor of the device at a path. Rejects where it cannot be had. */
  readDescriptor(path: string): Promise<Uint8Array>;
  quirks: readonly Quirk[];
  found: FoundLayouts;
  /** Whether a device is a keyboard too. */
  isKeyboardToo: (device: UsbId) => boolean;
}

/** The AIM identifiers of PDF417 (ISO/IEC 15424): no other code of a counter is longer than one report. */
const pdf417 = ']L';
/** How long a scanner may take to switch, in milliseconds. */
const switchMs = 1000;
/** How long closing a device may take, in milliseconds. Its read thread wakes every 50 ms. */
const closeMs = 1000;
/**
 * How long reading must succeed before a device counts as open, in milliseconds. Windows opens one that another program
 * holds exclusively, and only reading it fails. Elsewhere one turn of the event loop will do: node-hid starts to read on
 * the next tick, and closing it before that throws where it cannot be caught.
 */
const firstReadMs = (platform: NodeJS.Platform): number => (platform === 'win32' ? 100 : 1);

/** Opens a device and reads its reports. Rejects with hidapi's message where it cannot be opened, or not read at first. */
export async function openHidDevice(path: string, listener: DeviceListener, system: HidSystem): Promise<OpenDevice> {
  // Before opening: if the device is replaced meanwhile, `check` sees a difference.
  const node = await identify(path, system);
  const descriptor = await descriptorOf(path, system);
  const device = await system.open(path);
  const usb = await usbIdOf(device);
  const layouts = layoutsFor(usb, descriptor === null ? [] : layoutsOf(descriptor), system.quirks, system.found);
  const isSwitched = await switchOver(device, usb, descriptor);

  let isOpen = false;
  let isClosed = false;
  let firstFailure: Error | null = null;
  let released: Promise<void> | null = null;
  let lost: Promise<void> | null = null;
  let isContinuation = false;
  /**
   * The identifier of a full report: scanners that never set `continued` repeat it in each report of a licence, where it would
   * stand in the middle of a value.
   */
  let filledBy: string | null = null;

  function release(): Promise<void> {
    // Closing an unplugged device may fail, and a stuck driver must not block the terminal.
    const closed = (): Promise<void> => device.close().catch(() => undefined);
    return (released ??= Promise.race([closed(), delay(closeMs, undefined, { ref: false })]));
  }
  async function reportLoss(): Promise<void> {
    await release();
    if (!isClosed) listener.onLost();
  }
  async function check(): Promise<void> {
    if (!isClosed && node !== (await identify(path, system))) lost ??= reportLoss();
    await lost;
  }
  function close(): Promise<void> {
    isClosed = true;
    return release();
  }

  device.on('error', (failure) => {
    if (isOpen) lost ??= reportLoss();
    else firstFailure ??= failure instanceof Error ? failure : new Error(String(failure));
  });
  device.on('data', (report) => {
    if (released !== null) return;
    const isFirst = !isContinuation;
    const choice = layouts(report, isFirst);
    const content = readReport(report, choice);
    if (content === null) return;
    const { data, aimId, continued } = content;
    isContinuation = continued === true;
    // An empty report may end a scan, but is none by itself.
    if (data.length === 0 && isFirst) return;
    const isNew = isFirst && aimId !== null && aimId !== filledBy;
    const isFull = choice.some(({ dataLength }) => data.length === dataLength);
    filledBy = isFull && (aimId?.startsWith(pdf417) ?? false) ? aimId : null;
    const bytes = isNew ? withAimId(aimId, data) : data;
    listener.onChunk({ bytes, last: continued === null ? null : !continued });
  });

  await delay(firstReadMs(system.platform));
  // Assigned in a callback, which the compiler does not see.
  const failure = firstFailure as Error | null;
  if (failure !== null) {
    await release();
    throw failure;
  }
  // It goes on typing: that it reports would be untrue.
  if (!isSwitched && usb !== null && system.isKeyboardToo(usb)) {
    await release();
    throw new Error('This scanner could not be switched from keyboard to HID POS');
  }
  isOpen = true;
  return { check, close };
}

/** A device that does not answer. */
async function refusal(): Promise<never> {
  await delay(switchMs, undefined, { ref: false });
  throw new Error('This scanner did not answer');
}

/** Switches a scanner that may be set to type to HID POS; false where it has no such switch, or refuses. */
async function switchOver(device: NodeHidDevice, usb: UsbId | null, descriptor: Uint8Array | null): Promise<boolean> {
  const report = switchOf(usb);
  // Only of makers with such a switch is it known that the keyboard beside the interface is the scanner's way in.
  if (report === null) return true;
  if (descriptor !== null && !featureReportsOf(descriptor).has(report[0] ?? 0)) return false;
  try {
    await Promise.race([device.sendFeatureReport([...report]), refusal()]);
    return true;
  } catch {
    return false;
  }
}

async function descriptorOf(path: string, system: HidSystem): Promise<Uint8Array | null> {
  try {
    return await system.readDescriptor(path);
  } catch {
    return null;
  }
}

async function usbIdOf(device: NodeHidDevice): Promise<UsbId | null> {
  try {
    return await device.getDeviceInfo();
  } catch {
    return null;
  }
}

/** Some scanners are set to send the identifier in their data too: the decoder wants it once. */
function withAimId(aimId: string, data: Uint8Array): Uint8Array {
  const identifier = Buffer.from(aimId, 'latin1');
  const isThere = identifier.equals(data.subarray(0, identifier.length));
  return isThere ? data : Buffer.concat([identifier, data]);
}

/** Which device a path leads to now; null where there is none, and where devices are not files. */
async function identify(path: string, { platform }: HidSystem): Promise<string | null> {
  if (platform !== 'linux') return null;
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return null;
  }
}
