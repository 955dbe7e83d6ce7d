// The customer's window: full screen on a display of its own, which comes and goes with the display's cable.
import { screen } from 'electron';
import type { BrowserWindow, Rectangle, WebContents } from 'electron';
import { chooseDisplay } from './choose-display';
import { openPage } from './page-window';
import type { PageOptions } from './page-window';
import { isSameRectangle } from './place-window';

/** Displays report a cable in several steps, and a window is moved in many. */
const stillMs = 250;

export interface CustomerDisplayOptions extends PageOptions {
  /** `auto`, `off`, or a display's name. */
  setting: string;
  cashier: BrowserWindow;
  /** Called whenever its page comes, and with null when it goes. */
  onPage: (page: WebContents | null) => void;
}

export interface CustomerDisplay {
  /** Opens a window that floats above the cashier's, or closes it; without effect where there is a display. */
  preview(isWanted: boolean): void;
  /** Whether such a window is open. */
  isPreviewed(): boolean;
}

/** Follows the displays from now on, as long as the cashier's window is open. */
export function followCustomerDisplay(options: CustomerDisplayOptions): CustomerDisplay {
  const { setting, cashier, onPage } = options;
  let shown: { window: BrowserWindow; on: Rectangle | 'preview' } | null = null;
  let timer: NodeJS.Timeout | undefined;

  function close(): void {
    const closing = shown;
    shown = null;
    if (closing === null) return;
    onPage(null);
    if (!closing.window.isDestroyed()) closing.window.destroy();
  }

  function open(on: Rectangle | 'preview'): void {
    close();
    const window = openPage('customer', options, on === 'preview' ? floating(cashier.getBounds()) : covering(on));
    shown = { window, on };
    window.once('ready-to-show', () => {
      // The cashier goes on typing.
      if (!window.isDestroyed()) window.showInactive();
    });
    window.on('closed', () => {
      if (shown?.window === window) close();
    });
    onPage(window.webContents);
  }

  function settle(): void {
    if (cashier.isDestroyed()) return;
    const { id } = screen.getDisplayMatching(cashier.getBounds());
    const display = chooseDisplay(setting, screen.getAllDisplays(), id);
    if (display === null) {
      if (shown?.on !== 'preview') close();
    } else if (shown === null || shown.on === 'preview' || !isSameRectangle(shown.on, display.bounds))
      open(display.bounds);
  }

  function settleSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(settle, stillMs);
  }

  const changes = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  for (const change of changes) screen.on(change as 'display-added', settleSoon);
  cashier.on('move', settleSoon);
  cashier.on('closed', () => {
    clearTimeout(timer);
    for (const change of changes) screen.off(change as 'display-added', settleSoon);
    close();
  });
  // After the cashier's page, which is needed first.
  cashier.once('ready-to-show', settleSoon);

  return {
    preview(isWanted) {
      if (isWanted && shown === null) open('preview');
      else if (!isWanted && shown?.on === 'preview') close();
    },
    isPreviewed: () => shown?.on === 'preview',
  };
}

function covering(bounds: Rectangle): Parameters<typeof openPage>[2] {
  return {
    ...bounds,
    frame: false,
    thickFrame: false,
    focusable: false,
    skipTaskbar: true,
    // Above the system's task bar.
    alwaysOnTop: true,
    backgroundColor: '#ffffff',
  };
}

const previewSize = { width: 800, height: 500 };

/** At the right edge of the cashier's window, where the fewest buttons are. */
function floating({ x, y, width }: Rectangle): Parameters<typeof openPage>[2] {
  return {
    ...previewSize,
    useContentSize: true,
    x: x + Math.max(0, width - previewSize.width - 24),
    y: y + 72,
    alwaysOnTop: true,
    minimizable: false,
    fullscreenable: false,
    backgroundColor: '#ffffff',
  };
}
