// Any number of scanners as one stream of events. Connects each as soon as its device is plugged in, under any path, and
// adopts devices that are scanners by their kind or maker.
import { realpath } from 'node:fs/promises';
import { createDeviceScanner } from './device-scanner';
import type { DeviceScanner, WantedScanner } from './device-scanner';
import { portPath, systemClock } from '../../base';
import type { Clock } from '../../base';
import type {
  Device,
  Driver,
  IsComplete,
  LicenceEnd,
  LicenceStart,
  ScannerEvent,
  ScannerStatus,
  Transport,
} from '../device';
import { createPlugs } from './plugs';
import type { Plugs } from './plugs';
import { createRepeats } from './repeats';

export interface Hub {
  /** Adds a permanent transport and opens it. Its id must be new. */
  add(create: (emit: (event: ScannerEvent) => void) => Transport): void;
  /** Adds a scanner that may be plugged and unplugged. Its id must be new. */
  want(scanner: WantedScanner): void;
  /** Closes and removes a scanner; it emits nothing more. An unknown id is no error. */
  remove(id: string): Promise<void>;
  /** In the order in which scanners were added. */
  statuses(): ScannerStatus[];
  /** The next scan counts, also where it equals the last. */
  forgetRepeats(): void;
  /** Opens every device anew, as after the computer's sleep, in which a device may go without a word. */
  reopen(): void;
  close(): Promise<void>;
}

/** Devices that are adopted as soon as they are plugged in. */
export interface Adoption {
  driver: Driver;
  accepts: (device: Device) => boolean;
}

export interface HubOptions {
  listener: (event: ScannerEvent) => void;
  isComplete: IsComplete;
  /** Whether a licence that stopped arriving has its end; where it is left out, silence ends one. */
  endOf?: LicenceEnd | undefined;
  /** Where a licence starts; where it is left out, none is told from other codes. */
  startOf?: LicenceStart | undefined;
  adopt?: readonly Adoption[] | undefined;
  /** How soon the same payload of one scanner counts as a repetition, in milliseconds; 0 for never. */
  sameScanMs?: number;
  plugs?: Plugs;
  /** How often devices are looked for, in milliseconds; 500 unless given. */
  lookMs?: number;
  /** Times scans; the system's unless given. Devices are looked for by the system's in any case. */
  clock?: Clock;
}

export function createHub(options: HubOptions): Hub {
  const { listener, isComplete, endOf, startOf, adopt = [], sameScanMs = 2000, plugs = createPlugs() } = options;
  const { lookMs = 500, clock = systemClock } = options;
  const transports = new Map<string, Transport>();
  const scanners = new Map<string, DeviceScanner>();
  const repeats = createRepeats(sameScanMs);
  let next: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let adopted = 0;
  let closed = false;

  function add<T extends Transport>(create: (emit: (event: ScannerEvent) => void) => T): T {
    const transport: T = create((event) => {
      if (transports.get(transport.status.id) !== transport) return;
      if (event.type === 'scan' && repeats.isRepeat(event.scannerId, event.payload, clock.now())) return;
      listener(event);
    });
    const { id } = transport.status;
    if (transports.has(id)) throw new Error('A scanner with this id is there already');
    transports.set(id, transport);
    transport.open();
    return transport;
  }

  function want(wanted: WantedScanner): DeviceScanner {
    const scanner = add((emit) => createDeviceScanner({ wanted, isComplete, endOf, startOf, emit, onLost, clock }));
    scanners.set(wanted.id, scanner);
    return scanner;
  }

  function onLost(): void {
    plugs.invalidate();
    look();
  }

  /** Looks for devices now, and repeats. */
  function look(): void {
    clearTimeout(next);
    if (closed) return;
    lookAgain = looking !== null;
    looking ??= lookOnce().finally(() => {
      looking = null;
      if (closed) return;
      next = setTimeout(look, lookAgain ? 0 : lookMs);
      next.unref();
    });
  }

  async function lookOnce(): Promise<void> {
    // A configured path is tried directly: listing takes longer.
    for (const scanner of scanners.values()) {
      const { path, name } = scanner.wanted;
      if (!scanner.missing || scanner.identified || path === null) continue;
      scanner.connect({ path, name, vendorId: null, productId: null, serialNumber: null });
    }
    const drivers = [...adopt, ...[...scanners.values()].map(({ wanted }) => wanted)].map(({ driver }) => driver);
    for (const driver of new Map(drivers.map((one) => [one.kind, one])).values()) {
      const devices = await plugs.devices(driver);
      await assign(driver.kind, devices);
    }
  }

  /** Connects each missing scanner to its device, and adopts the rest. */
  async function assign(kind: Driver['kind'], devices: readonly Device[]): Promise<void> {
    const ofKind = [...scanners.values()].filter(({ wanted }) => wanted.driver.kind === kind);
    const places = await Promise.all(
      ofKind.map(async (scanner) => {
        const path = scanner.path ?? (scanner.identified ? null : scanner.wanted.path);
        return { scanner, place: path === null ? null : await deviceBehind(path) };
      }),
    );
    if (closed) return;
    let free = devices.filter(({ path }) => !places.some(({ place }) => place === path));
    for (const { scanner, place } of places) {
      const device = devices.find(({ path, vendorId }) => path === place && vendorId !== null);
      if (device !== undefined && !scanner.identified) scanner.identify(device);
      if (place !== null || !scanner.missing) continue;
      // A device of the same product will do, unless it is another missing scanner.
      const others = places.map((other) => other.scanner).filter((other) => other !== scanner && other.missing);
      const found = scanner.pick(free.filter((one) => !others.some((other) => other.is(one))));
      if (found === null) continue;
      free = free.filter((one) => one !== found);
      scanner.connect(found);
    }
    for (const { driver, accepts } of adopt.filter((one) => one.driver.kind === kind)) {
      for (const device of free.filter(accepts)) {
        adopted += 1;
        const id = `${kind}-${adopted}`;
        want({ id, driver, name: device.name, path: null, identity: device, accepts }).connect(device);
      }
    }
  }

  async function remove(id: string): Promise<void> {
    const transport = transports.get(id);
    transports.delete(id);
    scanners.delete(id);
    await transport?.close();
  }

  if (adopt.length > 0) look();
  return {
    add(create) {
      add(create);
    },
    want(wanted) {
      want(wanted);
      look();
    },
    remove,
    statuses: () => [...transports.values()].map((transport) => transport.status),
    forgetRepeats: () => {
      repeats.forget();
    },
    reopen() {
      for (const scanner of scanners.values()) scanner.reopen();
    },
    async close() {
      closed = true;
      clearTimeout(next);
      await Promise.all([...transports.keys()].map(remove));
    },
  };
}

/** The device file itself: on Linux a configured path may be a link. */
async function deviceBehind(path: string): Promise<string> {
  const port = portPath(path);
  return realpath(port).catch(() => port);
}
