// What this terminal is set to: provisioned by a file, changed at the counter, stored for the next start.
export { readAuthorities } from './authorities';
export { configuredLanguage } from './configured-language';
export { storeLanguage, storeScanner, storeTourSeen } from './counter-settings';
export { loadSettings } from './load-settings';
export type { LoadOptions, SecretStore, Startup } from './load-settings';
export { mayBeProvisioned } from './may-be-provisioned';
export { isParkedTooLong } from './parked-too-long';
export { isSameScanner, settingsProblemCodes } from './schema';
export type { ApiCredentials, Settings, SettingsProblem, SettingsProblemCode, UnlockPin } from './schema';
export { isPin } from './unlock-pin';
