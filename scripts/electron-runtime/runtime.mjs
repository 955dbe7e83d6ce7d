// What an Electron runtime is to the scripts: a folder laid out like Electron's own release.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} path The folder; what ELECTRON_OVERRIDE_DIST_PATH takes.
 * @property {string} executable
 * @property {string} version Without a leading `v`.
 * @property {'override' | 'installed' | 'download' | 'fallback'} source
 */

/**
 * Where the program stands in a folder of Electron (as node_modules/electron/install.js has it).
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function executableName(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Reads a folder of Electron.
 * @param {string} path
 * @param {ElectronRuntime['source']} source
 * @returns {ElectronRuntime | null} Null where there is no Electron in it.
 */
export function readRuntime(path, source) {
  const executable = join(path, executableName());
  if (!existsSync(executable)) return null;
  const versionFile = join(path, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { path, executable, version, source };
}

/**
 * The environment in which electron-vite, the electron package and the end-to-end tests all start this runtime.
 * @param {ElectronRuntime} runtime
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function runtimeEnvironment(runtime, env = process.env) {
  const own = {
    ...env,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.path,
    ELECTRON_EXEC_PATH: runtime.executable,
    FLEXITI_ELECTRON: runtime.executable,
  };
  // Set by editors that are Electron programs themselves; it would turn ours into plain Node.
  Reflect.deleteProperty(own, 'ELECTRON_RUN_AS_NODE');
  return own;
}
