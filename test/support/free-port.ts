// A port for a program that takes one as a setting: free now, and still free when the program binds it.
import { createServer, type Server } from 'node:net';

/**
 * Below the ephemeral ports (from 32768 on Linux, from 49152 elsewhere), one of which may be taken by the time a program
 * has started.
 */
const firstPort = 20_000;
const blockLength = 100;
const blocks = 120;

let block: Promise<number> | null = null;
let given = 0;

/**
 * A free port on loopback. Each process gives ports of its own block, so two never give the same one. Throws where none is
 * free.
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

/** Claims a block by listening on its first port as long as this process lives. */
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

/** Null where the port is taken or reserved by the system. */
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
