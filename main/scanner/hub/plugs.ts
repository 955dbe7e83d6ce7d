// What is plugged in, asked no more often than needed: on Linux listing serial ports starts a program.
import { readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Device, Driver } from '../device';

export interface Plugs {
  /** Devices of a driver that are plugged in now, a moment old at most. */
  devices(driver: Driver): Promise<readonly Device[]>;
  /** Something went away or came: what is known is looked at anew for a while, until the system knows it whole. */
  invalidate(): void;
}

interface Listing {
  at: number;
  devices: Promise<readonly Device[]>;
}

/** How long after a change the system may still be finding out what came, in milliseconds. */
const settleMs = 3000;
/** How long a listing counts meanwhile. */
const briefMs = 300;
/** How long a listing counts where nothing tells of changes, and where something does. */
const untoldMs = 2000;
const toldMs = 60_000;

/** A system that lists nothing for so long must not keep what is known of other ports waiting. */
const longestListMs = 5000;

/** @param nodes names of the device files there are; null where the system has none, as on Windows */
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
      const counts = now - changedAt < settleMs ? briefMs : present === null ? untoldMs : toldMs;
      const last = listings.get(driver.kind);
      if (last !== undefined && now - last.at < counts) return last.devices;
      const devices = Promise.race([driver.discover(), delay(listMs, [], { ref: false })]);
      listings.set(driver.kind, { at: now, devices });
      return devices;
    },
    invalidate() {
      changedAt = performance.now();
    },
  };
}

async function deviceNodes(): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  try {
    const names = await readdir('/dev');
    return names.filter((name) => /^(tty(S|USB|ACM)|hidraw)\d/.test(name)).join(' ');
  } catch {
    return null;
  }
}
