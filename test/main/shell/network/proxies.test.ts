// Verify takes the same way as Chromium: through the proxies that it names, in their order, and never with the request to
// the proxy itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStoreProxy, type ProxyBehaviour, type StoreProxy } from '../../../support/wire/store-proxy';
import { answerText, startWireServer, type WireServer } from '../../../support/wire/wire-server';
import { verify } from './once';

const fine = answerText(200, { verification_code: 'verification_sent_to_sms' });
const sent = { ok: true, value: { kind: 'sent', to: 'sms' } };

let server: WireServer;
const opened: StoreProxy[] = [];
async function proxyFor(behaviour: ProxyBehaviour = {}): Promise<StoreProxy> {
  const proxy = await startStoreProxy(behaviour);
  opened.push(proxy);
  return proxy;
}
beforeEach(async () => {
  server = await startWireServer({ certificate: 'localhost', play: (socket) => socket.write(fine) });
});
afterEach(async () => {
  for (const proxy of opened.splice(0)) await proxy.close();
  await server.close();
});

const failed = (code: string) => ({ ok: false, error: { code, mayHaveArrived: false } });

describe('verify through a proxy', () => {
  it.each([
    ['PROXY', {}],
    ['HTTP', {}],
    ['HTTPS', { tls: true }],
    ['SOCKS', {}],
    ['SOCKS4', {}],
    ['SOCKS5', {}],
  ])('of kind %s', async (word, behaviour) => {
    const proxy = await proxyFor(behaviour);
    expect(await verify(server.url, { proxies: `${word} localhost:${proxy.port}` })).toEqual(sent);
    expect(proxy.asked).toHaveLength(1);
    expect(proxy.asked[0]).toContain(`localhost:${new URL(server.url).port}`);
    expect(server.requests).toHaveLength(1);
  });

  it('tells it the server alone: no token, no path, no customer', async () => {
    const proxy = await proxyFor();
    await verify(server.url, { proxies: `PROXY localhost:${proxy.port}` });
    const authority = `localhost:${new URL(server.url).port}`;
    expect(proxy.asked[0]?.toLowerCase().trimEnd().split('\r\n')).toEqual([
      `connect ${authority} http/1.1`,
      `host: ${authority}`,
      'user-agent: wire test',
      'connection: keep-alive',
      'proxy-connection: keep-alive',
    ]);
  });

  it('to a server on this computer without TLS', async () => {
    const plain = await startWireServer({ certificate: null, play: (socket) => socket.write(fine) });
    const proxy = await proxyFor();
    expect(await verify(plain.url, { proxies: `PROXY localhost:${proxy.port}` })).toEqual(sent);
    expect(proxy.asked).toHaveLength(1);
    expect(plain.requests).toHaveLength(1);
    await plain.close();
  });

  it('that asks for a login: refused, nothing sent, no other way tried', async () => {
    const proxy = await proxyFor({
      refusal: 'HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm="store"\r\nContent-Length: 3\r\n\r\nwho',
    });
    const proxies = `PROXY localhost:${proxy.port}; DIRECT`;
    expect(await verify(server.url, { proxies })).toEqual(failed('proxy_login'));
    expect(proxy.asked).toHaveLength(1);
    expect(server.connections()).toBe(0);
  });

  it.each([
    ['403', 'HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n'],
    ['502', 'HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n'],
    ['503', 'HTTP/1.1 503 No\r\nRetry-After: 0\r\n\r\n'],
    ['302', 'HTTP/1.1 302 Log in\r\nLocation: http://portal.example/\r\n\r\n'],
    ['421', 'HTTP/1.1 421 No\r\nContent-Length: 0\r\n\r\n'],
    ['more than the head', 'HTTP/1.1 200 Yes\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}'],
    ['no HTTP', 'SSH-2.0-invented\r\n'],
  ])('that answers %s: nothing sent', async (_, refusal) => {
    const proxy = await proxyFor({ refusal });
    expect(await verify(server.url, { proxies: `PROXY localhost:${proxy.port}` })).toEqual(failed('no_network'));
    expect(proxy.asked).toHaveLength(1);
    expect(server.connections()).toBe(0);
  });

  it.each(['PROXY', 'SOCKS5', 'SOCKS', 'HTTPS'])('of kind %s that says nothing ends at the limit', async (word) => {
    const proxy = await startWireServer({ certificate: null, play: () => undefined });
    const proxies = `${word} localhost:${new URL(proxy.url).port}`;
    const outcome = await verify(server.url, { proxies, limitMs: 150 });
    expect(outcome).toEqual(failed('timed_out'));
    await proxy.close();
    expect(server.connections()).toBe(0);
  });

  it('that is looked for in vain ends at the limit, and nothing is sent later', async () => {
    let found = (): void => undefined;
    const resolving = new Promise<string>((resolve) => (found = () => resolve('DIRECT')));
    const outcome = await verify(server.url, { proxies: resolving, limitMs: 150 });
    expect(outcome).toEqual(failed('timed_out'));
    found();
    await new Promise((later) => setTimeout(later, 50));
    expect(server.requests).toEqual([]);
  });

  it('of nobody known over TLS: nothing sent', async () => {
    const proxy = await proxyFor({ tls: true });
    const proxies = `HTTPS localhost:${proxy.port}`;
    expect(await verify(server.url, { proxies, certificates: [] })).toEqual(failed('tls_failure'));
    expect(proxy.asked).toEqual([]);
  });

  it.each(['SOCKS5', 'PROXY'])('of kind %s that hangs up: nothing sent', async (word) => {
    const proxy = await proxyFor({ hangUp: true });
    expect(await verify(server.url, { proxies: `${word} localhost:${proxy.port}` })).toEqual(failed('no_network'));
    expect(server.connections()).toBe(0);
  });

  it.each([
    ['SOCKS', { socksRefusal: 91 }],
    ['SOCKS5', { socksRefusal: 2 }],
    ['SOCKS5', { socksRefusal: 5 }],
    ['SOCKS5', { socksLogin: true }],
  ])('of kind %s that refuses (%j): nothing sent', async (word, behaviour) => {
    const proxy = await proxyFor(behaviour);
    const outcome = await verify(server.url, { proxies: `${word} localhost:${proxy.port}` });
    expect(outcome).toEqual(failed('no_network'));
    expect(server.connections()).toBe(0);
  });

  it('goes to the next one where the first is dead, and sends one', async () => {
    const dead = await proxyFor();
    await dead.close();
    const alive = await proxyFor();
    const proxies = `PROXY localhost:${dead.port}; PROXY localhost:${alive.port}; DIRECT`;
    expect(await verify(server.url, { proxies })).toEqual(sent);
    expect(alive.asked).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
    expect(await verify(server.url, { proxies: `PROXY localhost:${dead.port}` })).toEqual(failed('no_network'));
  });

  it.each(['', 'QUIC localhost:1', 'NONSENSE'])('of no kind that it knows (%j): nothing sent', async (proxies) => {
    expect(await verify(server.url, { proxies })).toEqual(failed('no_network'));
    expect(server.connections()).toBe(0);
  });
});

