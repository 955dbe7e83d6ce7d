// Calls that must reach the server at most once. Chromium repeats a POST by itself: after 421 on any connection, after
// REFUSED_STREAM and HTTP_1_1_REQUIRED over HTTP/2, and where a kept connection turns out to be dead. So these calls leave
// by Node, with what Chromium knows: the proxy, the certificates, and its name.
import { createSendOnce } from './send-once';
import { openSession, type SessionOptions } from './session';
import type { NetworkFetch } from './network-fetch';

/**
 * A `fetch` over HTTP/1.1 that sends its request once or not at all, on a connection of its own, by the session's proxy
 * and certificates. It rejects with a `SendError`. Electron must be ready.
 */
export function createFetchOnce(options: SessionOptions = {}): NetworkFetch {
  const { session, connect } = openSession(options);
  return createSendOnce({ open: connect, userAgent: session.getUserAgent() });
}
