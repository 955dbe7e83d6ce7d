// A counter to play at: the built terminal in real Electron, provisioned for training, and the scanner's far end.
import { _electron, type ElectronApplication } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { View } from '../../preload/contract';
import type { Camera } from './album';
import { cashierAt } from '../../test/support/cashier';
import { openPty, type Pty } from '../../test/support/pty';
import { freePort } from '../../test/support/free-port';
import { controlToken, sandboxAt, type TrainingSandbox } from '../../test/support/sandbox-control';

export interface CounterParts {
  /** The checkout, whose `out/` is built. */
  root: string;
  /** The folder of an Electron release. */
  runtimeFolder: string;
  /** What Electron must be told about this machine. */
  electronArguments: readonly string[];
  /** Names the display. */
  env: NodeJS.ProcessEnv;
}

export interface DemoTerminal extends Camera {
  pty: Pty;
  sandbox: TrainingSandbox;
  /** Has the page draw its view with something laid over it, until main has news: what only a power cut brings about. */
  draw(over: Partial<View>): Promise<void>;
  /** Ends the terminal and everything that was started for it. */
  close(): Promise<void>;
}

/**
 * Opens the terminal with all that it keeps in `scratch`, a folder of its own; `more` is laid over its provisioning file.
 * Throws where no window opens within half a minute.
 */
export async function startCounter(parts: CounterParts, scratch: string, more: object = {}): Promise<DemoTerminal> {
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
      ...more,
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
      async draw(over) {
        const view = await cashierAt(page).view();
        // Behind main's last view and before its next.
        const drawn: View = { ...view, ...over, revision: view.revision + 0.5 };
        await window.evaluate((it: BrowserWindow, told) => { it.webContents.send('view', told); }, drawn);
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
