// Starts the built terminal as a store would, with a folder of its own that is gone afterwards.
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Keyring } from './keyring';
import { runtimeFolder } from './runtime';
import { words } from './words';

export const projectFolder = resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** Written to a file that FLEXITI_POS_CONFIG names; without it the terminal has never been provisioned. */
  config?: unknown;
  /** Laid over this process's environment. */
  env?: Record<string, string>;
  /** More arguments for the program. */
  args?: string[];
  /** A folder of an earlier launch; it is then kept. */
  userDataDir?: string;
  /** Where the terminal finds a keyring; without one, what this machine has. */
  keyring?: Keyring;
  /** Where it is started; else where the tests are. */
  cwd?: string;
  /** Loaded beside those that every launch has. */
  hooks?: Hook[];
}

export interface Launched {
  app: ElectronApplication;
  /** The first window, loaded. */
  page: Page;
  userDataDir: string;
  /** What it has written to standard output and to standard error; Chromium writes there too. */
  said: () => string;
  /** Ends the program and removes its folder. */
  close: () => Promise<void>;
}

/** Root on Linux cannot have Chromium's sandbox. */
const chromiumSandbox = process.platform !== 'linux' || process.getuid?.() !== 0;

export type Hook =
  | 'adjustable-clock'
  | 'keep-complaints'
  | 'keep-debugging'
  | 'note-content-protection'
  | 'one-session'
  | 'say-loaded'
  | 'use-keyring';

const stops = (['en-CA', 'fr-CA'] as const).map((language) => words('shell_start_stopped', language));

/** A module that is loaded before the program. */
export function hook(name: Hook): string[] {
  return ['-r', join(import.meta.dirname, 'hooks', `${name}.cjs`)];
}

/** What the program is started with: its own folder, and no sandbox where there can be none. */
export function programArguments(userDataDir: string, more: string[] = []): string[] {
  return [projectFolder, `--user-data-dir=${userDataDir}`, ...(chromiumSandbox ? [] : ['--no-sandbox']), ...more];
}

/** The environment that the program is started in; never this machine's own configuration. */
export function programEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'FLEXITI_POS_CONFIG' || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(inherited), ...more };
}

/** Launches the built terminal. Throws with what it said where it stops at its start, and where no window opens. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  const userDataDir = options.userDataDir ?? join(scratch, 'user-data');
  // Without `executablePath`: only then does Playwright hold the program back until it has attached, and a launch that it
  // does not hold back hangs now and then. The electron package finds the runtime by its folder.
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
  const complaint = createComplaint(app);
  const close = async (): Promise<void> => {
    await app.close();
    await remove();
  };
  try {
    const page = await Promise.race([app.firstWindow({ timeout: 30_000 }), complaint.stopped]);
    await page.waitForLoadState('load');
    return { app, page, userDataDir, said: complaint.said, close };
  } catch (problem) {
    app.process().kill('SIGKILL');
    await close();
    throw new Error(`The terminal opened no window. It said: ${complaint.said()}`, { cause: problem });
  }
}

interface Complaint {
  said: () => string;
  /** Rejects when the terminal says that it cannot start. There is then a message on the screen, and never a window. */
  stopped: Promise<never>;
}

function createComplaint(app: ElectronApplication): Complaint {
  let said = '';
  const stopped = new Promise<never>((_, fail) => {
    const { stdout, stderr } = app.process();
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        said += bytes.toString();
        if (stops.some((words) => said.includes(words))) fail(new Error('the terminal stopped at its start'));
      });
    }
  });
  // What is said after the window has opened is no concern of the launch.
  stopped.catch(() => undefined);
  return { said: () => said, stopped };
}
