// One secret in a file that only the keyring decrypts, bound to whom it may be told.
import { chmod, readFile, rm } from 'node:fs/promises';
import { writeFile } from 'atomically';
import { z } from 'zod';
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
  /** It belongs to another owner: whom it is told, or as whom, was changed without it. */
  | { kind: 'other_owner' };

export interface StoredSecret {
  /** Replaces the stored secret. It is bound to its `owner`, so that it is never told to another. */
  store(secret: string, owner: string): Promise<SecretLocation>;
  /** The secret that is stored for `owner`. Never rejects, whatever the file holds. */
  read(owner: string): Promise<SecretReading>;
  /** Removes it. Never rejects: what cannot be removed stays bound to its owner. */
  forget(): Promise<void>;
}

const contents = z.object({ owner: z.string(), secret: z.string() });

export function createStoredSecret(file: string, safeStorage: SafeStorage, platform: NodeJS.Platform): StoredSecret {
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

  async function forget(): Promise<void> {
    try {
      await rm(file, { force: true });
    } catch {
      // It stays bound to its owner.
    }
  }

  async function store(secret: string, owner: string): Promise<SecretLocation> {
    const stored = await read(owner);
    if (stored.kind === 'secret' && stored.secret === secret) return 'keyring';
    if (!hasKeyring(safeStorage, platform)) {
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

  return { store, read, forget };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
