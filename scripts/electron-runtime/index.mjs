// Finds an Electron to run: the one that is asked for, the installed one, a downloaded one, or the fallback.
import { SetupProblem } from '../setup/announce.mjs';
import { lockFolder } from '../setup/folders.mjs';
import { withLock } from '../setup/lock.mjs';
import { fallbackExists, setUpFallback } from './fallback.mjs';
import { downloadElectron, findInstalled } from './installed.mjs';
import { readRuntime } from './runtime.mjs';

export { wantedVersion } from './installed.mjs';
export { runtimeEnvironment } from './runtime.mjs';

/** @typedef {import('./runtime.mjs').ElectronRuntime} ElectronRuntime */
/** @typedef {import('../setup/announce.mjs').Announce} Announce */

/**
 * Gives the Electron to run, installing it where needed, and names it.
 * @param {string} checkout
 * @param {Announce} announce
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetupProblem} where none can be had
 */
export async function resolveElectron(checkout, announce) {
  const runtime = await find(checkout, announce);
  announce(`Electron ${runtime.version} (${runtime.source}: ${runtime.path})`);
  if (runtime.source === 'fallback') {
    announce(
      `WARNING: Electron ${runtime.version} is out of support: for development and tests only, never for a store`,
    );
  }
  return runtime;
}

/**
 * @param {string} checkout
 * @param {Announce} announce
 * @returns {Promise<ElectronRuntime>}
 */
async function find(checkout, announce) {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const runtime = readRuntime(override, 'override');
    if (runtime !== null) return runtime;
    throw new SetupProblem(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, and there is no Electron in that folder.`);
  }
  const installed = findInstalled(checkout);
  if (installed !== null) return installed;
  const downloaded = await withLock(
    `${lockFolder(checkout)}-electron`,
    async () => findInstalled(checkout) ?? (await downloadElectron(checkout, announce)),
  );
  if (downloaded !== null) return downloaded;
  if (fallbackExists()) return setUpFallback(announce);
  throw new SetupProblem(
    'Electron could not be downloaded. Check the network (a mirror can be named in ELECTRON_MIRROR), or set ' +
      'ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron release.',
  );
}
