// Requests to Flexiti, with the store's proxy and certificates.
export { createFetch } from './chromium-fetch';
export { createFetchOnce } from './fetch-once';
export { closeConnections } from './session';
export type { NetworkFetch } from './network-fetch';
export type { ProxyLogin } from './proxy-login';
