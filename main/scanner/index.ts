export { createHub } from './hub';
export type { Hub } from './hub';
export { createKeyboardTransport } from './keyboard';
export type { KeyboardOptions, Keystrokes } from './keyboard';
export type { Keystroke } from './keystroke';
export { createSerialTransport } from './serial';
export type { SerialOptions } from './serial';
export type { IsComplete, ScannerEvent, ScannerState, ScannerStatus, Transport } from './scanner';
