export type { SafeStorage } from './keyring';
export { createSecrets } from './secrets';
export type { SecretLocation, SecretReading, Secrets, SecretsOptions } from './secrets';
