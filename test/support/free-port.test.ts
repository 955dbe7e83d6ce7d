import { createServer, type Server } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

/** `freePort` as another process would load it. */
async function freshModule(): Promise<() => Promise<number>> {
  vi.resetModules();
  return (await import('./free-port')).freePort;
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return server;
}

const close = (server: Server): Promise<unknown> => new Promise((closed) => server.close(closed));

it('gives ports that can be listened on, each only once for a long time', async () => {
  const freePort = await freshModule();
  const ports: number[] = [];
  for (let times = 1; times <= 50; times += 1) {
    const port = await freePort();
    await close(await listen(port));
    ports.push(port);
  }
  expect(new Set(ports).size).toBe(50);
});

it('gives no port of the ephemeral range', async () => {
  const freePort = await freshModule();
  const file = '/proc/sys/net/ipv4/ip_local_port_range';
  const first = existsSync(file) ? Number(readFileSync(file, 'utf8').split(/\s/)[0]) : 49_152;
  for (let times = 1; times <= 200; times += 1) expect(await freePort()).toBeLessThan(first);
});

it('skips a port that is taken', async () => {
  const freePort = await freshModule();
  const taken = await listen(await freePort());
  const { port } = taken.address() as { port: number };
  for (let times = 1; times <= 200; times += 1) expect(await freePort()).not.toBe(port);
  await close(taken);
});

it('gives two processes different ports', async () => {
  const [one, other] = [await freshModule(), await freshModule()];
  const ports = async (freePort: () => Promise<number>): Promise<number[]> => {
    const all: number[] = [];
    for (let times = 1; times <= 120; times += 1) all.push(await freePort());
    return all;
  };
  const [ours, theirs] = [new Set(await ports(one)), new Set(await ports(other))];
  expect([...ours].filter((port) => theirs.has(port))).toEqual([]);
});
