// The terminal of the demo: the built program in real Electron, provisioned for training, and the scanner's far end.
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

export interface TerminalParts {
  /** The checkout, whose `out/` is built. */
  root: string;
  /** The folder of an Electron release. */
  runtimeFolder: string;
  /** For this machine, such as `--no-sandbox`. */
  electronArguments: readonly string[];
  /** Names the display. */
  env: NodeJS.ProcessEnv;
}

export interface DemoTerminal extends Camera {
  pty: Pty;
  sandbox: TrainingSandbox;
  /** Shows the current view with changes, until main sends the next: for states that cannot be reached otherwise. */
  draw(over: Partial<View>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the terminal with its data in the folder `scratch`; `more` is merged into its provisioning file. Throws where no
 * window opens within half a minute.
 */
export async function startDemoTerminal(parts: TerminalParts, scratch: string, more: object = {}): Promise<DemoTerminal> {
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
    // Without `executablePath`: with it Playwright does not pause the program until it has attached, and hangs now and then.
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
        // Between main's last view and its next.
        const drawn: View = { ...view, ...over, revision: view.revision + 0.5 };
        await window.evaluate((it: BrowserWindow, sent) => { it.webContents.send('view', sent); }, drawn);
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
