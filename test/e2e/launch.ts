// Starts the built terminal as a store would, with a folder of its own that is gone afterwards.
import { _electron, errors, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runtimeFolder } from './runtime';

export const projectFolder = resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Written to a file that FLEXITI_POS_CONFIG names; without it the terminal has never been provisioned. */
  config?: unknown;
  /** Laid over this process's environment. */
  env?: Record<string, string>;
  /** More modules to load before the program. */
  hooks?: HookName[];
  /** More arguments for the program. */
  args?: string[];
  /** A folder of an earlier launch; it is then kept. */
  userDataDir?: string;
}

export interface Launched {
  app: ElectronApplication;
  /** The first window, loaded. */
  page: Page;
  userDataDir: string;
  /** Ends the program and removes its folder. */
  close: () => Promise<void>;
}

/** Root on Linux cannot have Chromium's sandbox. */
const chromiumSandbox = process.platform !== 'linux' || process.getuid?.() !== 0;

type HookName = 'adjustable-clock' | 'keep-debugging' | 'note-content-protection' | 'say-loaded';

/** A module that is loaded before the program. */
export function hook(name: HookName): string[] {
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

/**
 * Launches the built terminal; throws where no window opens. Of several thousand starts one was seen that opened none, and
 * why is not known: that is said, and the start is made once more.
 */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  try {
    return await launchOnce(options);
  } catch (problem) {
    if (!(problem instanceof errors.TimeoutError)) throw problem;
    process.stderr.write('a start of the terminal opened no window, and is made once more\n');
    return launchOnce(options);
  }
}

async function launchOnce(options: LaunchOptions): Promise<Launched> {
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  const userDataDir = options.userDataDir ?? join(scratch, 'user-data');
  // Without `executablePath`: only then does Playwright hold the program back until it has attached, and a launch that it
  // does not hold back hangs now and then. The electron package finds the runtime by its folder.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtimeFolder();
  const env = programEnvironment(options.env);
  if (options.config !== undefined) {
    env['FLEXITI_POS_CONFIG'] = join(scratch, 'config.json');
    await writeFile(env['FLEXITI_POS_CONFIG'], JSON.stringify(options.config), { mode: 0o600 });
  }
  const remove = (): Promise<void> => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  const app = await _electron
    .launch({
      args: [
        ...(['keep-debugging', 'adjustable-clock', ...(options.hooks ?? [])] as const).flatMap(hook),
        ...programArguments(userDataDir, options.args),
      ],
      chromiumSandbox,
      env,
    })
    .catch(async (problem: unknown) => {
      await remove();
      throw problem;
    });
  const close = async (): Promise<void> => {
    await app.close();
    await remove();
  };
  try {
    const page = await app.firstWindow({ timeout: 12_000 });
    await page.waitForLoadState('load');
    return { app, page, userDataDir, close };
  } catch (problem) {
    app.process().kill('SIGKILL');
    await close();
    throw problem;
  }
}
