// Requests to Flexiti, with the store's proxy and certificates.
import { createFetch } from './chromium-fetch';
import { createFetchOnce } from './fetch-once';
import type { NetworkFetch } from './network-fetch';
import { closeConnections, type SessionOptions } from './session';

export { closeConnections, createFetch, createFetchOnce };
export type { NetworkFetch };
export type { ProxyLogin } from './proxy-login';

export interface Network {
  fetch: NetworkFetch;
  /** For verify: never repeats a request. */
  fetchOnce: NetworkFetch;
  /** Closes what `fetch` keeps open. */
  closeConnections: () => void;
}

/** The first call decides about the options. Electron must be ready. */
export function openNetwork(options: SessionOptions): Network {
  return { fetch: createFetch(options), fetchOnce: createFetchOnce(options), closeConnections };
}
