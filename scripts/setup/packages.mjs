// npm packages: installed where the lock file asks for others than those that are there.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './announce.mjs';
import { lockFolder } from './folders.mjs';
import { withLock } from './lock.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {import('./announce.mjs').Announce} Announce */

/** Inside node_modules, so that it goes when that goes. */
const stampName = '.flexiti-setup';

/**
 * Hash of package-lock.json: what is installed stands and falls with it.
 * @param {string} checkout
 * @returns {string}
 */
export function lockHash(checkout) {
  return createHash('sha512')
    .update(readFileSync(join(checkout, 'package-lock.json')))
    .digest('hex');
}

/**
 * Whether node_modules is what the lock file asks for: by our stamp, or, after an npm run by hand, by npm's own
 * record of what it installed.
 * @param {string} checkout
 * @returns {boolean}
 */
export function packagesAreInstalled(checkout) {
  const modules = join(checkout, 'node_modules');
  const stamp = readOrNull(join(modules, stampName));
  if (stamp !== null) return stamp === lockHash(checkout);
  const record = readOrNull(join(modules, '.package-lock.json'));
  return record !== null && agrees(readFileSync(join(checkout, 'package-lock.json'), 'utf8'), record);
}

/**
 * Installs the npm packages where that is needed. No package's own install script is run.
 * @param {string} checkout
 * @param {Announce} announce
 * @returns {Promise<void>}
 * @throws {SetupProblem} where npm failed
 */
export async function setUpPackages(checkout, announce) {
  if (packagesAreInstalled(checkout)) return;
  const install = async () => {
    if (packagesAreInstalled(checkout)) return;
    announce('installing npm packages (npm ci --ignore-scripts)');
    const { code } = await runCommand(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: checkout,
      },
    );
    if (code !== 0) {
      throw new SetupProblem(
        'npm could not install the packages. Check the network and its messages above, then try again.',
      );
    }
    writeFileSync(join(checkout, 'node_modules', stampName), lockHash(checkout));
  };
  await withLock(`${lockFolder(checkout)}-packages`, install, () => {
    announce('waiting for another set-up of this checkout');
  });
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {string} lockFile
 * @param {string} record npm's node_modules/.package-lock.json
 */
function agrees(lockFile, record) {
  const wanted = packagesOf(lockFile);
  const present = packagesOf(record);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || (present[path] !== undefined && present[path].version === version),
  );
}

/**
 * @param {string} text
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(text) {
  try {
    /** @type {unknown} */
    const file = JSON.parse(text);
    if (typeof file === 'object' && file !== null && 'packages' in file) {
      return /** @type {Record<string, { version?: string, optional?: boolean }>} */ (file.packages);
    }
  } catch {
    // A record that cannot be read is no record.
  }
  return {};
}
