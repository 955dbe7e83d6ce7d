// A program without a window whose two fetch functions, the terminal's own, a test calls.
import { _electron, expect, type ElectronApplication } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { programArguments, programEnvironment } from '../support/launch';
import { runtimeFolder } from '../support/runtime';

/** `often`: for calls that Chromium may repeat; `once`: for verify. */
export type Way = 'often' | 'once';
export type Outcome = { status: number; body: string } | { problem: string };

export interface FetchProgram {
  app: ElectronApplication;
  userDataDir: string;
  /** Fetches in the program, with the body. */
  call: (way: Way, url: string, init?: RequestInit) => Promise<Outcome>;
  close: () => Promise<void>;
}

export interface FetchProgramOptions {
  /** More arguments for the program. */
  args?: string[];
  /** Added to this process's environment. */
  env?: Record<string, string>;
}

export async function startFetchProgram({ args = [], env = {} }: FetchProgramOptions = {}): Promise<FetchProgram> {
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  const program = join(scratch, 'program');
  const userDataDir = join(scratch, 'user-data');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'programs', 'network.ts'),
      outDir: program,
      target: 'node20',
      rolldownOptions: { external: ['electron'] },
    },
    ssr: { noExternal: true },
  });
  await writeFile(
    join(program, 'package.json'),
    JSON.stringify({ name: 'network', type: 'module', main: 'network.js' }),
  );
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtimeFolder();
  const [, ...usual] = programArguments(userDataDir);
  const app = await _electron.launch({ args: [program, ...usual, ...args], env: programEnvironment(env) });
  await expect.poll(() => app.evaluate(() => 'once' in globalThis)).toBe(true);
  return {
    app,
    userDataDir,
    call: (way, url, init = {}) =>
      app.evaluate(
        async (_electronModule, [name, address, options]): Promise<Outcome> => {
          const ways = globalThis as unknown as Record<Way, (url: string, init: RequestInit) => Promise<Response>>;
          try {
            const response = await ways[name](address, options);
            return { status: response.status, body: await response.text() };
          } catch (problem) {
            const cause = problem instanceof Error && problem.cause instanceof Error ? problem.cause : null;
            const code = cause !== null && 'code' in cause ? String(cause.code) : '';
            return { problem: [String(problem), String(cause ?? ''), code].join(' ') };
          }
        },
        [way, url, init] as const,
      ),
    async close() {
      await app.close();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
