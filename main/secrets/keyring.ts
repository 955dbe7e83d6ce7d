// Whether Electron's safeStorage is backed by a keyring.

/** The part of Electron's `safeStorage` that is used here. Usable once the app is ready. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** On Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

/** Whether only this user of this computer can decrypt what is encrypted now. */
export function hasKeyring(safeStorage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  // Without a keyring Electron on Linux encrypts with a hard-coded password.
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}
