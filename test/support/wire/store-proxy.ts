// A store's proxy on loopback: HTTP (CONNECT), SOCKS 4 or SOCKS 5, which may refuse, cut the tunnel, or say nothing.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StoreProxy {
  port: number;
  /** The heads of all CONNECT requests, and the targets of all SOCKS requests. */
  asked: string[];
  /** Bytes of the latest tunnel. */
  up: () => number;
  down: () => number;
  close: () => Promise<void>;
}

export interface ProxyBehaviour {
  /** Over TLS, with the certificate of this computer. */
  tls?: boolean;
  /** Answers CONNECT with this text in place of opening a tunnel; empty for no answer at all. */
  refusal?: string | null;
  /** Answers a SOCKS request with this code in place of opening a tunnel. */
  socksRefusal?: number | null;
  /** Of SOCKS 5 it takes no caller without a name and a password. */
  socksLogin?: boolean;
  /** Asks for this login, as `user:password`, by this scheme; `closes` the connection on which it asked. */
  login?: { credentials: string; scheme?: string; closes?: boolean } | null;
  /** Closes the connection in place of an answer. */
  hangUp?: boolean;
  /** Where the tunnel is cut: after so many bytes in this direction. */
  cut?: { direction: 'up' | 'down'; afterBytes: number } | null;
}

/** Starts a proxy; the behaviour counts from connection to connection, so a test may change it. */
export async function startStoreProxy(behaviour: ProxyBehaviour = {}): Promise<StoreProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  let up = 0;
  let down = 0;

  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  };

  const joinTunnel = (client: Socket, host: string, port: number, opened: string | Buffer): void => {
    const upstream = connect(port, host);
    keep(upstream);
    up = 0;
    down = 0;
    const { cut = null } = behaviour;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    const pass = (direction: 'up' | 'down', to: Socket) => (bytes: Buffer) => {
      const passed = direction === 'up' ? up : down;
      const rest = cut?.direction === direction ? cut.afterBytes - passed : Infinity;
      const part = bytes.subarray(0, Math.min(bytes.length, rest));
      if (direction === 'up') up += part.length;
      else down += part.length;
      to.write(part, () => {
        if (part.length < bytes.length || part.length === rest) end();
      });
    };
    upstream.once('connect', () => {
      client.write(opened);
      client.on('data', pass('up', upstream));
      upstream.on('data', pass('down', client));
    });
    client.once('close', end);
    upstream.once('close', end);
  };

  const isLoggedIn = (head: string): boolean => {
    const { login = null } = behaviour;
    if (login === null) return true;
    const told = /^proxy-authorization: Basic (\S+)\r$/im.exec(head)?.[1] ?? '';
    return Buffer.from(told, 'base64').toString('utf8') === login.credentials;
  };

  const serve = (client: Socket): void => {
    keep(client);
    let received = Buffer.alloc(0);
    const read = (bytes: Buffer): void => {
      received = Buffer.concat([received, bytes]);
      if (received[0] === 5) readSocks5();
      if (received[0] === 4) readSocks4();
      if (received[0] === 5 || received[0] === 4) return;
      const head = received.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      asked.push(head);
      if (!isLoggedIn(head)) {
        const { scheme = 'Basic', closes = false } = behaviour.login ?? {};
        received = Buffer.alloc(0);
        client.write(
          `HTTP/1.1 407 Who\r\nProxy-Authenticate: ${scheme} realm="store, 118"\r\n${closes ? 'Connection: close\r\n' : ''}Content-Length: 0\r\n\r\n`,
          () => closes && client.end(),
        );
        return;
      }
      client.off('data', read);
      if (behaviour.hangUp === true) client.destroy();
      else if (typeof behaviour.refusal === 'string') client.write(behaviour.refusal);
      else {
        const [, host = '', port = ''] = /^CONNECT (\S+):(\d+) /.exec(head) ?? [];
        joinTunnel(client, host, Number(port), 'HTTP/1.1 200 Connection established\r\n\r\n');
      }
    };
    /** `granted` opens the tunnel, `refused` does not. */
    const answerSocks = (host: string, port: number, granted: number[], refused: (code: number) => number[]): void => {
      const { socksRefusal = null } = behaviour;
      asked.push(`${host}:${port}`);
      client.off('data', read);
      if (behaviour.hangUp === true) client.destroy();
      else if (socksRefusal === null) joinTunnel(client, host, port, Buffer.from(granted));
      else client.write(Buffer.from(refused(socksRefusal)));
    };
    const readSocks4 = (): void => {
      // Version, command, port, address, the caller's name, and for an address 0.0.0.x the host's (SOCKS 4a).
      const isByName = received.length > 8 && received.readUInt32BE(4) < 0x100;
      const [, host = ''] = received.toString('latin1', 8).split('\0');
      if (received.length < 9 || received.at(-1) !== 0 || (isByName && host === '')) return;
      const address = isByName ? host : received.subarray(4, 8).join('.');
      const ending = [0, 0, 0, 0, 0, 0];
      answerSocks(address, received.readUInt16BE(2), [0, 90, ...ending], (code) => [0, code, ...ending]);
    };
    const readSocks5 = (): void => {
      const methods = 2 + (received[1] ?? 0);
      if (received.length === methods) client.write(Buffer.from([5, behaviour.socksLogin === true ? 0xff : 0]));
      const wish = received.subarray(methods);
      const length = wish[4] ?? 0;
      // A host by name.
      if (wish[3] !== 3 || wish.length < 7 + length) return;
      const host = wish.toString('latin1', 5, 5 + length);
      const port = wish.readUInt16BE(5 + length);
      const ending = [0, 1, 0, 0, 0, 0, 0, 0];
      answerSocks(host, port, [5, 0, ...ending], (code) => [5, code, ...ending]);
    };
    client.on('data', read);
  };

  const pem = readFileSync(join(import.meta.dirname, '../../fixtures/tls/localhost.pem'), 'utf8');
  const server = behaviour.tls === true ? createTlsServer({ cert: pem, key: pem }, serve) : createServer(serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    up: () => up,
    down: () => down,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
