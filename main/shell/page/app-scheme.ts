// Electron's security checklist, item 18: pages are served by a custom scheme, not by file://. Each has an origin of its
// own, so that main knows which one asks.
import { protocol, type Session } from 'electron';
import { answerPageRequest } from './page-file';

const scheme = 'app';

const pages = {
  cashier: { host: 'terminal', file: 'index.html' },
  customer: { host: 'customer', file: 'customer.html' },
} as const satisfies Record<string, { host: string; file: string }>;

export type PageName = keyof typeof pages;

const names = Object.keys(pages) as PageName[];

/** The address of a page: at `app://`, or at vite's server during development. */
export function pageUrl(name: PageName, devServerUrl: string | null): string {
  const { host, file } = pages[name];
  return devServerUrl === null ? `${scheme}://${host}/${file}` : new URL(file, devServerUrl).href;
}

/** The page that has this address; null for any other address. */
export function pageAt(url: string, devServerUrl: string | null): PageName | null {
  const { protocol, host, origin, pathname } = new URL(url);
  if (protocol === `${scheme}:`) return names.find((name) => pages[name].host === host) ?? null;
  if (devServerUrl === null || new URL(devServerUrl).origin !== origin) return null;
  return names.find((name) => pathname === `/${pages[name].file}`) ?? null;
}

/** Makes `app://` a standard, secure scheme. Must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the files of a page on its own host, and nothing on other hosts.
 *
 * @param folder absolute path of the built pages
 */
export function serveAppScheme(session: Session, name: PageName, folder: string): void {
  session.protocol.handle(scheme, (request) => answerPageRequest(folder, pages[name].host, request));
}
