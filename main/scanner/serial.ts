// A scanner on a serial port: real bytes in, scans out. It looks for its port for ever, and never writes to it.
import { setTimeout as delay } from 'node:timers/promises';
import { ExponentialBackoff, handleWhenResult, retry } from 'cockatiel';
import { createFramer } from './framing';
import type { Frame } from './framing';
import type { IsComplete, ScannerEvent, ScannerState, ScannerStatus, Transport } from './scanner';
import { closeMs, openSerialPort } from './serial-port';
import type { OpenPort } from './serial-port';

export interface SerialOptions {
  /** Stable for the life of the terminal. */
  id: string;
  /** `COM3`, `/dev/ttyUSB0` or a link to it. */
  path: string;
  /** Bits a second; 8 data bits, no parity, one stop bit. */
  baudRate: number;
  isComplete: IsComplete;
  emit: (event: ScannerEvent) => void;
  /** Silence that ends a scan which is not complete, in milliseconds; 200 where nothing is said. */
  idleMs?: number;
}

// A USB converter hands bytes on every 16 ms; a scan at 9600 baud has no longer pause inside.
const defaultIdleMs = 200;
const graceMs = 50;

/**
 * A transport for one serial port. `open()` looks for the port until `close()`, with a pause that grows to two seconds;
 * states are told when they change, a scan that an unplug cut is told as `cut`. `close()` always resolves.
 */
export function createSerialTransport(options: SerialOptions): Transport {
  const { id, path, baudRate, isComplete, emit, idleMs = defaultIdleMs } = options;
  const framer = createFramer({ isComplete, idleMs, graceMs });
  let state: ScannerState = 'absent';
  let timer: NodeJS.Timeout | undefined;
  let search: AbortController | null = null;
  let connection: OpenPort | null = null;
  let lastFailure: ScannerState | null = null;
  let attempt: Promise<boolean> = Promise.resolve(false);

  const status = (): ScannerStatus => ({ id, name: path, kind: 'serial', state });

  function become(next: ScannerState): void {
    if (next === state) return;
    state = next;
    emit({ type: 'status', status: status() });
  }

  function tell(frames: Frame[]): void {
    for (const frame of frames) emit({ ...frame, scannerId: id });
  }

  function schedule(): void {
    clearTimeout(timer);
    if (framer.deadline === null) return;
    timer = setTimeout(() => void end(), Math.max(0, Math.ceil(framer.deadline - performance.now())));
  }

  /** Silence may be an unplug that was not noticed yet: then what came is no scan. */
  async function end(): Promise<void> {
    await connection?.check();
    const frames = framer.tick(performance.now());
    schedule();
    tell(frames);
  }

  function receive(bytes: Uint8Array): void {
    const frames = framer.push(bytes, performance.now());
    schedule();
    tell(frames);
  }

  function lose(signal: AbortSignal): void {
    connection = null;
    clearTimeout(timer);
    tell(framer.disconnect());
    if (signal.aborted) return;
    become('absent');
    find(signal);
  }

  /** Looks for the port until it is open or `signal` says stop. */
  function find(signal: AbortSignal): void {
    const again = retry(
      handleWhenResult((found) => found === false && !signal.aborted),
      { backoff: new ExponentialBackoff({ initialDelay: 250, maxDelay: 2000 }), maxAttempts: Infinity },
    ).dangerouslyUnref();
    void again.execute(() => {
      if (signal.aborted) return true;
      attempt = connect(signal);
      return attempt;
    }, signal);
  }

  async function connect(signal: AbortSignal): Promise<boolean> {
    const opened = await openSerialPort(path, baudRate, receive, () => {
      lose(signal);
    });
    if ('failure' in opened) {
      // A port that is just coming or going fails in ways of its own, so these two are told when they come twice.
      const mayPass = opened.failure === 'failed' || opened.failure === 'no_permission';
      if (!signal.aborted && (!mayPass || opened.failure === lastFailure)) become(opened.failure);
      lastFailure = opened.failure;
      return false;
    }
    lastFailure = null;
    if (signal.aborted) {
      await opened.close();
      return true;
    }
    connection = opened;
    become('ready');
    return true;
  }

  return {
    get status() {
      return status();
    },
    open() {
      if (search !== null) return;
      search = new AbortController();
      become('connecting');
      find(search.signal);
    },
    async close() {
      search?.abort();
      search = null;
      clearTimeout(timer);
      const open = connection;
      connection = null;
      tell(framer.disconnect());
      become('absent');
      await Promise.race([attempt, delay(closeMs, undefined, { ref: false })]);
      await open?.close();
    },
  };
}
