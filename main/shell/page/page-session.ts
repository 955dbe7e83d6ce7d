// The session that the page lives in: in memory, so that nothing a cashier saw is left on the disk, and cut off from
// the network (Electron's security checklist, items 1 and 6: only secure content, session handlers).
import { session, type Session } from 'electron';
import { serveAppScheme } from './app-scheme';

/** Not `persist:…`, so it is kept in memory. */
export const pagePartition = 'page';

/**
 * Prepares the page's session. Electron must be ready.
 * @param folder Absolute path of the built page.
 * @param devServerUrl Where vite serves the page instead, during development.
 */
export function preparePageSession(folder: string, devServerUrl: string | null): Session {
  const own = session.fromPartition(pagePartition, { cache: false });
  serveAppScheme(own, folder);
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwn(details.url, devServerUrl) });
  });
  return own;
}

function isOwn(url: string, devServerUrl: string | null): boolean {
  const { protocol, host } = new URL(url);
  if (protocol === 'app:' || protocol === 'data:' || protocol === 'devtools:' || protocol === 'blob:') return true;
  return devServerUrl !== null && host === new URL(devServerUrl).host;
}
