// One opening of one HID scanner, until it is lost. Knows what node-hid does not tell.
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceListener, OpenDevice } from '../device';
import { layoutsOf } from './descriptor';
import { guessLayout, readReport } from './report';
import type { ReportLayout } from './report';

/** What of an open device of node-hid is used. */
export interface NodeHidDevice {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  /** What it says is a text, not an Error. */
  on(event: 'error', listener: (failure: unknown) => void): unknown;
  getDeviceInfo(): Promise<{ vendorId: number }>;
  close(): Promise<void>;
}

export interface HidSystem {
  open(path: string): Promise<NodeHidDevice>;
  platform: NodeJS.Platform;
  /** Where Linux tells of hidraw devices. */
  hidrawClass: string;
}

/** How long a device may take to close, in milliseconds. Its read thread looks up every 50 ms. */
const closeMs = 1000;
/**
 * How long reading must go well before a device counts as open, in milliseconds. Windows opens one that another program
 * has for itself, and only reading it fails. Elsewhere one turn is enough: node-hid starts to read on the next tick, and
 * must not be closed before, or it throws where nobody can catch it.
 */
const firstReadMs = (platform: NodeJS.Platform): number => (platform === 'win32' ? 100 : 1);

/**
 * Opens a device and reads its reports. Rejects with an Error that has hidapi's words where it cannot be opened or read at
 * first.
 */
export async function openHidDevice(path: string, listener: DeviceListener, system: HidSystem): Promise<OpenDevice> {
  // Asked before opening: should the device be replaced meanwhile, `check` finds a difference.
  const node = await identify(path, system);
  const described = await describedLayouts(path, system);
  const device = await system.open(path);
  const vendorId = described.length > 0 ? null : await vendorOf(device);

  let isOpen = false;
  let isClosed = false;
  let firstFailure: Error | null = null;
  let released: Promise<void> | null = null;
  let lost: Promise<void> | null = null;
  let isContinuation = false;

  function release(): Promise<void> {
    // Closing what has gone may fail, and a driver that is stuck must not hold up the terminal.
    const closed = (): Promise<void> => device.close().catch(() => undefined);
    return (released ??= Promise.race([closed(), delay(closeMs, undefined, { ref: false })]));
  }
  async function tellLoss(): Promise<void> {
    await release();
    if (!isClosed) listener.onLost();
  }
  async function check(): Promise<void> {
    if (!isClosed && node !== (await identify(path, system))) lost ??= tellLoss();
    await lost;
  }
  function close(): Promise<void> {
    isClosed = true;
    return release();
  }

  device.on('error', (failure) => {
    if (isOpen) lost ??= tellLoss();
    else firstFailure ??= failure instanceof Error ? failure : new Error(String(failure));
  });
  device.on('data', (report) => {
    if (released !== null) return;
    const layouts = described.length > 0 ? described : [guessLayout(report, vendorId)];
    const content = readReport(report, layouts);
    if (content === null) return;
    const { data, aimId, continued } = content;
    const isFirst = !isContinuation;
    isContinuation = continued === true;
    // An empty report may end a scan, but it is none.
    if (data.length === 0 && isFirst) return;
    const bytes = isFirst && aimId !== null ? withAimId(aimId, data) : data;
    listener.onChunk({ bytes, last: continued === null ? null : !continued });
  });

  await delay(firstReadMs(system.platform));
  // Assigned in a callback, which the compiler does not see.
  const failure = firstFailure as Error | null;
  if (failure !== null) {
    await release();
    throw failure;
  }
  isOpen = true;
  return { check, close };
}

/** hidapi could tell them on all systems, but node-hid does not pass it on. */
async function describedLayouts(path: string, { platform, hidrawClass }: HidSystem): Promise<ReportLayout[]> {
  if (platform !== 'linux') return [];
  try {
    return layoutsOf(await readFile(join(hidrawClass, basename(path), 'device', 'report_descriptor')));
  } catch {
    return [];
  }
}

async function vendorOf(device: NodeHidDevice): Promise<number | null> {
  try {
    return (await device.getDeviceInfo()).vendorId;
  } catch {
    return null;
  }
}

/** A scanner may be set to send the identifier in its data too: the decoder wants it once. */
function withAimId(aimId: string, data: Uint8Array): Uint8Array {
  const identifier = Buffer.from(aimId, 'latin1');
  const isThere = identifier.equals(data.subarray(0, identifier.length));
  return isThere ? data : Buffer.concat([identifier, data]);
}

/** Which device stands behind a path now; null where there is none, and where devices are not files. */
async function identify(path: string, { platform }: HidSystem): Promise<string | null> {
  if (platform !== 'linux') return null;
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return null;
  }
}
