// A counter to play at: the built terminal in real Electron, provisioned for training, and the scanner's far end.
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoParts } from './run-demo';
import { openPty, type Pty } from './pty';
import { controlToken, freePort, sandboxAt, type TrainingSandbox } from './training-sandbox';

export interface Counter {
  page: Page;
  pty: Pty;
  sandbox: TrainingSandbox;
  /** Gives the window this many pixels for its page. */
  resize(width: number, height: number): Promise<void>;
  /** Ends the terminal and everything that was started for it. */
  close(): Promise<void>;
}

/** Opens the terminal with all that it keeps in `scratch`. Throws where no window opens within half a minute. */
export async function startCounter(parts: DemoParts, scratch: string): Promise<Counter> {
  const pty = await openPty();
  let app: ElectronApplication | null = null;
  const close = async (): Promise<void> => {
    await app?.close();
    await pty.close();
  };
  try {
    const port = await freePort();
    const configuration = {
      store: '118',
      lane: '3',
      language: 'en-CA',
      overrideAllowed: true,
      serial: { path: pty.terminalPath },
      sandbox: { port, controlToken },
    };
    const config = join(scratch, 'configuration.json');
    await writeFile(config, JSON.stringify(configuration), { mode: 0o600 });
    // Without `executablePath`, or Playwright does not hold the program back until it has attached, and hangs now and then.
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = parts.runtimeFolder;
    app = await _electron.launch({
      cwd: parts.root,
      args: ['.', `--user-data-dir=${join(scratch, 'user-data')}`, ...parts.electronArguments],
      env: { ...definedOnly(parts.env), FLEXITI_POS_CONFIG: config },
    });
    const page = await app.firstWindow({ timeout: 30_000 });
    await page.waitForLoadState('load');
    const window = await app.browserWindow(page);
    return {
      page,
      pty,
      sandbox: sandboxAt(port),
      async resize(width, height) {
        await window.evaluate((it: BrowserWindow, [wide, high]) => { it.setContentSize(wide, high); }, [width, height] as const);
        await page.waitForFunction(([wide, high]) => innerWidth === wide && innerHeight === high, [width, height]);
      },
      close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  );
}
