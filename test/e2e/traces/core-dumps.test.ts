// Whatever crashes, its core dump holds no memory: of main, of the page, and of all that Chromium has beside them.
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crashPage } from '../support/crash-page';
import { launch } from '../support/launch';

test.skip(process.platform !== 'linux', 'only Linux dumps cores where a program can say what is in them');

test('every process of the program leaves its memory out, and a page that crashes leaves no dump', async () => {
  const terminal = await launch();
  try {
    const pids = await terminal.app.evaluate(({ app, BrowserWindow }) => [
      ...app.getAppMetrics().map(({ pid }) => pid),
      ...BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    ]);
    expect(pids.length).toBeGreaterThanOrEqual(3);
    for (const pid of pids) expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');

    await crashPage(terminal.app);
    const again = await terminal.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    expect(again).toBeGreaterThan(0);
    const kept = readdirSync(join(terminal.userDataDir), { recursive: true, encoding: 'utf8' });
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((name) => /\.dmp$|(^|\/)core(\.\d+)?$/.test(name))).toEqual([]);
  } finally {
    await terminal.close();
  }
});
