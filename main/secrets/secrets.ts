// The one secret of this terminal, the API's client secret, where only this user of this computer can read it.
import { randomBytes } from 'node:crypto';
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';

/** The part of Electron's `safeStorage` that is used here; Electron's own fits. It may be asked only once the app is ready. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** On Linux alone. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

/**
 * Where a secret now is: in a file that only the keyring opens; in memory alone, because there is no keyring; or in memory
 * alone although there is one, because writing failed.
 */
export type KeptIn = 'keyring' | 'memory' | 'memory_after_failure';

export type SecretReading =
  | { kind: 'secret'; secret: string }
  /** Nothing was ever kept. */
  | { kind: 'none' }
  /** Something is kept, but the keyring is not there now. */
  | { kind: 'locked' }
  /** Something is kept that the keyring cannot open, or that is damaged. */
  | { kind: 'unreadable' }
  /** What is kept belongs to another owner: an address or client id was changed without its secret. */
  | { kind: 'other_owner' };

export interface Secrets {
  /**
   * Keeps the secret in place of the one before. `owner` says whom it may be shown to (the API's address and client id), so
   * that a changed address never gets the secret of another.
   */
  keep(secret: string, owner: string): Promise<KeptIn>;
  /** The secret that is kept for `owner`. Never throws, whatever the file holds. */
  read(owner: string): Promise<SecretReading>;
  journalKey(): Promise<Buffer | null>;
}

export interface SecretsOptions {
  safeStorage: SafeStorage;
  /** Where the secret's file lies; it has to exist. */
  folder: string;
  platform?: NodeJS.Platform;
}

const contents = z.object({ owner: z.string(), secret: z.string() });

export function createSecrets({ safeStorage, folder, platform = process.platform }: SecretsOptions): Secrets {
  const file = join(folder, 'client-secret.bin');

  // Without a keyring Electron on Linux may still "encrypt", with a password that is the same everywhere.
  function hasKeyring(): boolean {
    if (!safeStorage.isEncryptionAvailable()) return false;
    if (platform !== 'linux') return true;
    const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
    return backend !== 'basic_text' && backend !== 'unknown';
  }

  async function read(owner: string): Promise<SecretReading> {
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch (error) {
      return { kind: isMissing(error) ? 'none' : 'unreadable' };
    }
    if (!hasKeyring()) return { kind: 'locked' };
    try {
      const kept = contents.parse(JSON.parse(safeStorage.decryptString(bytes)));
      return kept.owner === owner ? { kind: 'secret', secret: kept.secret } : { kind: 'other_owner' };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  async function forget(): Promise<void> {
    try {
      await rm(file, { force: true });
    } catch {
      // It stays bound to its owner, and the one who would read it next is told when it is refused.
    }
  }

  async function keep(secret: string, owner: string): Promise<KeptIn> {
    const kept = await read(owner);
    if (kept.kind === 'secret' && kept.secret === secret) {
      return 'keyring';
    }
    if (!hasKeyring()) {
      await forget();
      return 'memory';
    }
    try {
      const bytes = safeStorage.encryptString(JSON.stringify({ owner, secret }));
      await writeFile(file, bytes, { mode: 0o600 });
      await chmod(file, 0o600);
      return 'keyring';
    } catch {
      await forget();
      return 'memory_after_failure';
    }
  }

  async function journalKey(): Promise<Buffer | null> {
    if (!hasKeyring()) return null;
    const at = join(folder, 'journal-key.bin');
    try {
      const key = Buffer.from(safeStorage.decryptString(await readFile(at)), 'base64');
      if (key.length === 32) return key;
    } catch {
      // made anew
    }
    const key = randomBytes(32);
    try {
      await writeFile(at, safeStorage.encryptString(key.toString('base64')), { mode: 0o600 });
      return key;
    } catch {
      return null;
    }
  }

  return { keep, read, journalKey };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
