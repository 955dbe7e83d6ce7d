// The key that the journal encrypts with: made here once, and kept where only the keyring opens it.
import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { writeFile } from 'atomically';
import type { SafeStorage } from './keyring';

const keyBytes = 32;

/**
 * The key that a file holds; a new one, which the file then holds, where there is none or it cannot be opened.
 *
 * @returns 32 bytes; null where a new key could not be kept
 */
export async function readOrMakeKey(file: string, safeStorage: SafeStorage): Promise<Buffer | null> {
  return (await readKey(file, safeStorage)) ?? (await makeKey(file, safeStorage));
}

async function readKey(file: string, safeStorage: SafeStorage): Promise<Buffer | null> {
  try {
    const text = safeStorage.decryptString(await readFile(file));
    const key = Buffer.from(text, 'base64');
    return key.length === keyBytes && key.toString('base64') === text ? key : null;
  } catch {
    return null;
  }
}

async function makeKey(file: string, safeStorage: SafeStorage): Promise<Buffer | null> {
  const key = randomBytes(keyBytes);
  try {
    await writeFile(file, safeStorage.encryptString(key.toString('base64')), { mode: 0o600 });
    await chmod(file, 0o600);
    return key;
  } catch {
    return null;
  }
}
