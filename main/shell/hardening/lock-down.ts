// Electron's security checklist, items 5, 11 to 14 and 17: every permission, device, navigation, new window, webview and
// download is refused, in every session and for every page that is ever made.
import { app, Menu, type Session, type WebContents } from 'electron';

/** Locks down whatever will be made. Must be called before Electron is ready. */
export function lockDown(): void {
  // Chromium sends a request again over TCP when QUIC fails under it: verify must not arrive twice.
  app.commandLine.appendSwitch('disable-quic');
  app.on('session-created', refuseInSession);
  app.on('web-contents-created', (_event, contents) => {
    refuseInPage(contents);
  });
  // The menu that Electron makes by itself has reload, zoom and developer tools. A Mac cannot copy and paste without one.
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
    // A reload goes to where the page is already: vite does one during development.
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
