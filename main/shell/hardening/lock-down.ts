// Electron's security checklist, items 5 (permissions), 12 (WebView), 13 (navigation) and 14 (new windows), and
// downloads: all are refused, in every session and web contents.
import { app, Menu, type Session, type WebContents } from 'electron';

/** Locks down every session and web contents to come. Must be called before Electron is ready. */
export function lockDown(): void {
  // Chromium repeats a request over TCP when QUIC fails under it: verify must not arrive twice.
  app.commandLine.appendSwitch('disable-quic');
  app.on('session-created', refuseInSession);
  app.on('web-contents-created', (_event, contents) => {
    refuseInPage(contents);
  });
  // Electron's default menu has reload, zoom and developer tools. macOS cannot copy and paste without a menu.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
}

function refuseInSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

function refuseInPage(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    // Only a reload is allowed: vite does one during development.
    if (!event.isMainFrame || event.url !== contents.getURL()) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
