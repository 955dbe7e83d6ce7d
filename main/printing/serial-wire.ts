// A receipt printer on a serial port.
import { portPath } from '../base';
import { createInbox, unlessLate, wireError, type Wire } from './wire';

const closeMs = 1000;

/** Rejects with a `WireError`. */
export async function openSerialWire(path: string, baudRate: number): Promise<Wire> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path: portPath(path), baudRate, autoOpen: false });
  const inbox = createInbox();
  port.on('data', inbox.put);
  port.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(wireError(error))));
  });
  return {
    write: (bytes, signal) =>
      unlessLate(
        new Promise<void>((resolve, reject) => {
          port.once('close', () => reject(wireError(new Error('closed'))));
          port.write(Buffer.from(bytes), (error) => {
            if (error) reject(wireError(error));
            else port.drain((late) => (late === null ? resolve() : reject(wireError(late))));
          });
        }),
        signal,
      ),
    read: inbox.take,
    close: () =>
      new Promise((resolve) => {
        const late = setTimeout(resolve, closeMs);
        const closed = (): void => {
          clearTimeout(late);
          resolve();
        };
        if (port.isOpen) port.close(closed);
        else closed();
      }),
  };
}
