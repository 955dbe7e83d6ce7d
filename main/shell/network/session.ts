// The session of all calls to Flexiti: in memory, so that no response, address or cookie is written to the disk. Its
// verdicts on certificates count for Node too, and where Chromium knows no authority, those of the settings are asked.
import { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import { session as electronSession, type Session } from 'electron';
import { openConnection } from './open-connection';
import { plainHead } from './plain-head';
import { createProxyLogins, type ProxyLogin, type ProxyLogins } from './proxy-login';
import { routesOf } from './routes';
import { createTrust } from './trust';

export interface SessionOptions {
  /** Authorities (PEM) that are trusted beside the system's. */
  certificates?: readonly string[];
  /** What the store's proxy is told where it asks for a login. */
  proxyLogin?: ProxyLogin | null;
}

export interface FlexitiSession {
  session: Session;
  logins: ProxyLogins;
  /** A new connection, as the session would open it, over which nothing was sent. */
  connect: (url: URL, signal: AbortSignal) => ReturnType<typeof openConnection>;
  /** To be called with the address of each call of the session. */
  expect: (url: URL) => void;
}

// Electron's numbers for `setCertificateVerifyProc`, and Chromium's for a chain that ends at no known authority.
const [accepted, asChromiumFound, authorityInvalid] = [0, -3, -202];
const confirmMs = 10_000;

let opened: FlexitiSession | null = null;

/** The one session; the first call opens it, with its options. */
export function openSession(options: SessionOptions): FlexitiSession {
  opened ??= open(options);
  return opened;
}

/**
 * Closes the connections that Chromium keeps, and ends the calls on them. One whose peer is gone, or that is still busy with
 * an answer that nobody waits for, would hold up each call after it: over HTTP/2 all calls share one.
 */
export function closeConnections(): void {
  void opened?.session.closeAllConnections();
}

function open({ certificates = [], proxyLogin = null }: SessionOptions): FlexitiSession {
  const session = electronSession.fromPartition('flexiti-api', { cache: false });
  const trust = createTrust(certificates);
  const logins = createProxyLogins(proxyLogin, () => performance.now());
  const expected = new Map<string, URL>();
  const userAgent = session.getUserAgent();
  const connect: FlexitiSession['connect'] = async (url, signal) => {
    const routes = routesOf(await session.resolveProxy(url.href));
    return openConnection(url, routes, { trusted: trust.contextFor, logins, userAgent, signal });
  };

  /** Whether Node, which knows the authorities of the settings, accepts this very certificate of the host. */
  const confirms = async (host: string, certificate: string): Promise<boolean> => {
    const url = expected.get(host);
    if (url === undefined || certificates.length === 0) return false;
    const socket = await connect(url, AbortSignal.timeout(confirmMs));
    const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
    socket.destroy();
    return shown?.fingerprint256 === new X509Certificate(certificate).fingerprint256;
  };

  session.setCertificateVerifyProc(({ hostname, errorCode, certificate, validatedCertificate }, decide) => {
    if (errorCode === 0) trust.learn(hostname, validatedCertificate);
    if (errorCode !== authorityInvalid) {
      decide(asChromiumFound);
      return;
    }
    confirms(hostname, certificate.data)
      .catch(() => false)
      .then((confirmed) => decide(confirmed ? accepted : asChromiumFound))
      .catch(() => undefined);
  });
  session.webRequest.onHeadersReceived((head, decide) => {
    decide(plainHead(head) ?? {});
  });
  return {
    session,
    logins,
    connect,
    expect(url) {
      expected.set(url.hostname.replace(/^\[|\]$/g, ''), url);
    },
  };
}
