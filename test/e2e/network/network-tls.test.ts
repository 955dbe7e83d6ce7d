// The terminal's two fetch functions over TLS and through a store's proxy: the same certificates and the same way for
// both, and at most one verify where Chromium would repeat it.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { constants, type ServerHttp2Session } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStoreProxy, type ProxyBehaviour, type StoreProxy } from '../../support/wire/store-proxy';
import { answerText, startHttp2Server, startWireServer, type WireServer } from '../../support/wire/wire-server';
import { startFetchProgram, type FetchProgram } from './fetch-program';

const fixtures = join(import.meta.dirname, '../../fixtures/tls');
const authority = join(fixtures, 'authority.pem');
const verify = { method: 'POST', body: '{"format":"sms"}', headers: { 'content-type': 'application/json' } };
const fine = { status: 200, body: '{"fine":true}' };

let server: WireServer;
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));
const startServer = async (text = answerText(200, { fine: true })): Promise<void> => {
  server = await startWireServer({ certificate: 'localhost', play: (socket) => socket.write(text) });
};
test.afterEach(() => server.close());

test.describe('with the authorities of the settings', () => {
  let program: FetchProgram;
  let scratch: string;
  test.beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
    const both = join(scratch, 'authorities.pem');
    await writeFile(
      both,
      [authority, join(fixtures, 'authority-of-dates.pem')].map((file) => readFileSync(file, 'utf8')).join('\n'),
    );
    program = await startFetchProgram({ env: { WIRE_AUTHORITY: both } });
  });
  test.afterAll(async () => {
    await program.close();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  });

  for (const way of ['often', 'once'] as const) {
    test(`${way}: a server of this authority is trusted`, async () => {
      await startServer();
      expect(await program.call(way, `${server.url}/x`, verify)).toEqual(fine);
      expect(server.requests).toHaveLength(1);
    });

    test(`${way}: a certificate of another host is refused, also of this authority`, async () => {
      server = await startWireServer({ certificate: 'elsewhere', play: (socket) => socket.write(answerText(200)) });
      expect(await program.call(way, `${server.url}/x`, verify)).toHaveProperty('problem');
      expect(server.requests).toEqual([]);
    });
  }

  for (const certificate of ['expired', 'future'] as const) {
    for (const way of ['often', 'once'] as const) {
      test(`${way}: a certificate that is ${certificate} is refused, also of an authority of the settings`, async () => {
        server = await startWireServer({ certificate, play: (socket) => socket.write(answerText(200)) });
        expect(await program.call(way, `${server.url}/x`, verify)).toHaveProperty('problem');
        expect(server.requests).toEqual([]);
      });
    }
  }

  for (const [name, code] of [
    ['REFUSED_STREAM', constants.NGHTTP2_REFUSED_STREAM],
    ['HTTP_1_1_REQUIRED', constants.NGHTTP2_HTTP_1_1_REQUIRED],
  ] as const) {
    test(`${name} over HTTP/2: Chromium sends a POST again, and verify is sent once`, async () => {
      server = await startHttp2Server({ alsoHttp1: true, onStream: (stream) => stream.close(code) });
      await program.call('often', `${server.url}/x`, verify);
      await later();
      expect(server.requests.length).toBeGreaterThan(1);
      server.requests.length = 0;
      expect(await program.call('once', `${server.url}/x`, verify)).toEqual({ status: 200, body: '{}' });
      await later();
      expect(server.requests).toMatchObject([{ protocol: 'http/1.1', method: 'POST' }]);
    });
  }

  test('HTTP/2: calls behind one that is never answered share its connection until it is closed', async () => {
    const sessions: ServerHttp2Session[] = [];
    server = await startHttp2Server({
      alsoHttp1: false,
      onStream(stream, session) {
        if (!sessions.includes(session)) sessions.push(session);
        else if (session === sessions[0]) return;
        stream.respond({ ':status': 200 });
        stream.end('{}');
      },
    });
    const whole = { status: 200, body: '{}' };
    expect(await program.call('often', `${server.url}/first`)).toEqual(whole);
    const stuck = ['/stuck', '/behind'].map((path) => program.call('often', `${server.url}${path}`));
    await expect.poll(() => server.requests.length).toBe(3);
    expect(server.connections()).toBe(1);
    await program.app.evaluate(() => (globalThis as unknown as { closeConnections: () => void }).closeConnections());
    for (const end of await Promise.all(stuck)) expect(end).toHaveProperty('problem');
    expect(await program.call('often', `${server.url}/next`)).toEqual(whole);
    expect(server.connections()).toBe(2);
  });

  test('421 over TLS: Chromium sends a POST again, and verify is sent once', async () => {
    await startServer(answerText(421, null));
    await program.call('often', `${server.url}/x`, verify);
    await later();
    expect(server.requests.length).toBeGreaterThan(1);
    server.requests.length = 0;
    expect(await program.call('once', `${server.url}/x`, verify)).toEqual({ status: 421, body: '' });
    await later();
    expect(server.requests).toHaveLength(1);
  });

  for (const [name, onAsked] of [
    ['before', (session: { goaway: (code: number, last: number) => void }) => session.goaway(0, 0)],
    ['after', (session: { goaway: (code: number) => void }) => session.goaway(0)],
  ] as const) {
    test(`GOAWAY ${name} the request: verify is sent once`, async () => {
      server = await startHttp2Server({
        alsoHttp1: true,
        onStream(stream, session) {
          onAsked(session);
          stream.destroy();
        },
      });
      expect(await program.call('once', `${server.url}/x`, verify)).toEqual({ status: 200, body: '{}' });
      await later();
      expect(server.requests).toHaveLength(1);
    });
  }
});

