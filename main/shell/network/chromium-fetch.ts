// Calls that may be repeated: by Chromium's network stack.
import { Readable } from 'node:stream';
import { net, type IncomingMessage, type Session } from 'electron';
import type { ProxyLogins } from './proxy-login';
import { openSession, type SessionOptions } from './session';
import type { NetworkFetch } from './network-fetch';

/** For every call: a bearer token must not follow a redirect, and no cookie or response is stored. */
const strictOptions = { credentials: 'omit', redirect: 'error', cache: 'no-store' } as const;
/** Statuses with which a `Response` may have no body. */
const bodiless = new Set([204, 205, 304]);

/**
 * A `fetch` over keep-alive connections, with the store's proxy and certificates. Chromium repeats a request, also a POST:
 * not for calls that must reach the server at most once. Electron must be ready.
 */
export function createFetch(options: SessionOptions = {}): NetworkFetch {
  const { session, logins, expect } = openSession(options);
  return (url, init) => {
    expect(new URL(url));
    return send(session, logins, url, init);
  };
}

/** As `session.fetch`, which has no way to answer a proxy that asks for a login. */
function send(session: Session, logins: ProxyLogins, url: string, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', headers, body = null, signal } = init;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    if (body !== null && typeof body !== 'string') throw new TypeError('a body is text');
    const asked = net.request({ session, url, method, ...strictOptions });
    for (const [name, value] of new Headers(headers)) asked.setHeader(name, value);
    let received: Readable | null = null;
    const abort = (): void => {
      const reason = signal?.reason as Error;
      reject(reason);
      received?.destroy(reason);
      asked.abort();
    };
    // Stays until the signal goes: the request is closed before its answer has come.
    signal?.addEventListener('abort', abort, { once: true });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      received = answer as unknown as Readable;
      resolve(toResponse(answer, received));
    });
    let isAnswered = false;
    asked.on('login', (asking, give) => {
      // Asked twice for one request: it was refused.
      if (isAnswered) logins.refused();
      const login = asking.isProxy && !isAnswered ? logins.answerTo(asking) : null;
      isAnswered = login !== null;
      if (login !== null) {
        give(login.user, login.password);
        return;
      }
      // Chromium itself says of a tunnel only that there is none.
      if (asking.isProxy) reject(new Error('net::ERR_PROXY_AUTH_REQUESTED'));
      give();
    });
    asked.end(...(body === null ? [] : [body]));
  });
}

function toResponse({ statusCode: status, headers: received }: IncomingMessage, body: Readable): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) headers.set(name, [value].flat().join(', '));
  if (bodiless.has(status)) {
    body.on('error', () => undefined).resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers });
}
