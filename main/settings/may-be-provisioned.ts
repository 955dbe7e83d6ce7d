// Whether this terminal may turn out to be live, decided synchronously: the answer is needed before Electron is ready.
import { accessSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './provisioning-file';
import { markName, storedName } from './stored-settings';

/**
 * False only where the terminal is sure to start in training: it has no mark, and neither the stored settings nor the
 * provisioning file name an API. In doubt true, because what is open in training must be closed in a store.
 */
export function mayBeProvisioned(folder: string, configPath: string | undefined): boolean {
  return isMarked(folder) || storedMayNameApi(folder) || fileMayNameApi(configPath);
}

function isMarked(folder: string): boolean {
  try {
    accessSync(join(folder, markName));
    return true;
  } catch (error) {
    return errorCode(error) !== 'ENOENT';
  }
}

// Settings that were copied from another till come without the mark.
function storedMayNameApi(folder: string): boolean {
  const path = join(folder, storedName);
  return existsSync(path) && fileMayNameApi(path);
}

function fileMayNameApi(path: string | undefined): boolean {
  if (path === undefined || path === '') return false;
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    return typeof content !== 'object' || content === null || 'api' in content;
  } catch {
    return true;
  }
}
