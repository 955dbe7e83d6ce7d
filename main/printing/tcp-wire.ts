// A receipt printer in the network, on its raw port.
import { connect } from 'node:net';
import { once } from 'node:events';
import { createInbox, wireError, type Wire } from './wire';

/** Rejects with a `WireError`. */
export async function openTcpWire(host: string, port: number, signal: AbortSignal): Promise<Wire> {
  const socket = connect({ host, port, noDelay: true });
  const inbox = createInbox();
  let lost: unknown = null;
  socket.on('error', (error) => (lost = error));
  socket.on('data', inbox.put);
  try {
    await once(socket, 'connect', { signal });
  } catch (thrown) {
    socket.destroy();
    throw wireError(signal.aborted ? Object.assign(new Error('late'), { code: 'ETIMEDOUT' }) : thrown);
  }
  return {
    async write(bytes, limit) {
      const stop = (): void => void socket.destroy(new Error('late'));
      limit.addEventListener('abort', stop, { once: true });
      try {
        limit.throwIfAborted();
        await new Promise<void>((resolve, reject) => {
          socket.once('close', () => reject(lost instanceof Error ? lost : new Error('closed')));
          if (lost !== null || socket.destroyed) reject(new Error('closed'));
          socket.write(bytes, (error) => (error ? reject(error) : resolve()));
        });
      } finally {
        limit.removeEventListener('abort', stop);
      }
    },
    read: inbox.take,
    close() {
      return new Promise((resolve) => {
        const late = setTimeout(() => socket.destroy(), 1000);
        socket.once('close', () => {
          clearTimeout(late);
          resolve();
        });
        if (socket.destroyed) resolve();
        socket.end();
      });
    },
  };
}
