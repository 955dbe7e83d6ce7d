// Invents a payload with a real one's structure and faults, so that a fault can be reported without a person's data.
export { inventPayload, type Anonymised } from './invent-payload';
export type { Reading } from './decoder';
export type { RandomSource } from './random';
