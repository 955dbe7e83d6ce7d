// Keyboard wedge scanners: telling a scanner from a person by start, prefix and rhythm.
export { bySystem, createAltCode, createReadings, inAllReadings, isModifier, isText } from './characters';
export type { Characters } from './characters';
export { createKeyboardTransport } from './keyboard-transport';
export type { Keystrokes } from './keyboard-transport';
