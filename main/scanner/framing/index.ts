// Framing: cuts a device's bytes into payloads.
export { createFramer } from './framing';
export type { Frame, Framer } from './framing';
