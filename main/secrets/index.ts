export type { SafeStorage } from './keyring';
export { createSecrets } from './secrets';
export type { KeptIn, SecretReading, Secrets, SecretsOptions } from './secrets';
