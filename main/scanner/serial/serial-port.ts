// One open serial port, until it is lost: covers the unplugs that serialport does not report.
import { stat } from 'node:fs/promises';
import type { SerialPort } from 'serialport';
import type { DeviceListener, OpenDevice, OpenFailure } from '../device';
import { openFailure, probe } from '../device';
import { portPath } from '../../base';
import type { SerialLine } from '../../base';

/** How long closing a port may take, in milliseconds. */
const closeMs = 1000;
/** How long raising lines may take, in milliseconds. */
const linesMs = 500;
/** How often to check that the path still leads to the device that was opened, in milliseconds. */
const watchMs = 500;

/** Opens a port for `Driver.open`. Rejects only where serialport itself is broken. */
export async function openSerialPort(
  path: string,
  line: SerialLine,
  listener: DeviceListener,
  PortClass: typeof SerialPort,
): Promise<OpenDevice | { failure: OpenFailure }> {
  if (!Number.isInteger(line.baudRate) || line.baudRate <= 0 || path === '') return { failure: 'failed' };
  // Before opening: if the device is replaced meanwhile, `check` sees a difference.
  const device = await identify(path);
  const port = new PortClass({ path: portPath(path), ...line, autoOpen: false });
  const error = await new Promise<Error | null>((resolve) => {
    port.open(resolve);
  });
  if (error !== null) return { failure: openFailure(error.message, await probe(path)) };
  await raiseLines(port);

  const onBytes = (bytes: Uint8Array): void => {
    listener.onChunk({ bytes, last: null });
  };
  let released = false;
  function release(): Promise<void> {
    released = true;
    clearInterval(watch);
    port.off('data', onBytes);
    return closePort(port);
  }
  async function lose(): Promise<void> {
    if (released) return;
    await release();
    listener.onLost();
  }

  // After an unplug serialport may emit nothing, keep `isOpen` and read for ever; the device's file is reliable. On Windows
  // ports are not files.
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

/**
 * Raises RTS and DTR: a scanner with a handshake sends nothing before it sees them, and systems differ in what opening does.
 * A port without these lines, such as a pseudo-terminal, works without.
 */
function raiseLines(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, linesMs);
    port.set({ rts: true, dtr: true }, () => {
      clearTimeout(late);
      resolve();
    });
  });
}

/** Resolves when the port is closed, or after `closeMs`. */
function closePort(port: SerialPort): Promise<void> {
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

/** Which device a path leads to now; null where there is none. */
async function identify(path: string): Promise<string | null> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return null;
  }
}
