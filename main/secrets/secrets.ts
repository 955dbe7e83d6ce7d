// The secrets of this terminal, encrypted so that only this user of this computer can read them.
import { join } from 'node:path';
import { readOrCreateKey } from './journal-key';
import { hasKeyring } from './keyring';
import type { SafeStorage } from './keyring';
import { createStoredSecret, type StoredSecret } from './stored-secret';

export interface Secrets {
  /** Of the POS API; its owner is the API's address and the client id. */
  clientSecret: StoredSecret;
  /** Of the store's proxy; its owner is the proxy's address and the user. */
  proxyPassword: StoredSecret;
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

export function createSecrets({ safeStorage, folder, platform = process.platform }: SecretsOptions): Secrets {
  const secretIn = (file: string): StoredSecret => createStoredSecret(join(folder, file), safeStorage, platform);
  let pendingKey: Promise<Buffer | null> = Promise.resolve(null);

  // Serialized: two calls that find no key would each create one.
  function journalKey(): Promise<Buffer | null> {
    pendingKey = pendingKey.then(async (key) => {
      if (key !== null || !hasKeyring(safeStorage, platform)) return key;
      return readOrCreateKey(join(folder, 'journal-key.bin'), safeStorage);
    });
    return pendingKey;
  }

  return { clientSecret: secretIn('client-secret.bin'), proxyPassword: secretIn('proxy-password.bin'), journalKey };
}
