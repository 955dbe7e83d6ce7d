// Core dumps of the program's processes hold no memory.
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crashPage } from '../support/crash-page';
import { launch } from '../support/launch';

test.skip(process.platform !== 'linux', 'only on Linux a process can set what its core dump holds');

test('every process of the program excludes its memory from dumps, and a crashed page leaves no dump', async () => {
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
