// The pinned Debian packages, fetched with apt and unpacked into the user's cache. Nothing is installed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { announce, SetupProblem } from '../../../scripts/setup/announce.mjs';
import { cacheFolder } from '../../../scripts/setup/folders.mjs';
import { withLock } from '../../../scripts/setup/lock.mjs';
import { runCommand } from '../../../scripts/setup/run-command.mjs';
import { extractKernel } from './kernel';
import { kernelPackage, pinnedPackages } from './pinned-packages';
import type { PinnedPackage } from './pinned-packages';

/** Increase when the unpacked result changes, so that an older cache is not used. */
const revision = 1;
const fetchLimitMs = 15 * 60_000;

/** The emulated machine is not available on this system; the message is the reason. */
export class Unavailable extends Error {}

export interface System {
  /** The unpacked packages, as in a root folder. */
  root: string;
  /** The folder that `extractKernel` creates. */
  kernel: string;
}

/**
 * Gives the emulated machine's parts, fetched once for all checkouts of this user.
 *
 * @throws Unavailable on other platforms, without apt, and where this system's archive lacks these packages
 * @throws SetupProblem where a package differs from the pinned one
 */
export async function setUpSystem(): Promise<System> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Unavailable('they need Linux on x64');
  const folder = join(cacheFolder(), `hardware-${hash(JSON.stringify([pinnedPackages, revision])).slice(0, 12)}`);
  const make = async () => {
    if (!existsSync(folder)) await makeSystem(folder);
  };
  if (!existsSync(folder)) {
    await withLock(`${folder}.lock`, make, () => {
      announce('waiting for another set-up that fetches QEMU');
    });
  }
  return { root: join(folder, 'root'), kernel: join(folder, 'kernel') };
}

async function makeSystem(folder: string): Promise<void> {
  for (const tool of ['apt-get', 'dpkg-deb']) {
    const { code } = await runCommand(tool, ['--version'], { capture: true, quiet: true });
    if (code !== 0) throw new Unavailable(`they are made of Debian packages, and there is no ${tool} here`);
  }
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(`${folder}.making-`);
  try {
    announce('fetching QEMU and a Debian kernel for the hardware tests (95 MB, once)');
    const files = await fetchPackages(work);
    const root = join(work, 'system', 'root');
    const kernel = join(work, 'system', 'kernel');
    for (const [name, file] of files) await unpack(file, name === kernelPackage ? join(work, 'kernel') : root);
    await extractKernel(join(work, 'kernel'), root, kernel);
    await rename(join(work, 'system'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Gives the files of all packages by name, verified by their checksums. */
async function fetchPackages(work: string): Promise<Map<string, string>> {
  if (!(await download(work, []))) {
    // The system's package lists may be old or missing, and only root may update them: so these are our own.
    const lists = join(work, 'apt');
    await mkdir(join(lists, 'lists', 'partial'), { recursive: true });
    await mkdir(join(lists, 'archives', 'partial'), { recursive: true });
    const own = ['-o', `Dir::State::lists=${join(lists, 'lists')}`, '-o', `Dir::Cache=${lists}`];
    await apt(work, [...own, 'update', '-qq']);
    if (!(await download(work, own))) {
      const [first] = absent(work);
      throw new Unavailable(
        `apt has no ${first?.name ?? ''} ${first?.version ?? ''} here (no network, or not Debian 12)`,
      );
    }
  }
  const files = new Map<string, string>();
  for (const pinned of pinnedPackages) {
    const file = fileOf(work, pinned);
    if (file === undefined || hash(await readFile(file)) !== pinned.sha256) {
      throw new SetupProblem(
        `${pinned.name} ${pinned.version} is not the pinned file (its SHA-256 differs). Not used.`,
      );
    }
    files.set(pinned.name, file);
  }
  return files;
}

/** Whether all packages are there afterwards. */
async function download(work: string, options: readonly string[]): Promise<boolean> {
  const names = absent(work).map(({ name, version }) => `${name}=${version}`);
  await apt(work, [...options, 'download', '-qq', ...names]);
  return absent(work).length === 0;
}

function absent(work: string): PinnedPackage[] {
  return pinnedPackages.filter((pinned) => fileOf(work, pinned) === undefined);
}

async function apt(work: string, args: readonly string[]): Promise<void> {
  // apt would download as its own user, who cannot write into our folder.
  const options = ['-o', 'APT::Sandbox::User=root', '-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=30'];
  await runCommand('apt-get', [...options, ...args], {
    cwd: work,
    capture: true,
    quiet: true,
    timeoutMs: fetchLimitMs,
  });
}

async function unpack(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { code } = await runCommand('dpkg-deb', ['--extract', file, folder]);
  if (code !== 0) throw new SetupProblem(`${file} could not be unpacked. Is the disk full?`);
}

/** apt's file name: NAME_VERSION_ARCHITECTURE.deb, with `%3a` for a colon of the version. */
function fileOf(work: string, { name, version }: PinnedPackage): string | undefined {
  const start = `${name}_${version.replaceAll(':', '%3a')}_`;
  const file = readdirSync(work).find((entry) => entry.startsWith(start) && entry.endsWith('.deb'));
  return file === undefined ? undefined : join(work, file);
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
