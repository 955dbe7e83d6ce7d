// Electron's safeStorage as far as it is used here, and when there is a keyring behind it.

/** The part of Electron's `safeStorage` that is used here; Electron's own fits. It may be asked only once the app is ready. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** On Linux alone. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

/** Whether what is encrypted now can be opened by this user of this computer alone. */
export function hasKeyring(safeStorage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  // Without a keyring Electron on Linux may still "encrypt", with a password that is the same everywhere.
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}
