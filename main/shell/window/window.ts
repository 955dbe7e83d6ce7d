// The cashier's window.
import { screen } from 'electron';
import type { BrowserWindow } from 'electron';
import { keepPlace, workAreas } from './keep-place';
import { openPage } from './page-window';
import type { PageOptions } from './page-window';
import { placeWindow, smallest } from './place-window';
import { readPlace } from './remembered-place';

export interface WindowOptions extends PageOptions {
  /** Of the program's data: remembers the window's place. */
  folder: string;
}

/** Opens the cashier's window where it was the last time, and shows it once the page is drawn. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { bounds, maximised } = placeWindow(readPlace(options.folder), workAreas(screen));
  const window = openPage('cashier', options, {
    ...bounds,
    minWidth: Math.min(smallest.width, bounds.width),
    minHeight: Math.min(smallest.height, bounds.height),
    backgroundColor: '#ffffff',
  });
  if (maximised) window.maximize();
  keepPlace({ window, screen, folder: options.folder });
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

/** Brings a window to the front. */
export function focusWindow(window: BrowserWindow | null): void {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}
