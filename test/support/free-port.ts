// A port for a program that has to be told which one: free when it is handed out, and still when the program takes it.
import { createServer, type Server } from 'node:net';

/**
 * Below what systems give to connections and to whoever asks for any port: on Linux those begin at 32768, elsewhere at
 * 49152. A port from up there may be gone by the time a program has started.
 */
const firstPort = 20_000;
const blockLength = 100;
const blocks = 120;

let block: Promise<number> | null = null;
let given = 0;

/**
 * A free port on loopback that nobody else takes by chance: each process that asks here gives ports of a block of its own.
 * Throws where there is none.
 */
export async function freePort(): Promise<number> {
  block ??= claimBlock();
  const guard = await block;
  for (let tries = 1; tries < blockLength; tries += 1) {
    given += 1;
    const port = guard + 1 + (given % (blockLength - 1));
    const server = await listenAt(port);
    if (server === null) continue;
    await new Promise((closed) => server.close(closed));
    return port;
  }
  throw new Error(`no port is free from ${guard + 1} on`);
}

/** The first port of a block is held as long as this process lives, and so marks the block as taken. */
async function claimBlock(): Promise<number> {
  for (let number = 0; number < blocks; number += 1) {
    const guard = firstPort + number * blockLength;
    const server = await listenAt(guard);
    if (server === null) continue;
    server.unref();
    return guard;
  }
  throw new Error('no block of ports is free');
}

/** Null where the port is not to be had: taken, or kept back by the system. */
function listenAt(port: number): Promise<Server | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => {
      done(null);
    });
    server.listen(port, '127.0.0.1', () => {
      done(server);
    });
  });
}
