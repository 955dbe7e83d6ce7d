// Electron's security checklist, items 2 to 5, 8 to 10 and 14: the page runs sandboxed, isolated and without Node, web
// security stays on, nothing experimental, no inline pop-ups.
import { BrowserWindow } from 'electron';
import { pagePartition } from '../page';
import { createCrashLimit } from './crash-limit';

export interface WindowOptions {
  /** Shown by the system's window list: never anything about a customer. */
  title: string;
  url: string;
  /** Absolute path of the built preload. */
  preload: string;
  /** Developer tools: during training in an unpackaged program alone. */
  devTools: boolean;
  /**
   * Keeps the window out of screenshots, recordings and shared screens. Windows and macOS can; on Linux it is of no effect.
   */
  contentProtection: boolean;
}

/** Opens the terminal's window, and shows it when there is something to see. Its title never changes. */
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
      // A till in the background must still time out.
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
  // The page is a picture of what main knows, so a page that crashed is drawn anew.
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
