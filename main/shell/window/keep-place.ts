// Remembers where the cashier leaves the window, and keeps it on a display that is there.
import type { BrowserWindow, Display, Rectangle, Screen } from 'electron';
import { isSameRectangle, placeWindow } from './place-window';
import { storePlace } from './remembered-place';

/** A terminal is switched off at the wall: its place is stored once the window has been still for this long. */
const stillMs = 1000;

export interface KeepPlaceOptions {
  window: Pick<
    BrowserWindow,
    | 'getBounds'
    | 'getNormalBounds'
    | 'isDestroyed'
    | 'isFullScreen'
    | 'isMaximized'
    | 'isMinimized'
    | 'on'
    | 'setBounds'
  >;
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'off' | 'on'>;
  /** Of the program's data. */
  folder: string;
}

/** Begins at once, and ends with the window. */
export function keepPlace({ window, screen, folder }: KeepPlaceOptions): void {
  let timer: NodeJS.Timeout | undefined;

  const isOrdinary = (): boolean => !window.isMaximized() && !window.isMinimized() && !window.isFullScreen();

  function store(): void {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    storePlace(folder, { bounds: window.getNormalBounds(), maximised: window.isMaximized() });
  }

  function storeSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(store, stillMs);
  }

  // The system moves the windows of a display that is gone, if a window manager runs that does so.
  function bringInside(): void {
    if (window.isDestroyed() || !isOrdinary()) return;
    const now = window.getBounds();
    const { bounds } = placeWindow({ bounds: now, maximised: false }, workAreas(screen));
    if (!isSameRectangle(now, bounds)) window.setBounds(bounds);
  }

  window.on('move', storeSoon);
  window.on('resize', storeSoon);
  window.on('maximize', storeSoon);
  window.on('unmaximize', storeSoon);
  window.on('close', store);
  screen.on('display-removed', bringInside);
  screen.on('display-metrics-changed', bringInside);
  window.on('closed', () => {
    clearTimeout(timer);
    screen.off('display-removed', bringInside);
    screen.off('display-metrics-changed', bringInside);
  });
}

/** Of all displays, the main one first. */
export function workAreas(screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>): [Rectangle, ...Rectangle[]] {
  const main: Display = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main.workArea, ...others.map(({ workArea }) => workArea)];
}
