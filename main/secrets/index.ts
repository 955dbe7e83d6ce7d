// Secrets of this terminal, in the system's keyring.
export type { SafeStorage } from './keyring';
export { createSecrets } from './secrets';
export type { Secrets, SecretsOptions } from './secrets';
export type { SecretLocation, SecretReading, StoredSecret } from './stored-secret';
