// The window, and the cashier's input: keys, idle time, the clipboard.
export { systemClipboard } from './clipboard';
export { watchIdle } from './idle';
export type { IdleOptions, IdleWatch } from './idle';
export { createKeystrokes } from './keystrokes';
export type { WindowKeystrokes } from './keystrokes';
export { focusWindow, openWindow } from './window';
export type { WindowOptions } from './window';