test.describe('without it', () => {
  let program: FetchProgram;
  test.beforeAll(async () => {
    program = await startFetchProgram();
  });
  test.afterAll(() => program.close());

  for (const way of ['often', 'once'] as const) {
    test(`${way}: the same server is refused, and nothing is sent`, async () => {
      await startServer();
      expect(await program.call(way, `${server.url}/x`, verify)).toHaveProperty('problem');
      expect(server.requests).toEqual([]);
    });
  }
});

test('what the system trusts, Chromium trusts, and so verify', async () => {
  const home = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  await cp(join(fixtures, 'nssdb'), join(home, '.pki/nssdb'), { recursive: true });
  const program = await startFetchProgram({ env: { HOME: home } });
  try {
    await startServer();
    // Before Chromium has spoken with the host, Node knows of nothing but the authorities of all the world.
    expect(await program.call('once', `${server.url}/x`, verify)).toHaveProperty('problem');
    expect(await program.call('often', `${server.url}/x`)).toEqual(fine);
    expect(await program.call('once', `${server.url}/x`, verify)).toEqual(fine);
    expect(server.requests).toMatchObject([{ method: 'GET' }, { method: 'POST' }]);
  } finally {
    await program.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

test.describe('through the proxy that Chromium uses', () => {
  const behaviour: ProxyBehaviour = {};
  let proxy: StoreProxy;
  let program: FetchProgram;
  test.beforeAll(async () => {
    proxy = await startStoreProxy(behaviour);
    program = await startFetchProgram({
      args: [`--proxy-server=http://localhost:${proxy.port}`, '--proxy-bypass-list=<-loopback>'],
      env: { WIRE_AUTHORITY: authority },
    });
  });
  test.afterAll(async () => {
    await program.close();
    await proxy.close();
  });
  test.beforeEach(() => {
    proxy.asked.length = 0;
  });

  for (const way of ['often', 'once'] as const) {
    test(`${way}: by a tunnel`, async () => {
      behaviour.refusal = null;
      await startServer();
      expect(await program.call(way, `${server.url}/x`, verify)).toEqual(fine);
      expect(proxy.asked.length).toBeGreaterThan(0);
      expect(server.requests).toHaveLength(1);
    });

    for (const status of ['407 Login', '403 No', '503 Later']) {
      test(`${way}: nothing is sent where it says ${status}`, async () => {
        behaviour.refusal = `HTTP/1.1 ${status}\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n`;
        await startServer();
        const outcome = await program.call(way, `${server.url}/x`, verify);
        const code = status.startsWith('407') ? 'ERR_PROXY_AUTH_REQUESTED' : 'ERR_TUNNEL_CONNECTION_FAILED';
        expect(outcome).toHaveProperty('problem', expect.stringContaining(code));
        expect(server.connections()).toBe(0);
      });
    }
  }
});

test.describe('through a proxy that asks for a login', () => {
  const login = { credentials: 'till-118:p:ss wörd' };
  const behaviour: ProxyBehaviour = { login };
  const told = (): string[] => proxy.asked.filter((head) => /proxy-authorization/i.test(head));
  let proxy: StoreProxy;
  test.beforeAll(async () => {
    proxy = await startStoreProxy(behaviour);
  });
  test.afterAll(() => proxy.close());
  test.beforeEach(() => {
    proxy.asked.length = 0;
    behaviour.login = login;
  });

  const start = (proxyLogin: object | null): Promise<FetchProgram> =>
    startFetchProgram({
      args: [`--proxy-server=http://localhost:${proxy.port}`, '--proxy-bypass-list=<-loopback>'],
      env: {
        WIRE_AUTHORITY: authority,
        ...(proxyLogin !== null && { WIRE_PROXY_LOGIN: JSON.stringify(proxyLogin) }),
      },
    });
  const own = (): object => ({ proxy: `localhost:${proxy.port}`, user: 'till-118', password: 'p:ss wörd' });

  for (const closes of [false, true]) {
    test(`both pass it by the login of the settings${closes ? ', also where it closes what it has refused' : ''}`, async () => {
      behaviour.login = { ...login, closes };
      const program = await start(own());
      try {
        await startServer();
        for (const way of ['often', 'once'] as const) {
          expect(await program.call(way, `${server.url}/x`, verify)).toEqual(fine);
          expect(told().length).toBeGreaterThan(0);
        }
        expect(server.requests).toHaveLength(2);
        expect(JSON.stringify(server.requests)).not.toMatch(/proxy-authorization/i);
      } finally {
        await program.close();
      }
    });
  }

  for (const [name, make] of [
    ['there is none', () => null],
    ['it is for another proxy', () => ({ ...own(), proxy: 'localhost:1' })],
  ] as const) {
    test(`neither tells it anything where ${name}`, async () => {
      const program = await start(make());
      try {
        await startServer();
        for (const way of ['often', 'once'] as const) {
          const outcome = await program.call(way, `${server.url}/x`, verify);
          expect(outcome).toHaveProperty('problem', expect.stringContaining('ERR_PROXY_AUTH_REQUESTED'));
        }
        expect(told()).toEqual([]);
        expect(server.connections()).toBe(0);
      } finally {
        await program.close();
      }
    });
  }

  test('a login that it does not take is told once, and by both', async () => {
    const program = await start({ ...own(), password: 'wrong' });
    try {
      await startServer();
      for (const way of ['often', 'once', 'often'] as const) {
        const outcome = await program.call(way, `${server.url}/x`, verify);
        expect(outcome).toHaveProperty('problem', expect.stringContaining('ERR_PROXY_AUTH_REQUESTED'));
      }
      expect(told()).toHaveLength(1);
      expect(server.connections()).toBe(0);
    } finally {
      await program.close();
    }
  });

  test('another scheme than Basic is told nothing', async () => {
    behaviour.login = { ...login, scheme: 'Digest nonce="1",' };
    const program = await start(own());
    try {
      await startServer();
      for (const way of ['often', 'once'] as const) {
        const outcome = await program.call(way, `${server.url}/x`, verify);
        expect(outcome).toHaveProperty('problem', expect.stringContaining('ERR_PROXY_AUTH_REQUESTED'));
      }
      expect(told()).toEqual([]);
    } finally {
      await program.close();
    }
  });
});
