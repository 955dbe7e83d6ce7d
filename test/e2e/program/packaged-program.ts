// The program that `npm run dist:dir` packed: its files, its start, and its page. It is closed to hooks and to Playwright
// inside Electron, so its page is reached by the debugging port, which training opens.
import { extractFile, listPackage, statFile } from '@electron/asar';
import { chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { programArguments, programEnvironment, projectFolder } from '../support/launch';

const dist = join(projectFolder, 'dist');
const packIt = 'Run `npm run dist:dir` first.';

/** The packed folder. Throws where there is none. */
export function packedFolder(): string {
  const name = existsSync(dist) ? readdirSync(dist).find((entry) => entry.endsWith('-unpacked')) : undefined;
  if (name === undefined) throw new Error(`There is no packed program in dist/. ${packIt}`);
  return join(dist, name);
}

export function packedExecutable(): string {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return join(packedFolder(), `flexiti-pos-terminal${suffix}`);
}

export interface PackedFile {
  /** From the archive's root, with slashes. */
  path: string;
  /** In `app.asar.unpacked`. */
  unpacked: boolean;
  content: () => Buffer;
}

/** All files of the packed program, in the archive and unpacked. */
export function packedFiles(): PackedFile[] {
  const archive = join(packedFolder(), 'resources', 'app.asar');
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const name = listed.slice(1);
    const stat = statFile(archive, name);
    if (!('size' in stat)) return [];
    const path = name.replaceAll('\\', '/');
    return [{ path, unpacked: stat.unpacked, content: () => extractFile(archive, name) }];
  });
}

/** Throws where the packed program is older than the built one. */
export function expectFresh(): void {
  const packed = new Map(packedFiles().map((file) => [file.path, file]));
  for (const name of readdirSync(join(projectFolder, 'out'), { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = join(name.parentPath, name.name);
    const path = file.slice(projectFolder.length + 1).replaceAll('\\', '/');
    if (packed.get(path)?.content().equals(readFileSync(file)) !== true) {
      throw new Error(`The packed program is older than the built one: ${path} differs. ${packIt}`);
    }
  }
}

export interface PackedProgram {
  pid: number;
  /** Its standard output and standard error so far. */
  output: () => string;
  isOver: () => boolean;
  /** Gives the exit code. */
  ended: Promise<number | null>;
  stop: () => Promise<void>;
}

/** Starts the packed program. `env` is added to this process's environment without its terminal configuration. */
export function startPacked(userDataDir: string, args: string[], env: Record<string, string> = {}): PackedProgram {
  const [, ...own] = programArguments(userDataDir, args);
  const child = spawn(packedExecutable(), own, { env: programEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number | null>((done, fail) => {
    child.once('exit', done);
    child.once('error', fail);
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return { pid: child.pid ?? 0, output: () => output, isOver, ended, stop };
}

/** Attaches to the page of a program started with this debugging port. Rejects where the program ends before. */
export async function attach(program: PackedProgram, port: number): Promise<Page> {
  const address = `http://127.0.0.1:${port}`;
  const wait = async (): Promise<void> => {
    if (program.isOver()) throw new Error(`the program ended before its page was there: ${program.output()}`);
    await delay(50);
  };
  // Playwright hangs now and then on a program whose page is still being created.
  while (!(await lists(`${address}/json/list`, 'app://'))) await wait();
  const browser = await chromium.connectOverCDP(address);
  for (;;) {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page !== undefined) {
      await page.waitForLoadState('load');
      return page;
    }
    await wait();
  }
}

async function lists(url: string, text: string): Promise<boolean> {
  try {
    return (await (await fetch(url)).text()).includes(text);
  } catch {
    return false;
  }
}
