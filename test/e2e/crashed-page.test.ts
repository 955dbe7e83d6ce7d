// A page that crashed is drawn anew, and what main knows of the customer is still there.
import { expect, test } from '@playwright/test';
import { launch } from './launch';

test('the page comes back after its process has gone, with the customer on the counter', async () => {
  const terminal = await launch();
  try {
    const amount = await terminal.page.evaluate(async () => {
      const { flowId } = await window.terminal.getView();
      await window.terminal.intend({ flowId, intention: { type: 'setAmount', amountCents: 12_345 } });
      return (await window.terminal.getView()).amountCents;
    });
    expect(amount).toBe(12_345);

    // Playwright gives up a page that crashed, so main is asked.
    const after = await terminal.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) return null;
      const loaded = new Promise<void>((done) => {
        window.webContents.once('did-finish-load', () => {
          done();
        });
      });
      window.webContents.forcefullyCrashRenderer();
      await loaded;
      const seen: unknown = await window.webContents.executeJavaScript(
        'window.terminal.getView().then((view) => view.amountCents)',
      );
      return seen;
    });
    expect(after).toBe(12_345);
  } finally {
    await terminal.close();
  }
});
