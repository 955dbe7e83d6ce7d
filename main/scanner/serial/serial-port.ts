// One opening of one serial port, until it is lost. Knows what serialport does not tell.
import { stat } from 'node:fs/promises';
import type { SerialPort } from 'serialport';
import type { DeviceListener, OpenDevice, OpenFailure } from '../device';
import { openFailure, probe } from '../device';
import type { SerialLine } from '../../base';

/** How long a port may take to close, in milliseconds. */
const closeMs = 1000;
/** How often it is looked whether the port is still the one that was opened, in milliseconds. */
const watchMs = 500;

/** Opens a port: `open` of a driver. */
export async function openSerialPort(
  path: string,
  line: SerialLine,
  listener: DeviceListener,
): Promise<OpenDevice | { failure: OpenFailure }> {
  if (!Number.isInteger(line.baudRate) || line.baudRate <= 0 || path === '') return { failure: 'failed' };
  // Loaded late: a terminal without a serial scanner starts without it.
  const { SerialPort } = await import('serialport');
  // Asked before opening: should the port be replaced meanwhile, the watch finds a difference and it is opened again.
  const device = await identify(path);
  const port = new SerialPort({ path, ...line, autoOpen: false });
  const error = await new Promise<Error | null>((resolve) => {
    port.open(resolve);
  });
  if (error !== null) return { failure: openFailure(error.message, await probe(path)) };

  const onBytes = (bytes: Uint8Array): void => {
    listener.onChunk({ bytes, last: null });
  };
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
    listener.onLost();
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
