// The windows, and the cashier's input: keys, idle time, the clipboard.
export { systemClipboard } from './clipboard';
export { watchIdle } from './idle';
export type { IdleOptions, IdleWatch } from './idle';
export { createKeystrokes } from './keystrokes';
export type { WindowKeystrokes } from './keystrokes';
export { openPages } from './open-pages';
export type { Pages } from './open-pages';
export { focusWindow } from './window';
