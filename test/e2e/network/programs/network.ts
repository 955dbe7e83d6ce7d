// A program without a window that exposes the terminal's two fetch functions, and the closing of their connections, to its test. The environment may name an
// authority's certificate, as the settings do, and a proxy's login.
import { readFileSync } from 'node:fs';
import { app } from 'electron';
import { closeConnections, createFetch, createFetchOnce, type ProxyLogin } from '../../../../main/shell/network';

app.on('window-all-closed', () => undefined);
const { WIRE_AUTHORITY: authority, WIRE_PROXY_LOGIN: login } = process.env;
const certificates = authority === undefined ? [] : [readFileSync(authority, 'utf8')];
void app.whenReady().then(() => {
  const proxyLogin = login === undefined ? null : (JSON.parse(login) as ProxyLogin);
  const options = { certificates, proxyLogin };
  Object.assign(globalThis, { often: createFetch(options), once: createFetchOnce(options), closeConnections });
});
