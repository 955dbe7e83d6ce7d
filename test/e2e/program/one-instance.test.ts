import { expect, test } from '@playwright/test';
import { launch } from '../support/launch';
import { start } from '../support/start';

test('a second terminal on the same folder exits at once, and the first one is notified', async () => {
  const first = await launch();
  try {
    const notified = first.app.evaluate(
      ({ app }) =>
        new Promise<boolean>((done) => {
          app.once('second-instance', () => {
            done(true);
          });
        }),
    );
    await first.app.evaluate(() => undefined);
    const second = start(first.userDataDir);
    expect(await second.ended).toBe(0);
    expect(await notified).toBe(true);
    expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  } finally {
    await first.close();
  }
});
