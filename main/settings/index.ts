export { keepLanguage, keepScanner, keepTourSeen } from './keep-at-counter';
export { loadSettings } from './load-settings';
export type { LoadOptions, SecretKeeper, Startup } from './load-settings';
export { mayBeProvisioned } from './may-be-provisioned';
export { settingsProblemCodes } from './problems';
export type { SettingsProblem, SettingsProblemCode } from './problems';
export { isSameScanner } from './settings';
export type { ApiAccess, Language, Settings } from './settings';
