// One new connection to a server: straight or through a proxy, with TLS where the address asks for it.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { basicCredentials, type ProxyLogins } from './proxy-login';
import type { Route } from './routes';

type ProxyRoute = Exclude<Route, { kind: 'direct' }>;

export interface ConnectionOptions {
  /** The certificates that are trusted for a host. */
  trusted: (host: string) => SecureContext;
  /** Answers a proxy that asks for a login. */
  logins: ProxyLogins;
  userAgent: string;
  signal: AbortSignal;
}

/** The proxy did not open the way; `code` is Chromium's word for it. */
class ProxyError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

// Node's 250 ms for one address of several is less than a slow line needs.
const attemptMs = 2000;

/**
 * A connection over which nothing was sent to the server yet. Tries the routes in their order, as Chromium does, until one
 * leads to the server; a proxy that asks for a login ends the search. Rejects as Node does, or with a code of Chromium's.
 */
export async function openConnection(url: URL, routes: readonly Route[], options: ConnectionOptions): Promise<Socket> {
  let problem: unknown = new ProxyError('ERR_MANDATORY_PROXY_CONFIGURATION_FAILED');
  for (const route of routes) {
    options.signal.throwIfAborted();
    const socket = await reach(url, route, options).catch((thrown: unknown) => {
      problem = thrown;
      return null;
    });
    if (socket !== null) return url.protocol === 'https:' ? secure(socket, hostOf(url), options) : socket;
    if (problem instanceof ProxyError && problem.code === loginWanted) break;
  }
  throw problem;
}

const loginWanted = 'ERR_PROXY_AUTH_REQUESTED';

/** Without the brackets of an IPv6 address. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

async function reach(url: URL, route: Route, options: ConnectionOptions): Promise<Socket> {
  if (route.kind === 'direct') return dial(hostOf(url), portOf(url), options.signal);
  if (route.kind === 'http' || route.kind === 'https') return throughTunnel(url, route, options);
  const proxy = await dialProxy(route, options.signal);
  return throughSocks(proxy, url, route.kind === 'socks5' ? 5 : 4, options.signal);
}

async function dialProxy({ host, port }: ProxyRoute, signal: AbortSignal): Promise<Socket> {
  return dial(host, port, signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw Object.assign(new ProxyError('ERR_PROXY_CONNECTION_FAILED'), { cause });
  });
}

/** Tells the proxy its login once it has asked for one, on a new connection: many close the one on which they asked. */
async function throughTunnel(url: URL, route: ProxyRoute, options: ConnectionOptions): Promise<Socket> {
  const open = async (credentials: string | null): Promise<Socket | string[]> => {
    const dialled = await dialProxy(route, options.signal);
    const proxy = route.kind === 'https' ? await secure(dialled, route.host, options) : dialled;
    return tunnel(proxy, url, credentials, options);
  };
  const opened = await open(null);
  if (!Array.isArray(opened)) return opened;
  const [login = null] = opened.flatMap((scheme) => options.logins.answerTo({ ...route, scheme }) ?? []);
  if (login === null) throw new ProxyError(loginWanted);
  const openedByLogin = await open(basicCredentials(login));
  if (!Array.isArray(openedByLogin)) return openedByLogin;
  options.logins.refused();
  throw new ProxyError(loginWanted);
}

async function dial(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true, autoSelectFamilyAttemptTimeout: attemptMs });
  return ready(socket, 'connect', signal);
}

async function secure(socket: Socket, host: string, { trusted, signal }: ConnectionOptions): Promise<Socket> {
  const encrypted = connectTls({
    socket,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    // HTTP/2 has repetitions of its own.
    ALPNProtocols: ['http/1.1'],
    secureContext: trusted(host),
    rejectUnauthorized: true,
  });
  return ready(encrypted, 'secureConnect', signal);
}

/** The socket as soon as the event comes; it is destroyed where it does not come. */
async function ready<Kind extends Socket>(socket: Kind, event: string, signal: AbortSignal): Promise<Kind> {
  // Between two users of the socket nobody else listens, and an error without a listener ends the program.
  socket.on('error', () => undefined);
  try {
    await Promise.race([once(socket, event, { signal }), closed(socket)]);
    return socket;
  } catch (problem) {
    socket.destroy();
    throw problem;
  }
}

function closed(socket: Socket): Promise<never> {
  return new Promise((_, reject) => {
    socket.once('close', () => {
      reject(new Error('the connection was closed before it was open'));
    });
  });
}

/** A tunnel through an HTTP proxy, by CONNECT; where the proxy asks for a login, the schemes by which it may be told. */
function tunnel(
  proxy: Socket,
  url: URL,
  credentials: string | null,
  { userAgent, signal }: ConnectionOptions,
): Promise<Socket | string[]> {
  const authority = `${url.hostname}:${portOf(url)}`;
  return new Promise((resolve, reject) => {
    const fail = (code: string): void => {
      proxy.destroy();
      reject(signal.aborted ? (signal.reason as Error) : new ProxyError(code));
    };
    const asked = request({
      method: 'CONNECT',
      path: authority,
      headers: {
        host: authority,
        'user-agent': userAgent,
        connection: 'keep-alive',
        'proxy-connection': 'keep-alive',
        ...(credentials !== null && { 'proxy-authorization': credentials }),
      },
      createConnection: () => proxy,
      signal,
    });
    asked.once('connect', ({ statusCode = 0, headersDistinct }, socket: Socket, first) => {
      // A server never speaks first: what came is the proxy's.
      if (statusCode >= 200 && statusCode < 300 && first.length === 0) resolve(socket);
      else if (statusCode !== 407) fail('ERR_TUNNEL_CONNECTION_FAILED');
      else {
        proxy.destroy();
        resolve(schemesOf(headersDistinct['proxy-authenticate'] ?? []));
      }
    });
    asked.on('error', () => {
      fail('ERR_TUNNEL_CONNECTION_FAILED');
    });
    asked.end();
  });
}

/** The first word of each challenge, in lower case (RFC 9110, 11.6.1). Several may stand in one header. */
function schemesOf(challenges: readonly string[]): string[] {
  return challenges.flatMap((text) =>
    text.split(',').flatMap((part) => /^\s*([A-Za-z][\w-]*)(?=\s+\S|\s*$)/.exec(part)?.[1]?.toLowerCase() ?? []),
  );
}

async function throughSocks(proxy: Socket, url: URL, type: 4 | 5, signal: AbortSignal): Promise<Socket> {
  const { SocksClient } = await import('socks');
  const abort = (): void => {
    proxy.destroy();
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    const { socket } = await SocksClient.createConnection({
      command: 'connect',
      existing_socket: proxy,
      proxy: { host: '127.0.0.1', port: 1, type },
      destination: { host: hostOf(url), port: portOf(url) },
    });
    return socket;
  } catch (cause) {
    proxy.destroy();
    signal.throwIfAborted();
    throw Object.assign(new ProxyError('ERR_SOCKS_CONNECTION_FAILED'), { cause });
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
