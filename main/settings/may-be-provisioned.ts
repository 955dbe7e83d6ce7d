// Answers before Electron is ready, so without waiting: may this terminal turn out to be live?
import { accessSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './provisioning-file';
import { markName, storedName } from './stored-settings';

/**
 * False only where it is sure that the terminal will train: it was never marked as provisioned, and neither what it keeps
 * nor the file that it was given names an API. Any doubt counts as yes, because what is open in training must be closed in a store.
 */
export function mayBeProvisioned(folder: string, configPath: string | undefined): boolean {
  return isMarked(folder) || mayKeepApi(folder) || mayNameApi(configPath);
}

function isMarked(folder: string): boolean {
  try {
    accessSync(join(folder, markName));
    return true;
  } catch (error) {
    return errorCode(error) !== 'ENOENT';
  }
}

// Settings that were copied from another till bring no mark, and start this one live.
function mayKeepApi(folder: string): boolean {
  const path = join(folder, storedName);
  return existsSync(path) && mayNameApi(path);
}

function mayNameApi(path: string | undefined): boolean {
  if (path === undefined || path === '') return false;
  try {
    const said: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    return typeof said !== 'object' || said === null || 'api' in said;
  } catch {
    return true;
  }
}
