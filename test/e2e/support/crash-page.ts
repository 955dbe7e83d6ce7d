// Crashes the page's process; the terminal loads the page again in a new one.
import type { ElectronApplication } from '@playwright/test';

/** Resolves when the page has loaded again. Playwright loses its page by it: from here on evaluate in main. */
export function crashPage(app: ElectronApplication): Promise<void> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('there is no window');
    const loaded = new Promise<void>((done) => {
      window.webContents.once('did-finish-load', () => {
        done();
      });
    });
    window.webContents.forcefullyCrashRenderer();
    await loaded;
  });
}
