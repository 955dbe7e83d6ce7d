// One serial or HID scanner from plug to plug: connected on command, lost at an unplug, recognised when it comes back.
import { setTimeout as delay } from 'node:timers/promises';
import { ExponentialBackoff } from 'cockatiel';
import { reasonFor } from '../device';
import type {
  Chunk,
  Device,
  Driver,
  IsComplete,
  LicenceEnd,
  LicenceStart,
  OpenDevice,
  ScannerEvent,
  ScannerState,
  ScannerStatus,
  Transport,
} from '../device';
import { createFramer } from '../framing';
import type { Frame } from '../framing';
import { createDeadlineTimer, systemClock } from '../../base';
import type { Clock } from '../../base';
import { findAgain, isSameDevice, deviceKey } from './identity';
import type { Identity } from './identity';

export interface WantedScanner {
  /** Stable for the life of the terminal. */
  id: string;
  driver: Driver;
  name: string;
  /** The configured path; null where it is found by its identity alone. */
  path: string | null;
  identity: Identity | null;
  /** Whether a device that is plugged in while it is away may replace it. */
  accepts: (device: Device) => boolean;
}

export interface DeviceScanner extends Transport {
  readonly wanted: WantedScanner;
  /** Whether it is to be connected and no attempt is under way. */
  readonly missing: boolean;
  /** Whether its identity is known. */
  readonly identified: boolean;
  /** The path that it is connected or being connected to; or null. */
  readonly path: string | null;
  /** Sets its identity, from the device at its path. */
  identify(identity: Identity): void;
  /** Whether a device is this scanner, by its serial number. */
  is(device: Device): boolean;
  /** Which of these devices it is, or null. `free` is all that is plugged in and that no other scanner uses. */
  pick(free: readonly Device[]): Device | null;
  /** Connects it to a device, unless it failed a moment ago (exponential backoff). */
  connect(device: Device): void;
  /** Closes its device if it has one, to be connected again; what has come of a scan is cut. */
  reopen(): void;
}

export interface DeviceScannerOptions {
  wanted: WantedScanner;
  isComplete: IsComplete;
  endOf?: LicenceEnd | undefined;
  startOf?: LicenceStart | undefined;
  emit: (event: ScannerEvent) => void;
  onLost: () => void;
  /** The system's unless given. */
  clock?: Clock;
}

/** How long `close` waits for an open that is under way, in milliseconds. */
const closeMs = 1000;
const backoff = new ExponentialBackoff({ initialDelay: 250, maxDelay: 2000 });

/** A scanner that waits for `connect`. Emits its state at each change, and a scan that an unplug cuts as `cut`. */
export function createDeviceScanner(options: DeviceScannerOptions): DeviceScanner {
  const { wanted, isComplete, endOf, startOf, emit, onLost, clock = systemClock } = options;
  const { id, driver } = wanted;
  const framer = createFramer({ isComplete, endOf, startOf, idleMs: driver.idleMs, graceMs: driver.graceMs });
  const alarm = createDeadlineTimer(() => void handleSilence(), clock);
  let { identity, name } = wanted;
  let state: ScannerState = 'absent';
  let because: string | null = null;
  let active = false;
  let path: string | null = null;
  let device: OpenDevice | null = null;
  let attempt: Promise<void> = Promise.resolve();
  let wait: ReturnType<typeof backoff.next> | null = null;
  let notBefore = -Infinity;
  let lastFailure: ScannerState | null = null;
  /** What was plugged in when it went away, by `deviceKey`. */
  let others: ReadonlySet<string> | null = null;

  const status = (): ScannerStatus => ({ id, name, kind: driver.kind, state, because });

  function setState(next: ScannerState, reason: string | null = null): void {
    if (next === state && reason === because) return;
    state = next;
    because = reason;
    emit({ type: 'status', status: status() });
  }

  function report(frames: Frame[]): void {
    alarm.set(framer.deadline);
    for (const frame of frames) emit({ ...frame, scannerId: id });
  }

  /** Checks for an unnoticed unplug first: then what came is no scan, but cut. */
  async function handleSilence(): Promise<void> {
    await device?.check();
    report(framer.tick(clock.now()));
  }

  function receive({ bytes, last }: Chunk): void {
    report(framer.push(bytes, clock.now(), last));
  }

  function handleLoss(): void {
    device = null;
    path = null;
    others = null;
    report(framer.disconnect());
    if (!active) return;
    setState('absent');
    onLost();
  }

  function handleFailure(failure: ScannerState, reason: string | null): void {
    path = null;
    wait = wait === null ? backoff.next() : wait.next(null);
    notBefore = clock.now() + wait.duration;
    // A port that is being plugged or unplugged may fail like this, so these two are reported at the second time.
    const mayBeTransient = failure === 'failed' || failure === 'no_permission';
    if (active && (!mayBeTransient || failure === lastFailure)) setState(failure, reason);
    lastFailure = failure;
  }

  async function open(found: Device): Promise<void> {
    const opened = await driver.open(found.path, { onChunk: receive, onLost: handleLoss });
    if ('failure' in opened) {
      handleFailure(opened.failure, await reasonFor(opened.failure, found.path));
      return;
    }
    wait = null;
    lastFailure = null;
    if (!active) {
      path = null;
      await opened.close();
      return;
    }
    device = opened;
    if (found.vendorId !== null) identity = found;
    if (wanted.path === null) name = found.name;
    setState('ready');
  }

  return {
    wanted,
    get status() {
      return status();
    },
    get path() {
      return path;
    },
    get identified() {
      return identity !== null;
    },
    get missing() {
      return active && path === null;
    },
    identify(known) {
      identity = known;
    },

    is: (device) => identity !== null && isSameDevice(identity, device),

    pick(free) {
      if (identity === null) return null;
      others ??= new Set(free.map(deviceKey));
      const isNew = (candidate: Device): boolean => others?.has(deviceKey(candidate)) === false;
      const found =
        findAgain(identity, free, isNew) ??
        free.find((candidate) => isNew(candidate) && wanted.accepts(candidate)) ??
        null;
      if (found === null) setState('absent');
      return found;
    },

    open() {
      if (active) return;
      active = true;
      notBefore = -Infinity;
      setState('connecting');
    },

    connect(found) {
      if (clock.now() < notBefore) return;
      path = found.path;
      attempt = open(found);
    },

    reopen() {
      const connected = device;
      if (!active || connected === null) return;
      device = null;
      report(framer.disconnect());
      setState('connecting');
      attempt = connected.close().then(() => {
        // It may have been closed for good meanwhile, or lost.
        if (!active || device !== null) return;
        path = null;
        others = null;
        onLost();
      });
    },

    async close() {
      active = false;
      alarm.set(null);
      const connected = device;
      device = null;
      path = null;
      report(framer.disconnect());
      setState('absent');
      await Promise.race([attempt, delay(closeMs, undefined, { ref: false })]);
      await connected?.close();
    },
  };
}
