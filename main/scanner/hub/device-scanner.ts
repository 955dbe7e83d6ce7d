// One scanner that is a device of its own, from plug to plug: connected when it is told to, lost when it goes, and known
// again when it comes back.
import { setTimeout as delay } from 'node:timers/promises';
import { ExponentialBackoff } from 'cockatiel';
import { reasonFor } from '../device';
import type {
  Chunk,
  Device,
  Driver,
  IsComplete,
  OpenDevice,
  ScannerEvent,
  ScannerState,
  ScannerStatus,
  Transport,
} from '../device';
import { createFramer } from '../framing';
import type { Frame } from '../framing';
import { createDeadlineTimer } from '../../base';
import { findAgain, isItself, placeOf } from './identity';
import type { Identity } from './identity';

/** Which scanner is meant. */
export interface WantedScanner {
  /** Stable for the life of the terminal. */
  id: string;
  driver: Driver;
  /** What people call it. */
  name: string;
  /** Where it stands, as somebody has set it; null where it is known by its identity alone. */
  path: string | null;
  /** What it is, where that is known. */
  identity: Identity | null;
  /** Whether what is plugged in while it is away is as good. */
  accepts: (device: Device) => boolean;
}

export interface DeviceScanner extends Transport {
  readonly wanted: WantedScanner;
  /** To be connected, and not on its way to be. */
  readonly missing: boolean;
  /** Whether it is known what it is. */
  readonly identified: boolean;
  /** Where it is connected, or being connected; null while it is neither. */
  readonly path: string | null;
  /** Tells it what it is: what stands at its path. */
  identify(identity: Identity): void;
  /** Whether a device is this very scanner, by its serial number. */
  is(device: Device): boolean;
  /** Which of these devices it is, or null. They are all that is plugged in and that no other scanner has. */
  pick(free: readonly Device[]): Device | null;
  /** Connects it to a device, unless that failed a moment ago; the pause grows from failure to failure. */
  connect(device: Device): void;
}

export interface DeviceScannerOptions {
  wanted: WantedScanner;
  isComplete: IsComplete;
  emit: (event: ScannerEvent) => void;
  /** It has gone, and should be looked for. */
  onLost: () => void;
}

/** How long `close` waits for an opening that is under way, in milliseconds. */
const closeMs = 1000;
const backoff = new ExponentialBackoff({ initialDelay: 250, maxDelay: 2000 });

/** A scanner that waits to be connected. States are told when they change; a scan that an unplug cut is told as `cut`. */
export function createDeviceScanner({ wanted, isComplete, emit, onLost }: DeviceScannerOptions): DeviceScanner {
  const { id, driver } = wanted;
  const framer = createFramer({ isComplete, idleMs: driver.idleMs, graceMs: driver.graceMs });
  const alarm = createDeadlineTimer(() => void end());
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
  /** What was plugged in without it, since it went away. */
  let others: ReadonlySet<string> | null = null;

  const status = (): ScannerStatus => ({ id, name, kind: driver.kind, state, because });

  function become(next: ScannerState, reason: string | null = null): void {
    if (next === state && reason === because) return;
    state = next;
    because = reason;
    emit({ type: 'status', status: status() });
  }

  function tell(frames: Frame[]): void {
    alarm.set(framer.deadline);
    for (const frame of frames) emit({ ...frame, scannerId: id });
  }

  /** Silence may be an unplug that was not noticed yet: then what came is no scan. */
  async function end(): Promise<void> {
    await device?.check();
    tell(framer.tick(performance.now()));
  }

  function receive({ bytes, last }: Chunk): void {
    tell(framer.push(bytes, performance.now()));
    if (last === true) tell(framer.finish('idle'));
  }

  function lose(): void {
    device = null;
    path = null;
    others = null;
    tell(framer.disconnect());
    if (!active) return;
    become('absent');
    onLost();
  }

  function fail(failure: ScannerState, reason: string | null): void {
    path = null;
    wait = wait === null ? backoff.next() : wait.next(null);
    notBefore = performance.now() + wait.duration;
    // A port that is just coming or going fails in ways of its own, so these two are told when they come twice.
    const mayPass = failure === 'failed' || failure === 'no_permission';
    if (active && (!mayPass || failure === lastFailure)) become(failure, reason);
    lastFailure = failure;
  }

  async function open(found: Device): Promise<void> {
    const opened = await driver.open(found.path, { onChunk: receive, onLost: lose });
    if ('failure' in opened) {
      fail(opened.failure, await reasonFor(opened.failure, found.path));
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
    become('ready');
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
    identify(told) {
      identity = told;
    },

    is: (device) => identity !== null && isItself(identity, device),

    pick(free) {
      if (identity === null) return null;
      others ??= new Set(free.map(placeOf));
      const isNew = (candidate: Device): boolean => others?.has(placeOf(candidate)) === false;
      const found =
        findAgain(identity, free, isNew) ??
        free.find((candidate) => isNew(candidate) && wanted.accepts(candidate)) ??
        null;
      if (found === null) become('absent');
      return found;
    },

    open() {
      if (active) return;
      active = true;
      notBefore = -Infinity;
      become('connecting');
    },

    connect(found) {
      if (performance.now() < notBefore) return;
      path = found.path;
      attempt = open(found);
    },

    async close() {
      active = false;
      alarm.set(null);
      const connected = device;
      device = null;
      path = null;
      tell(framer.disconnect());
      become('absent');
      await Promise.race([attempt, delay(closeMs, undefined, { ref: false })]);
      await connected?.close();
    },
  };
}
