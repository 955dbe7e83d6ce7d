// One opening of one serial port, until it is lost. Knows what serialport does not tell.
import { stat } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { openFailure, probe } from './open-failure';
import type { OpenFailure } from './open-failure';

/** How long a port may take to close, in milliseconds. */
export const closeMs = 1000;
/** How often it is looked whether the port is still the one that was opened, in milliseconds. */
const watchMs = 500;

export interface OpenPort {
  /** Looks now whether the device is still there; where it is not, `onLost` has been called when this resolves. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a port, 8N1. `onBytes` gets what comes as it comes; `onLost` is called once, when the port has gone and is closed
 * here too, never after `close()`, which always resolves.
 */
export async function openSerialPort(
  path: string,
  baudRate: number,
  onBytes: (bytes: Uint8Array) => void,
  onLost: () => void,
): Promise<OpenPort | { failure: OpenFailure }> {
  if (!Number.isInteger(baudRate) || baudRate <= 0 || path === '') return { failure: 'failed' };
  // Asked before opening: should the port be replaced meanwhile, the watch finds a difference and it is opened again.
  const device = await identify(path);
  const port = new SerialPort({ path, baudRate, autoOpen: false });
  const error = await new Promise<Error | null>((resolve) => {
    port.open(resolve);
  });
  if (error !== null) return { failure: openFailure(error.message, await probe(path)) };

  let released = false;
  function release(): Promise<void> {
    released = true;
    clearInterval(watch);
    port.off('data', onBytes);
    return shut(port);
  }
  async function lose(): Promise<void> {
    if (released) return;
    await release();
    onLost();
  }

  // After an unplug serialport may tell nothing, keep `isOpen` and read for ever; the device's file tells the truth. On
  // Windows ports are not files.
  async function check(): Promise<void> {
    if (process.platform === 'win32') return;
    const now = await identify(path);
    if (now === null || now !== device) await lose();
  }
  const watch = setInterval(() => void check(), watchMs);
  watch.unref();
  port.on('close', () => void lose());
  port.on('error', () => void lose());
  port.on('data', onBytes);
  return { check, close: release };
}

/** Resolves when the port is closed, or when closing it takes too long. */
function shut(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (!port.isOpen) {
      resolve();
      return;
    }
    const late = setTimeout(resolve, closeMs);
    port.close(() => {
      clearTimeout(late);
      resolve();
    });
  });
}

/** Which device stands behind a path now; null where there is none. */
async function identify(path: string): Promise<string | null> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return null;
  }
}
