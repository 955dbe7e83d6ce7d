// The session of each page: in memory, so that nothing is left on the disk, and without the network (Electron's security
// checklist, item 1: only load secure content).
import { session, type Session } from 'electron';
import { serveAppScheme } from './app-scheme';
import type { PageName } from './app-scheme';

export interface PageFiles {
  /** Absolute path of the built pages. */
  folder: string;
  /** Where vite serves them instead, during development. */
  devServerUrl: string | null;
}

const prepared = new Map<PageName, Session>();

/** The session of a page, prepared at the first call. Electron must be ready. */
export function pageSession(name: PageName, { folder, devServerUrl }: PageFiles): Session {
  const before = prepared.get(name);
  if (before !== undefined) return before;
  // Without `persist:` a session is in memory.
  const own = session.fromPartition(name, { cache: false });
  serveAppScheme(own, name, folder);
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwn(details.url, devServerUrl) });
  });
  prepared.set(name, own);
  return own;
}

function isOwn(url: string, devServerUrl: string | null): boolean {
  const { protocol, host } = new URL(url);
  if (protocol === 'app:' || protocol === 'data:' || protocol === 'devtools:' || protocol === 'blob:') return true;
  return devServerUrl !== null && host === new URL(devServerUrl).host;
}
