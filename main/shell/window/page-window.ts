// A window with one of the terminal's pages, locked down alike for all of them. Electron's security checklist, items 2 to 4
// (no Node, context isolation, sandbox), 6 and 8 (web security, no insecure content), 9 and 10 (nothing experimental, no
// Blink features) and 11 (no WebView).
import { BrowserWindow } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';
import { pageSession, pageUrl } from '../page';
import type { PageFiles, PageName } from '../page';
import { createCrashLimit } from './crash-limit';

export interface PageOptions {
  /** Shown in the system's window list: never anything about a customer. */
  title: string;
  files: PageFiles;
  /** Absolute path of the page's built preload. */
  preload: string;
  devTools: boolean;
  /** Excludes the window from screenshots, recordings and shared screens; no effect on Linux. */
  contentProtection: boolean;
}

/** Opens a window that is not shown yet. Its page cannot change the title, and is loaded again where it crashes. */
export function openPage(
  name: PageName,
  options: PageOptions,
  frame: Omit<BrowserWindowConstructorOptions, 'title' | 'show' | 'webPreferences'>,
): BrowserWindow {
  const { title, files, preload, devTools, contentProtection } = options;
  const window = new BrowserWindow({
    ...frame,
    title,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session: pageSession(name, files),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      // The speller would send words to a server for its dictionaries, and shows what was typed.
      spellcheck: false,
      // Timeouts must also run in the background.
      backgroundThrottling: false,
      devTools,
    },
  });
  window.setContentProtection(contentProtection);
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  const url = pageUrl(name, files.devServerUrl);
  // The page holds no state of its own: a reload restores it.
  const mayReload = createCrashLimit(() => performance.now());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (mayReload() && reason !== 'clean-exit') void window.loadURL(url);
  });
  void window.loadURL(url);
  return window;
}
