// Starts the built terminal as a store would, in a temporary folder.
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Keyring } from './keyring';
import { runtimeFolder } from './runtime';
import { words } from './words';

export const projectFolder = resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** Written to the file that FLEXITI_POS_CONFIG names; without it the terminal is not provisioned. */
  config?: unknown;
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** More arguments for the program. */
  args?: string[];
  /** A folder of an earlier launch; not removed afterwards. */
  userDataDir?: string;
  /** Default: the keyring of this machine. */
  keyring?: Keyring;
  /** Default: the folder of the tests. */
  cwd?: string;
  /** In addition to those of every launch. */
  hooks?: Hook[];
}

export interface Launched {
  app: ElectronApplication;
  /** The first window, loaded. */
  page: Page;
  userDataDir: string;
  /** Its standard output and standard error so far; Chromium writes there too. */
  output: () => string;
  /** Ends the program and removes its folder. */
  close: () => Promise<void>;
}

/** Chromium's sandbox does not work for root on Linux. */
const chromiumSandbox = process.platform !== 'linux' || process.getuid?.() !== 0;

export type Hook =
  | 'adjustable-clock'
  | 'record-stderr'
  | 'keep-debugging'
  | 'record-content-protection'
  | 'print-loaded'
  | 'use-keyring'
  | 'record-requests';

const stops = (['en-CA', 'fr-CA'] as const).map((language) => words('shell_start_stopped', language));

/** The arguments that load a module before the program. */
export function hook(name: Hook): string[] {
  return ['-r', join(import.meta.dirname, 'hooks', `${name}.cjs`)];
}

/** The program's arguments: its user-data folder, and `--no-sandbox` for root. */
export function programArguments(userDataDir: string, more: string[] = []): string[] {
  return [projectFolder, `--user-data-dir=${userDataDir}`, ...(chromiumSandbox ? [] : ['--no-sandbox']), ...more];
}

/** The program's environment: this one's without this machine's own configuration. */
export function programEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'FLEXITI_POS_CONFIG' || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(inherited), ...more };
}

/** Launches the built terminal. Throws with its output where it stops at its start or opens no window. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  const userDataDir = options.userDataDir ?? join(scratch, 'user-data');
  // Without `executablePath`: only then does Playwright pause the program until it has attached; otherwise a launch hangs
  // now and then. The electron package finds the runtime by its folder.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtimeFolder();
  const { keyring } = options;
  const env = programEnvironment({ ...keyring?.env, ...options.env });
  const hooks: Hook[] = ['keep-debugging', 'adjustable-clock', ...(options.hooks ?? [])];
  if (keyring !== undefined) hooks.push('use-keyring');
  if (options.config !== undefined) {
    env['FLEXITI_POS_CONFIG'] = join(scratch, 'config.json');
    await writeFile(env['FLEXITI_POS_CONFIG'], JSON.stringify(options.config), { mode: 0o600 });
  }
  const remove = (): Promise<void> => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  const app = await _electron
    .launch({
      args: [...hooks.flatMap(hook), ...programArguments(userDataDir, options.args)],
      chromiumSandbox,
      env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    })
    .catch(async (problem: unknown) => {
      await remove();
      throw problem;
    });
  const { output, stopped } = watchOutput(app);
  const close = async (): Promise<void> => {
    await app.close();
    await remove();
  };
  try {
    const page = await Promise.race([app.firstWindow({ timeout: 30_000 }), stopped]);
    await page.waitForLoadState('load');
    return { app, page, userDataDir, output, close };
  } catch (problem) {
    app.process().kill('SIGKILL');
    await close();
    throw new Error(`The terminal opened no window. Its output: ${output()}`, { cause: problem });
  }
}

interface Output {
  output: () => string;
  /** Rejects when the terminal prints that it cannot start: it then shows a message box and no window. */
  stopped: Promise<never>;
}

function watchOutput(app: ElectronApplication): Output {
  let output = '';
  const stopped = new Promise<never>((_, fail) => {
    const { stdout, stderr } = app.process();
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        output += bytes.toString();
        if (stops.some((words) => output.includes(words))) fail(new Error('the terminal stopped at its start'));
      });
    }
  });
  // After the window has opened nobody awaits it.
  stopped.catch(() => undefined);
  return { output: () => output, stopped };
}
