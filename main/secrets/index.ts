// Secrets of this terminal, in the system's keyring.
export type { SafeStorage } from './keyring';
export { createSecrets } from './secrets';
export type { SecretLocation, SecretReading, Secrets, SecretsOptions } from './secrets';
