// The page's session: in memory, so that nothing is left on the disk, and without the network (Electron's security
// checklist, item 1: only load secure content).
import { session, type Session } from 'electron';
import { serveAppScheme } from './app-scheme';

/** Without `persist:` a session is in memory. */
export const pagePartition = 'page';

/**
 * Prepares the page's session. Electron must be ready.
 *
 * @param folder absolute path of the built page
 * @param devServerUrl where vite serves the page instead, during development
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