describe('a proxy that asks for a login', () => {
  const login = { credentials: 'till-118:p:ss wörd' };
  const own = { user: 'till-118', password: 'p:ss wörd' };
  const told = (proxy: StoreProxy): number => proxy.asked.filter((head) => /proxy-authorization/i.test(head)).length;
  const loginFor = (proxy: StoreProxy) => ({ ...own, proxy: `LOCALHOST:${proxy.port}` });

  it.each([
    ['PROXY', {}],
    ['PROXY', { login: { ...login, closes: true } }],
    ['HTTPS', { tls: true }],
  ])('of kind %s is told it once it has asked, and passes one verify on', async (word, behaviour) => {
    const proxy = await proxyFor({ login, ...behaviour });
    const proxies = `${word} localhost:${proxy.port}`;
    expect(await verify(server.url, { proxies, proxyLogin: loginFor(proxy) })).toEqual(sent);
    expect(proxy.asked).toHaveLength(2);
    expect(told(proxy)).toBe(1);
    expect(proxy.asked[0]).not.toMatch(/authorization/i);
    expect(server.requests).toHaveLength(1);
    expect(JSON.stringify(server.requests)).not.toMatch(/proxy-authorization/i);
  });

  it('is told nothing where it does not ask', async () => {
    const proxy = await proxyFor();
    await verify(server.url, { proxies: `PROXY localhost:${proxy.port}`, proxyLogin: loginFor(proxy) });
    expect(proxy.asked).toHaveLength(1);
    expect(told(proxy)).toBe(0);
  });

  it.each(['NTLM', 'Negotiate', 'Digest'])('by %s is told nothing', async (scheme) => {
    const proxy = await proxyFor({ login: { ...login, scheme } });
    const proxies = `PROXY localhost:${proxy.port}`;
    expect(await verify(server.url, { proxies, proxyLogin: loginFor(proxy) })).toEqual(failed('proxy_login'));
    expect(told(proxy)).toBe(0);
    expect(server.connections()).toBe(0);
  });

  it('by several schemes is told by the one that this terminal knows', async () => {
    const proxy = await proxyFor({ login: { ...login, scheme: 'Negotiate, NTLM, Basic' } });
    const proxies = `PROXY localhost:${proxy.port}`;
    expect(await verify(server.url, { proxies, proxyLogin: loginFor(proxy) })).toEqual(sent);
  });

  it('is told nothing where it is another than that of the settings', async () => {
    const proxy = await proxyFor({ login });
    const proxies = `PROXY localhost:${proxy.port}`;
    const proxyLogin = { ...own, proxy: `localhost:${proxy.port + 1}` };
    expect(await verify(server.url, { proxies, proxyLogin })).toEqual(failed('proxy_login'));
    expect(proxy.asked).toHaveLength(1);
    expect(told(proxy)).toBe(0);
  });

  it('and does not take it is told it once', async () => {
    const proxy = await proxyFor({ login });
    const proxies = `PROXY localhost:${proxy.port}; DIRECT`;
    const proxyLogin = { ...loginFor(proxy), password: 'wrong' };
    expect(await verify(server.url, { proxies, proxyLogin })).toEqual(failed('proxy_login'));
    expect(told(proxy)).toBe(1);
    expect(server.connections()).toBe(0);
  });

  it('is not confused with a server that answers 407', async () => {
    const asking = await startWireServer({
      certificate: 'localhost',
      play: (socket) => socket.write(answerText(407, null, ['Proxy-Authenticate: Basic realm="x"'])),
    });
    const proxy = await proxyFor();
    const outcome = await verify(asking.url, {
      proxies: `PROXY localhost:${proxy.port}`,
      proxyLogin: loginFor(proxy),
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'proxy_login', status: 407 } });
    expect(asking.requests).toHaveLength(1);
    expect(JSON.stringify(asking.requests)).not.toMatch(/proxy-authorization/i);
    await asking.close();
  });
});
