// The windows, and the cashier's input: keys, idle time, the clipboard.
export { systemClipboard } from './clipboard';
export { followCustomerDisplay } from './customer-display';
export type { CustomerDisplay, CustomerDisplayOptions } from './customer-display';
export { watchIdle } from './idle';
export type { IdleOptions, IdleWatch } from './idle';
export { createKeystrokes } from './keystrokes';
export type { WindowKeystrokes } from './keystrokes';
export { focusWindow, openWindow } from './window';
export type { WindowOptions } from './window';
