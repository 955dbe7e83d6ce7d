// Scanners that type: the keyboard wedge, which tells a scanner from a person.
export { characterOf, isModifier } from './key-characters';
export { createKeyboardTransport } from './keyboard-transport';
export type { Keystrokes } from './keyboard-transport';
