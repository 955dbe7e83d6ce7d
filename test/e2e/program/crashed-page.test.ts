// A crashed page is loaded again, with main's state of the customer.
import { expect, test } from '@playwright/test';
import { crashPage } from '../support/crash-page';
import { launch } from '../support/launch';

test('the page is loaded again after its process crashed, with the current customer', async () => {
  const terminal = await launch();
  try {
    const amount = await terminal.page.evaluate(async () => {
      const { flowId, screenNumber } = await window.terminal.getView();
      await window.terminal.intend({ flowId, screenNumber, intention: { type: 'setAmount', amountCents: 12_345 } });
      return (await window.terminal.getView()).amountCents;
    });
    expect(amount).toBe(12_345);

    await crashPage(terminal.app);
    const after = await terminal.app.evaluate(({ BrowserWindow }): Promise<unknown> | undefined =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'window.terminal.getView().then((view) => view.amountCents)',
      ),
    );
    expect(after).toBe(12_345);
  } finally {
    await terminal.close();
  }
});
