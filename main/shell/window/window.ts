// Electron's security checklist, items 2 to 4 (no Node, context isolation, sandbox), 6 and 8 (web security, no insecure
// content), 9 and 10 (nothing experimental, no Blink features) and 11 (no WebView).
import { BrowserWindow } from 'electron';
import { pagePartition } from '../page';
import { createCrashLimit } from './crash-limit';

export interface WindowOptions {
  /** Shown in the system's window list: never anything about a customer. */
  title: string;
  url: string;
  /** Absolute path of the built preload. */
  preload: string;
  devTools: boolean;
  /** Excludes the window from screenshots, recordings and shared screens; no effect on Linux. */
  contentProtection: boolean;
}

/** Opens the terminal's window, and shows it once the page is drawn. The page cannot change its title. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: options.title,
    width: 1280,
    height: 900,
    minWidth: 1024,
    minHeight: 768,
    useContentSize: true,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      partition: pagePartition,
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
      devTools: options.devTools,
    },
  });
  window.setContentProtection(options.contentProtection);
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  // The page holds no state of its own: a reload restores it.
  const mayReload = createCrashLimit(() => performance.now());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (mayReload() && reason !== 'clean-exit') void window.loadURL(options.url);
  });
  void window.loadURL(options.url);
  return window;
}

/** Brings the terminal's window to the front. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}
