// The secrets of this terminal, the API's client secret and the journal's key, where only this user of this computer can
// read them.
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';
import { readOrMakeKey } from './journal-key';
import { hasKeyring } from './keyring';
import type { SafeStorage } from './keyring';

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
  /**
   * The 32 bytes that the journal is encrypted with, made at the first call. Null without a keyring, and where a new key
   * cannot be written. A key that cannot be opened any more is replaced: what it has encrypted is lost. Never rejects.
   */
  journalKey(): Promise<Buffer | null>;
}

export interface SecretsOptions {
  safeStorage: SafeStorage;
  /** Where the secrets' files lie; it has to exist. */
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

  let keyAsked: Promise<Buffer | null> = Promise.resolve(null);

  // One call after the other: two that both find no key would each make one.
  function journalKey(): Promise<Buffer | null> {
    keyAsked = keyAsked.then(async (key) => {
      if (key !== null || !hasKeyring(safeStorage, platform)) return key;
      return readOrMakeKey(join(folder, 'journal-key.bin'), safeStorage);
    });
    return keyAsked;
  }

  return { keep, read, journalKey };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
