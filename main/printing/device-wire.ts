// A receipt printer at a USB port of Linux, by its device's file.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { wireError, type Wire } from './wire';

/** How often a printer that takes nothing is asked again, in milliseconds. */
const againMs = 20;

/** Rejects with a `WireError`. */
export async function openDeviceWire(path: string): Promise<Wire> {
  // Not blocking: a printer without paper would hold a thread of Node's until it has some.
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY).catch(
    (thrown: unknown) => {
      throw wireError(thrown);
    },
  );
  return {
    async write(bytes, signal) {
      for (let at = 0; at < bytes.length;) {
        signal.throwIfAborted();
        const { bytesWritten } = await file.write(bytes, at).catch(unlessFull);
        at += bytesWritten;
        if (bytesWritten === 0) await delay(againMs);
      }
    },
    async read(withinMs) {
      const end = performance.now() + withinMs;
      const into = Buffer.alloc(64);
      for (;;) {
        const { bytesRead } = await file.read(into, 0, into.length, null).catch(unlessEmpty);
        if (bytesRead > 0 || performance.now() >= end) return into.subarray(0, bytesRead);
        await delay(againMs);
      }
    },
    close: () => file.close().catch(() => undefined),
  };
}

function isAgain(thrown: unknown): boolean {
  return (thrown as { code?: string }).code === 'EAGAIN';
}

function unlessFull(thrown: unknown): { bytesWritten: number } {
  if (isAgain(thrown)) return { bytesWritten: 0 };
  throw wireError(thrown);
}

/** A printer that cannot be read says nothing. */
function unlessEmpty(): { bytesRead: number } {
  return { bytesRead: 0 };
}
