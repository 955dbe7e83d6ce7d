// The page's process dies, and the page is drawn anew by another.
import type { ElectronApplication } from '@playwright/test';

/** Resolves when the page is there again. Playwright is lost to it from here on: main has to be asked. */
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
