// Where the window opens, on the displays of a counter.
import { expect, test } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withVirtualDisplay } from '../../../scripts/launch/display.mjs';
import { launch } from '../support/launch';
import type { Launched } from '../support/launch';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

let userDataDir: string;
test.beforeEach(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'flexiti-window-'));
});
test.afterEach(() => rm(userDataDir, { recursive: true, force: true }));

const boundsOf = ({ app }: Launched): Promise<Rectangle | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

for (const [width, height] of [
  [1366, 768],
  [1024, 768],
  [1080, 1920],
] as const) {
  test(`the first start fills a display of ${width}x${height}, with the row of keys in view`, async () => {
    const open = async (env: NodeJS.ProcessEnv): Promise<void> => {
      const terminal = await launch({ userDataDir, env: { DISPLAY: env['DISPLAY'] ?? '' } });
      try {
        // Without a window manager Chromium leaves a pixel, so that it is not taken for full screen.
        expect(await boundsOf(terminal)).toEqual({ x: 0, y: 0, width: width - 1, height: height - 1 });
        await expect(terminal.page.locator('footer').last()).toBeInViewport({ ratio: 1 });
      } finally {
        await terminal.close();
      }
    };
    await withVirtualDisplay(open, process.env, `${width}x${height}`);
  });
}

test('the window opens where it was left', async () => {
  const left = { x: 100, y: 50, width: 1100, height: 800 };
  const first = await launch({ userDataDir });
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, left);
  await expect.poll(() => first.page.evaluate(() => window.innerWidth)).toBe(left.width);
  await first.close();
  const second = await launch({ userDataDir });
  try {
    expect(await boundsOf(second)).toEqual(left);
  } finally {
    await second.close();
  }
});

test('a window of a display that is gone opens inside the one that is there', async () => {
  const bounds = { x: 3000, y: -2000, width: 1280, height: 900 };
  await writeFile(join(userDataDir, 'window.json'), JSON.stringify({ bounds, maximised: false }));
  const terminal = await launch({ userDataDir });
  try {
    expect(await boundsOf(terminal)).toEqual({ x: 640, y: 0, width: 1280, height: 900 });
  } finally {
    await terminal.close();
  }
});
