// Electron's security checklist, item 18: the page is served by a custom scheme, not by file://.
import { protocol, type Session } from 'electron';
import { answerPageRequest } from './page-file';

const scheme = 'app';
const host = 'terminal';

export const pageUrl = `${scheme}://${host}/index.html`;

/** Whether a URL is the terminal's own page: at `app://terminal/`, or at vite's server during development. */
export function isPageUrl(url: string, devServerUrl: string | null): boolean {
  const { protocol, host: from } = new URL(url);
  if (protocol === `${scheme}:` && from === host) return true;
  return devServerUrl !== null && new URL(devServerUrl).origin === new URL(url).origin;
}

/** Makes `app://` a standard, secure scheme. Must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the page's files on `app://terminal/`, and nothing on other hosts.
 *
 * @param folder absolute path of the built page
 */
export function serveAppScheme(session: Session, folder: string): void {
  session.protocol.handle(scheme, (request) => answerPageRequest(folder, host, request));
}
