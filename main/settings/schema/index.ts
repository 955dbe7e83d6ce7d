// Every setting, said once: its form, its default, its words for a technician, and what can be wrong with it.
export { withoutTrailingSlashes } from './api-url';
export { problemsOf, settingsProblemCodes } from './problems';
export type { SettingsProblem, SettingsProblemCode } from './problems';
export { provisioningSchema, storedSchema } from './schema';
export type { Provisioned, Stored } from './schema';
export { isSameScanner, withScanner } from './serial-scanner';
export { withDefaults } from './settings';
export type { ApiAccess, ApiCredentials, ProxyLogin, Settings, UnlockPin } from './settings';
