// The journal's encryption key: created once, in a file that only the keyring decrypts.
import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { writeFile } from 'atomically';
import type { SafeStorage } from './keyring';

const keyBytes = 32;

/**
 * The file's key, 32 bytes; a new one where there is none or it cannot be decrypted. Null where that cannot be written.
 */
export async function readOrCreateKey(file: string, safeStorage: SafeStorage): Promise<Buffer | null> {
  return (await readKey(file, safeStorage)) ?? (await createKey(file, safeStorage));
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

async function createKey(file: string, safeStorage: SafeStorage): Promise<Buffer | null> {
  const key = randomBytes(keyBytes);
  try {
    await writeFile(file, safeStorage.encryptString(key.toString('base64')), { mode: 0o600 });
    await chmod(file, 0o600);
    return key;
  } catch {
    return null;
  }
}
