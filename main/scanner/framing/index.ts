// Bytes in, payloads out: where a scan begins and ends.
export { createFramer } from './framing';
export type { Frame, Framer } from './framing';
