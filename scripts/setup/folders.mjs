// Where set-up keeps what outlives a checkout.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout that these scripts belong to. */
export const root = resolve(import.meta.dirname, '../..');

/**
 * The user's cache folder for this program (XDG base directory specification; LOCALAPPDATA on Windows).
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  const own = 'flexiti-pos-terminal';
  if (env['XDG_CACHE_HOME']?.startsWith('/')) return join(env['XDG_CACHE_HOME'], own);
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), own, 'Cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', own);
  return join(homedir(), '.cache', own);
}

/**
 * The folder whose existence means that another process is setting this checkout up.
 * @param {string} checkout
 * @returns {string}
 */
export function lockFolder(checkout) {
  const name = createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 16);
  return join(cacheFolder(), 'locks', name);
}
