// What characters keys stand for: by the system's layout, by a scanner's own, and by number.
export { createAltCode } from './alt-code';
export { isAction, isModifier, isText } from './key-characters';
export { bySystem, createReadings, inAllReadings } from './readings';
export type { Characters } from './readings';
