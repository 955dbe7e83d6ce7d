// Caches what is plugged in: on Linux, listing serial ports starts a program.
import { readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Device, Driver } from '../device';

export interface Plugs {
  /** A driver's devices, at most a moment old. */
  devices(driver: Driver): Promise<readonly Device[]>;
  /** A device came or went: lists more often until the system has settled. */
  invalidate(): void;
}

interface Listing {
  at: number;
  devices: Promise<readonly Device[]>;
}

/** How long the system may take to set up a new device, in milliseconds. */
const settleMs = 3000;
/** How long a listing is valid meanwhile. */
const settlingValidMs = 300;
/** How long a listing is valid where the device files do not show changes, and where they do. */
const blindValidMs = 2000;
const watchedValidMs = 60_000;

/** A listing that hangs must not block the other drivers. */
const longestListMs = 5000;

/** @param nodes names of the device files; null where the system has none, as on Windows */
export function createPlugs(nodes: () => Promise<string | null> = deviceNodes, listMs = longestListMs): Plugs {
  const listings = new Map<Driver['kind'], Listing>();
  let known: string | null = null;
  let changedAt = -Infinity;

  return {
    async devices(driver) {
      const now = performance.now();
      const present = await nodes();
      if (present !== known) changedAt = now;
      known = present;
      const validMs = now - changedAt < settleMs ? settlingValidMs : present === null ? blindValidMs : watchedValidMs;
      const last = listings.get(driver.kind);
      if (last !== undefined && now - last.at < validMs) return last.devices;
      const devices = Promise.race([driver.discover(), delay(listMs, [], { ref: false })]);
      listings.set(driver.kind, { at: now, devices });
      return devices;
    },
    invalidate() {
      changedAt = performance.now();
    },
  };
}

/** Whether a name in Linux's `/dev` may be a scanner's: serial ports of every kind, Bluetooth ones too, and HID devices. */
export function isDeviceNode(name: string): boolean {
  return /^(?:tty(?:S|USB|ACM|AMA|XRUSB)|rfcomm|hidraw)\d/.test(name);
}

async function deviceNodes(): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  try {
    const names = await readdir('/dev');
    return names.filter(isDeviceNode).join(' ');
  } catch {
    return null;
  }
}
