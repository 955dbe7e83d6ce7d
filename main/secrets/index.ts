export { createSecrets } from './secrets';
export type { KeptIn, SafeStorage, SecretReading, Secrets, SecretsOptions } from './secrets';
