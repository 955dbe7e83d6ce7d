import { expect, test } from '@playwright/test';
import { launch } from '../support/launch';
import { start } from '../support/start';

test('a second terminal on the same folder ends at once, and the first one is told', async () => {
  const first = await launch();
  try {
    const told = first.app.evaluate(
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
    expect(await told).toBe(true);
    expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  } finally {
    await first.close();
  }
});
