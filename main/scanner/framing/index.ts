// Framing: cuts a device's bytes into payloads.
export { longestPrefix, restMs } from './codes';
export type { Frame } from './endings';
export { createFramer, longestPauseMs } from './framing';
export { framesOf } from './frames-of';
export type { Piece } from './frames-of';
export type { Framer } from './framer';
export { createScanStart, longestHead } from './scan-start';
