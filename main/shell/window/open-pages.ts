// Both windows of a running terminal: the cashier's, and the customer's where there is a display for it.
import { join } from 'node:path';
import { app } from 'electron';
import type { BrowserWindow, WebContents } from 'electron';
import { followCustomerDisplay, type CustomerDisplay } from './customer-display';
import { openWindow } from './window';

export interface PagesOptions {
  /** Of the program's data. */
  folder: string;
  /** The folder of the built program's main part. */
  programFolder: string;
  /** Null unless vite serves the pages, during development. */
  devServerUrl: string | null;
  training: boolean;
  /** `auto`, `off`, or a display's name. */
  customerDisplay: string;
  /** Called whenever the customer's page comes, and with null when it goes. */
  onCustomerPage: (page: WebContents | null) => void;
}

export interface Pages {
  cashier: BrowserWindow;
  display: CustomerDisplay;
}

/** Opens the cashier's window, and follows the displays. */
export function openPages(options: PagesOptions): Pages {
  const { folder, programFolder, devServerUrl, training, customerDisplay, onCustomerPage } = options;
  const page = {
    title: 'Flexiti POS Terminal',
    files: { folder: join(programFolder, '../renderer'), devServerUrl },
    devTools: training && !app.isPackaged,
    // In training there is no customer to protect, and something to show.
    contentProtection: !training,
  };
  const cashier = openWindow({ ...page, preload: join(programFolder, '../preload/index.cjs'), folder });
  const display = followCustomerDisplay({
    ...page,
    preload: join(programFolder, '../preload/customer-display.cjs'),
    setting: customerDisplay,
    cashier,
    onPage: onCustomerPage,
  });
  return { cashier, display };
}
