// A network that can be down, silent or slow: forwards bytes between its own port and a server on loopback.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../support/free-port';

export interface Network {
  url: string;
  /** Destroys all connections, and refuses new ones. */
  goDown(): Promise<void>;
  /** Drops all bytes, in both directions. */
  fallSilent(): void;
  /** The answers on the next `answers` connections arrive a few bytes at a time. */
  drip(answers: number): void;
  /** Ends all faults. Resolves when connections are accepted again. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

const dripBytes = 24;
const dripEveryMs = 25;

/** Starts a network in front of a server on loopback, given by its URL. */
export async function startNetwork(targetUrl: string): Promise<Network> {
  const target = new URL(targetUrl);
  // A reserved one, so that it can be bound again.
  const port = await freePort();
  const open = new Set<Socket>();
  let silent = false;
  let dripping = 0;
  let server: Server | null = null;

  function serve(client: Socket): void {
    const upstream = connect(Number(target.port), target.hostname);
    let slow = false;
    let waiting: Promise<unknown> = Promise.resolve();
    const lose = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', lose);
      socket.on('close', () => open.delete(socket));
    }
    client.on('close', lose);
    // Slow bytes from before the end are still to be written.
    upstream.on('close', () => void waiting.then(lose));
    client.on('data', (bytes) => {
      if (!silent) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (silent) return;
      if (dripping > 0 && !slow) {
        slow = true;
        dripping -= 1;
      }
      if (!slow) client.write(bytes);
      else waiting = waiting.then(() => drop(client, bytes));
    });
  }

  async function drop(client: Socket, bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length && !client.destroyed; at += dripBytes) {
      client.write(bytes.subarray(at, at + dripBytes));
      // The start is enough: a large answer should not take for ever.
      if (at < 2_000) await new Promise((next) => setTimeout(next, dripEveryMs));
    }
  }

  function loseAll(): void {
    for (const socket of open) socket.destroy();
  }

  async function listen(): Promise<void> {
    const listening = createServer(serve);
    await new Promise<void>((done, fail) => {
      listening.once('error', fail);
      listening.listen(port, '127.0.0.1', done);
    });
    server = listening;
  }

  async function goDown(): Promise<void> {
    const closing = server;
    server = null;
    if (closing === null) return;
    const closed = new Promise((done) => closing.close(done));
    loseAll();
    await closed;
  }

  await listen();
  return {
    // The certificate of a server with TLS is for its name.
    url: `${target.protocol}//${target.hostname}:${port}`,
    goDown,
    fallSilent() {
      silent = true;
    },
    drip(answers) {
      dripping = answers;
    },
    async mend() {
      if (silent) loseAll();
      silent = false;
      dripping = 0;
      if (server === null) await listen();
    },
    close: goDown,
  };
}
