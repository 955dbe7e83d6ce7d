// The API's client secret and the journal's key, encrypted so that only this user of this computer can read them.
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';
import { readOrCreateKey } from './journal-key';
import { hasKeyring } from './keyring';
import type { SafeStorage } from './keyring';

/**
 * Where a secret is stored: in a file that only the keyring decrypts; in memory, because there is no keyring; or in
 * memory because writing failed.
 */
export type SecretLocation = 'keyring' | 'memory' | 'memory_after_failure';

export type SecretReading =
  | { kind: 'secret'; secret: string }
  /** Nothing is stored. */
  | { kind: 'none' }
  /** A secret is stored, but the keyring is not available. */
  | { kind: 'locked' }
  /** The keyring cannot decrypt it, or it is damaged. */
  | { kind: 'unreadable' }
  /** It belongs to another owner: the address or client id was changed without its secret. */
  | { kind: 'other_owner' };

export interface Secrets {
  /**
   * Replaces the stored secret. It is bound to its `owner`, the API's address and client id, so that it is never sent
   * to another address.
   */
  store(secret: string, owner: string): Promise<SecretLocation>;
  /** The secret that is stored for `owner`. Never rejects, whatever the file holds. */
  read(owner: string): Promise<SecretReading>;
  /**
   * The 32-byte key of the journal, created at the first call. Null without a keyring, and where a new key cannot be
   * written. A key that cannot be decrypted is replaced: what it encrypted is lost. Never rejects.
   */
  journalKey(): Promise<Buffer | null>;
}

export interface SecretsOptions {
  safeStorage: SafeStorage;
  /** Holds the secrets' files; must exist. */
  folder: string;
  platform?: NodeJS.Platform;
}

const contents = z.object({ owner: z.string(), secret: z.string() });

export function createSecrets({ safeStorage, folder, platform = process.platform }: SecretsOptions): Secrets {
  const file = join(folder, 'client-secret.bin');

  async function read(owner: string): Promise<SecretReading> {
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch (error) {
      return { kind: isMissing(error) ? 'none' : 'unreadable' };
    }
    if (!hasKeyring(safeStorage, platform)) return { kind: 'locked' };
    try {
      const stored = contents.parse(JSON.parse(safeStorage.decryptString(bytes)));
      return stored.owner === owner ? { kind: 'secret', secret: stored.secret } : { kind: 'other_owner' };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  async function remove(): Promise<void> {
    try {
      await rm(file, { force: true });
    } catch {
      // It stays bound to its owner.
    }
  }

  async function store(secret: string, owner: string): Promise<SecretLocation> {
    const stored = await read(owner);
    if (stored.kind === 'secret' && stored.secret === secret) {
      return 'keyring';
    }
    if (!hasKeyring(safeStorage, platform)) {
      await remove();
      return 'memory';
    }
    try {
      const bytes = safeStorage.encryptString(JSON.stringify({ owner, secret }));
      await writeFile(file, bytes, { mode: 0o600 });
      await chmod(file, 0o600);
      return 'keyring';
    } catch {
      await remove();
      return 'memory_after_failure';
    }
  }

  let pendingKey: Promise<Buffer | null> = Promise.resolve(null);

  // Serialized: two calls that find no key would each create one.
  function journalKey(): Promise<Buffer | null> {
    pendingKey = pendingKey.then(async (key) => {
      if (key !== null || !hasKeyring(safeStorage, platform)) return key;
      return readOrCreateKey(join(folder, 'journal-key.bin'), safeStorage);
    });
    return pendingKey;
  }

  return { store, read, journalKey };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
