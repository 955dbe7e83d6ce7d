// The Electron that stands in node_modules, and its download by the electron package's own installer.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockHash } from '../setup/packages.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { executableName, readRuntime } from './runtime.mjs';

/** @typedef {import('./runtime.mjs').ElectronRuntime} ElectronRuntime */

const downloadLimitMs = 10 * 60_000;
const retryAfterMs = 24 * 60 * 60_000;

/** @param {string} checkout */
const packageFolder = (checkout) => join(checkout, 'node_modules', 'electron');
/** @param {string} checkout */
const failureFile = (checkout) => join(checkout, 'node_modules', '.cache', 'flexiti-pos-terminal', 'electron-download');

/**
 * The version of the electron package that is installed.
 * @param {string} checkout
 * @returns {string}
 */
export function wantedVersion(checkout) {
  /** @type {unknown} */
  const file = JSON.parse(readFileSync(join(packageFolder(checkout), 'package.json'), 'utf8'));
  return String(/** @type {{ version: unknown }} */ (file).version);
}

/**
 * @param {string} checkout
 * @param {ElectronRuntime['source']} [source]
 * @returns {ElectronRuntime | null} Null where there is none, or one of another version.
 */
export function findInstalled(checkout, source = 'installed') {
  const runtime = readRuntime(join(packageFolder(checkout), 'dist'), source);
  return runtime?.version === wantedVersion(checkout) ? runtime : null;
}

/**
 * Downloads Electron. A failure is remembered for a day or until the lock file changes, so that not every start waits.
 * @param {string} checkout
 * @param {import('../setup/announce.mjs').Announce} announce
 * @param {number} [now] Milliseconds since 1970.
 * @returns {Promise<ElectronRuntime | null>} Null where it could not be had.
 */
export async function downloadElectron(checkout, announce, now = Date.now()) {
  if (failedLately(checkout, now)) return null;
  announce(`downloading Electron ${wantedVersion(checkout)}`);
  const env = { ...process.env };
  Reflect.deleteProperty(env, 'ELECTRON_OVERRIDE_DIST_PATH');
  const { code } = await runCommand(process.execPath, [join(packageFolder(checkout), 'install.js')], {
    env,
    quiet: true,
    timeoutMs: downloadLimitMs,
  });
  const runtime = code === 0 ? findInstalled(checkout, 'download') : null;
  if (runtime !== null) {
    writeFileSync(join(packageFolder(checkout), 'path.txt'), executableName());
    return runtime;
  }
  announce('its download server could not be reached');
  mkdirSync(dirname(failureFile(checkout)), { recursive: true });
  writeFileSync(failureFile(checkout), JSON.stringify({ lock: lockHash(checkout), at: now }));
  return null;
}

/**
 * @param {string} checkout
 * @param {number} now
 * @returns {boolean}
 */
export function failedLately(checkout, now) {
  try {
    /** @type {unknown} */
    const file = JSON.parse(readFileSync(failureFile(checkout), 'utf8'));
    const failure = /** @type {{ lock: unknown, at: unknown }} */ (file);
    return failure.lock === lockHash(checkout) && typeof failure.at === 'number' && now - failure.at < retryAfterMs;
  } catch {
    return false;
  }
}
